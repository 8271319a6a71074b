/**
 * What a program has written, as lines of a terminal without colours: a carriage return writes over the line, and a cleared
 * screen is empty. Pure.
 */

/** Sequences of terminals. */
const SEQUENCE = /\x1b(?:\[([0-9;?]*)([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])/g;
const CLEARS = new Set(["2J", "3J"]);

/** What another program must not make of a text: it could seem to be written elsewhere. */
const CONTROLS = /[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]/g;

/**
 * Add a text to what stands in the line that is open.
 * @param {string} open  that line @param {string} text
 * @returns {{isCleared: boolean, lines: string}}  all from the beginning of that line on, or from that of the screen
 */
export function fed(open, text) {
  let isCleared = false;
  let rest = text.replaceAll("\r\n", "\n");
  const cut = lastClear(rest);
  if (cut >= 0) {
    isCleared = true;
    rest = rest.slice(cut);
  }
  const plain = rest.replace(SEQUENCE, "").replace(CONTROLS, "");
  return { isCleared, lines: obeyed((isCleared ? "" : open) + plain) };
}

/** Where the text begins that stands on the screen; -1 if it was not cleared. @param {string} text */
function lastClear(text) {
  let at = -1;
  for (const found of text.matchAll(SEQUENCE)) {
    if (CLEARS.has(`${found[1]}${found[2]}`)) at = found.index + found[0].length;
  }
  return at;
}

/** @param {string} text */
function obeyed(text) {
  if (!/[\r\b]/.test(text)) return text;
  return text.split("\n").map(obeyedLine).join("\n");
}

/** @param {string} line */
function obeyedLine(line) {
  /** @type {string[]} */
  let written = [];
  let at = 0;
  for (const character of line) {
    if (character === "\r") at = 0;
    else if (character === "\b") at = Math.max(0, at - 1);
    else {
      written[at] = character;
      at += 1;
    }
  }
  return written.join("");
}
