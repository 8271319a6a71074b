/**
 * Program output that stays in JavaScript: what crosses into the page's Python is copied character by
 * character, so Python gets numbers, hands portions around, and takes as much text as it has to look at.
 * A portion can stand wherever the browser takes a string.
 *
 * A byte of the program's that is no UTF-8 comes as a lone surrogate (see worker/host/text.mjs).
 * It is shown as U+FFFD, and becomes that byte again in a file.
 */

/** Text shorter than this goes to Python as it is. */
const SMALL = 2048;

/** A line is cut only if it is so many times as long as what is cut. */
const LONG = 16;

/** What makes text more than characters and lines: see app/output/terminal.py. */
const CONTROL = /[\b\r\x1b]/;
const STYLE = /\x1b\[[\d;:]*m/g;
const RESET = /\x1b\[0*m/;

/** Bytes that are no characters. */
const BYTES = /([\udc80-\udcff]+)/u;
const EACH_BYTE = /[\udc80-\udcff]/gu;

export class Portion {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    /** The same with bytes in it that are no characters, where there are any. @type {string | undefined} */
    this.raw = undefined;
    this.is_plain = !CONTROL.test(text);
    this.breaks = breaks(text);
  }

  get characters() {
    return this.text.length;
  }

  get ends_line() {
    return this.text.endsWith("\n");
  }

  toString() {
    return this.text;
  }

  /** What is to be shown: a short text as it is. @returns {string | Portion} */
  get shown() {
    return this.text.length < SMALL ? this.text : this;
  }

  /**
   * Divide into the rest of a line that has begun, whole lines, and the beginning of a line.
   * @param {boolean} joins  whether a line has begun @returns {[string, Portion, string]}
   */
  divide(joins) {
    const start = joins ? this.text.indexOf("\n") + 1 : 0;
    const end = this.text.lastIndexOf("\n") + 1;
    return [this.text.slice(0, start), new Portion(this.text.slice(start, end)), this.text.slice(end)];
  }

  /**
   * Return the last lines in small portions that end with a line where they can.
   * @param {number} size @param {number} lines @returns {Portion[]}
   */
  cut(size, lines) {
    const found = [];
    for (let end = this.text.length; end > 0 && lines > 0; ) {
      const least = Math.max(0, end - size);
      const at = least ? this.text.indexOf("\n", least) + 1 : 0;
      const start = at && at < end ? at : this.#lineBefore(least, size);
      const piece = new Portion(this.text.slice(start, end));
      found.push(piece);
      lines -= piece.breaks + (piece.ends_line ? 0 : 1);
      end = start;
    }
    return found.reverse();
  }

  /**
   * Return where the line begins that goes on at a place, or a place in it if it is very long: what is cut
   * within a line stands in two.
   * @param {number} at @param {number} size
   */
  #lineBefore(at, size) {
    const begin = at && this.text.lastIndexOf("\n", at - 1) + 1;
    return at - begin < LONG * size ? begin : whole(this.text, at);
  }

  /** Take text from the beginning. @param {number} size @returns {string} */
  take(size) {
    const end = whole(this.text, size);
    return this.#drop(end);
  }

  /** Return one that can be taken from while this one stays whole. */
  copy() {
    return new Portion(this.text);
  }

  /**
   * Forget lines at the beginning. @param {number} lines
   * @returns {string} the sequences among them that still matter for the style of what follows
   */
  skip(lines) {
    let at = 0;
    for (; lines > 0; lines -= 1) at = this.text.indexOf("\n", at) + 1;
    return this.#forget(at);
  }

  /** Forget all but the end, where the cursor is at the beginning of a line. @param {number} size @returns {string} */
  shorten(size) {
    const at = this.text.slice(-size).search(/[\r\n]/);
    return at < 0 ? "" : this.#forget(Math.max(0, this.text.length - size) + at);
  }

  /** @param {number} end */
  #forget(end) {
    const styles = this.#drop(end).match(STYLE) ?? [];
    const reset = styles.findLastIndex((each) => RESET.test(each));
    return styles.slice(Math.max(0, reset)).slice(-64).join("");
  }

  /** @param {number} end */
  #drop(end) {
    const gone = this.text.slice(0, end);
    this.text = this.text.slice(end);
    this.breaks -= breaks(gone);
    return gone;
  }
}

/** Count newlines. @param {string} text */
function breaks(text) {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** Return a place that does not part a character in two. @param {string} text @param {number} at */
function whole(text, at) {
  return at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at + 1 : at;
}

/**
 * Put portions in place of the long texts of an OUTPUT message.
 * @param {string[]} chunks  stream, text, stream, text, …
 */
export function portions(chunks) {
  return chunks.map((each) => {
    if (!BYTES.test(each)) return each.length < SMALL ? each : new Portion(each);
    const portion = new Portion(each.replace(EACH_BYTE, "\ufffd"));
    portion.raw = each;
    return portion;
  });
}

/**
 * Make a file of texts, byte for byte. @param {(string | Portion | Blob)[]} parts @returns {Blob}
 */
export function file(parts) {
  const exact = parts.flatMap((each) => (each instanceof Portion ? bytesOf(each) : each));
  return new Blob(exact, { type: "text/plain;charset=utf-8" });
}

/** @param {Portion} portion @returns {BlobPart[]} */
function bytesOf({ text, raw }) {
  if (raw === undefined) return [text];
  return raw.split(BYTES).map((each, at) => (at % 2 ? Uint8Array.from(each, (byte) => byte.charCodeAt(0) & 0xff) : each));
}
