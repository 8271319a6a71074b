/**
 * What a program has written, as lines of a terminal without colours: a carriage return writes over the line, and a cleared
 * screen is empty. Pure.
 */

/** Sequences of terminals. */
const SEQUENCE = /\x1b(?:\[([0-9;?]*)([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])/g;
const CLEARS = new Set(["2J", "3J"]);

/** One whose end has not come yet. */
const BEGUN = /\x1b(?:\[[0-9;?]*|\][^\x07\x1b]{0,2000}\x1b?)?$/;

/** What another program must not make of a text: it could seem to be written elsewhere. */
const CONTROLS = /[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]/g;

/** Where writing goes on. column: in the line that is open, unless that is its end; begun: a sequence whose end has not come yet. @typedef {{column?: number, begun: string}} Place */

/** @type {Place} */
export const AT_END = { begun: "" };

/**
 * Add a text to what stands in the line that is open.
 * @param {string} open  that line @param {string} text @param {Place} [place]
 * @returns {{isCleared: boolean, lines: string, place: Place}}  all from the beginning of that line on, or from that of the screen
 */
export function fed(open, text, { column, begun } = AT_END) {
  const all = begun + text;
  const next = BEGUN.exec(all)?.[0] ?? "";
  let isCleared = false;
  let rest = all.slice(0, all.length - next.length).replaceAll("\r\n", "\n");
  const cut = lastClear(rest);
  if (cut >= 0) {
    isCleared = true;
    rest = rest.slice(cut);
  }
  const plain = rest.replace(SEQUENCE, "").replace(CONTROLS, "");
  const written = isCleared ? obeyed("", undefined, plain) : obeyed(open, column, plain);
  return { isCleared, lines: written.lines, place: { column: written.column, begun: next } };
}

/** Where the text begins that stands on the screen; -1 if it was not cleared. @param {string} text */
function lastClear(text) {
  let at = -1;
  for (const found of text.matchAll(SEQUENCE)) {
    if (CLEARS.has(`${found[1]}${found[2]}`)) at = found.index + found[0].length;
  }
  return at;
}

/** @param {string} open @param {number | undefined} column @param {string} text @returns {{lines: string, column?: number}} */
function obeyed(open, column, text) {
  if (column === undefined && !/[\r\b]/.test(text)) return { lines: open + text };
  const [first, ...rest] = text.split("\n");
  const all = [obeyedLine([...open], column, first), ...rest.map((line) => obeyedLine([], undefined, line))];
  return { lines: all.map(({ line }) => line).join("\n"), column: all.at(-1)?.column };
}

/** @param {string[]} written  in that line until now @param {number | undefined} column @param {string} text */
function obeyedLine(written, column, text) {
  let at = column ?? written.length;
  for (const character of text) {
    if (character === "\r") at = 0;
    else if (character === "\b") at = Math.max(0, at - 1);
    else {
      written[at] = character;
      at += 1;
    }
  }
  return { line: written.join(""), ...(at < written.length ? { column: at } : {}) };
}
