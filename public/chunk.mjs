/**
 * What a program has written, in chunks that stay in JavaScript: what crosses into the page's Python is
 * copied character by character. So Python gets numbers, hands chunks around, and takes as much text as a
 * terminal has to obey. It must never turn a chunk into a string of its own: MicroPython's `str()` of
 * something of JavaScript's is "<JsProxy 42>".
 *
 * A byte of the program's that is no UTF-8 comes as a lone surrogate (see worker/host/text.mjs).
 * It is shown as U+FFFD, and becomes that byte again in a file.
 */

/** A line is cut only if it is so many times as long as what is cut: twice as long as app/output/block.py adds to. */
const LONG = 32;

/** Sequences that are kept at the most of what is forgotten. */
const STYLES = 64;

/** What makes text more than characters and lines: see app/output/terminal.py. */
const CONTROL = /[\x07\b\r\x1b]/;
const STYLE = /\x1b\[[\d;:]*m/g;
const RESET = /\x1b\[0*m/;

/** Bytes that are no characters. */
const BYTES = /([\udc80-\udcff]+)/u;
const EACH_BYTE = /[\udc80-\udcff]/gu;

export class Chunk {
  /** @type {number | undefined} */
  #breaks;

  /**
   * @param {string} text  as it is shown
   * @param {string} [raw]  the same with bytes in it that are no characters, where there are any
   */
  constructor(text, raw) {
    this.text = text;
    this.raw = raw;
  }

  get length() {
    return this.text.length;
  }

  /** How many lines end in it. */
  get breaks() {
    return (this.#breaks ??= breaks(this.text));
  }

  get ends_line() {
    return this.text.endsWith("\n");
  }

  /** Whether it means nothing but itself. */
  get is_plain() {
    return !CONTROL.test(this.text);
  }

  /** The sequences in it that still matter for the style of what follows. */
  get styles() {
    const styles = this.text.match(STYLE) ?? [];
    const reset = styles.findLastIndex((each) => RESET.test(each));
    return styles.slice(Math.max(0, reset)).slice(-STYLES).join("");
  }

  /** The blob and the document take it for its text. */
  toString() {
    return this.text;
  }

  /** Return one that can be changed while this one stays whole. */
  copy() {
    const copy = new Chunk(this.text);
    copy.#breaks = this.#breaks;
    return copy;
  }

  /** Add another one's text at the end. @param {Chunk} other */
  add(other) {
    this.#set(this.text + other.text, this.breaks + other.breaks);
  }

  /** Take text from the beginning. @param {number} size @returns {string} */
  take(size) {
    const end = whole(this.text, size);
    const taken = this.text.slice(0, end);
    this.#set(this.text.slice(end));
    return taken;
  }

  /**
   * Take the last lines from the end, and no more than so many characters: whole lines, or else a part of one.
   * @param {number} lines @param {number} most @returns {string}
   */
  take_back(lines, most) {
    const { text } = this;
    let at = text.length;
    for (; lines > 0 && at >= 0; lines -= 1) at = at ? text.lastIndexOf("\n", at - 1) : -1;
    let start = at + 1;
    if (text.length - start > most) {
      const least = text.length - most;
      start = text.indexOf("\n", least) + 1 || whole(text, least);
    }
    this.#set(text.slice(0, start));
    return text.slice(start);
  }

  /**
   * Divide into the rest of a line that has begun, whole lines, and the beginning of a line.
   * @param {boolean} joins  whether a line has begun @returns {[Chunk, Chunk, Chunk]}
   */
  divide(joins) {
    const start = joins ? this.text.indexOf("\n") + 1 : 0;
    const end = this.text.lastIndexOf("\n") + 1;
    return [new Chunk(this.text.slice(0, start)), new Chunk(this.text.slice(start, end)), new Chunk(this.text.slice(end))];
  }

  /**
   * Return the last lines in small chunks that end with a line where they can.
   * @param {number} size  characters of each @param {number} most  lines of each @param {number} lines  of all
   * @returns {Chunk[]}
   */
  cut(size, most, lines) {
    const found = [];
    for (let end = this.text.length; end > 0 && lines > 0; ) {
      const start = this.#start(end, size, most);
      const piece = new Chunk(this.text.slice(start, end));
      found.push(piece);
      lines -= piece.breaks + (piece.ends_line ? 0 : 1);
      end = start;
    }
    return found.reverse();
  }

  /** Return where a small chunk begins that ends at a place. @param {number} end @param {number} size @param {number} most */
  #start(end, size, most) {
    const least = Math.max(0, end - size);
    let start = this.#line(end);
    if (start < least) return this.#lineBefore(least, size);
    for (let lines = 1; lines < most && start > 0; lines += 1) {
      const next = this.#line(start);
      if (next < least) break;
      start = next;
    }
    return start;
  }

  /** Return where the line begins that ends at a place, its newline before it. @param {number} end */
  #line(end) {
    return end > 1 ? this.text.lastIndexOf("\n", end - 2) + 1 : 0;
  }

  /**
   * Return where the line begins that goes on at a place, or a place in it if it is very long: what is cut
   * within a line stands in two.
   * @param {number} at @param {number} size
   */
  #lineBefore(at, size) {
    const begin = at && this.text.lastIndexOf("\n", at - 1) + 1;
    const end = this.text.indexOf("\n", at);
    return (end < 0 ? this.text.length : end) - begin < LONG * size ? begin : whole(this.text, at);
  }

  /**
   * Forget lines at the beginning, but not what still matters for the style of the rest.
   * @param {number} lines @param {string} [before]  what matters of the text before it
   */
  skip(lines, before = "") {
    let at = 0;
    for (; lines > 0; lines -= 1) at = this.text.indexOf("\n", at) + 1;
    this.#forget(at, before);
  }

  /** Forget all but the end, where the cursor is at the beginning of a line. @param {number} size */
  shorten(size) {
    const at = this.text.slice(-size).search(/[\r\n]/);
    if (at >= 0) this.#forget(Math.max(0, this.text.length - size) + at, "");
  }

  /** Show in an element what comes after so many characters. @param {Element} element @param {number} from */
  extend(element, from) {
    if (from < this.text.length) element.append(this.text.slice(from));
  }

  /** Show it in an element, instead of what is there. @param {Element} element */
  fill(element) {
    element.textContent = this.text;
  }

  /** @param {number} end @param {string} before */
  #forget(end, before) {
    const styles = new Chunk(before + this.text.slice(0, end)).styles;
    this.#set(styles + this.text.slice(end));
  }

  /** @param {string} text @param {number} [count]  of its lines, where it is known */
  #set(text, count) {
    this.text = text;
    this.#breaks = count;
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

/** Make a chunk of text, in which lone surrogates stand for bytes. @param {string} text */
export function chunk(text) {
  return BYTES.test(text) ? new Chunk(text.replace(EACH_BYTE, "\ufffd"), text) : new Chunk(text);
}

/**
 * Make chunks of the texts of an OUTPUT message.
 * @param {string[]} texts  stream, text, stream, text, … @returns {(string | Chunk)[]} stream, chunk, …
 */
export function chunks(texts) {
  return texts.map((each, at) => (at % 2 ? chunk(each) : each));
}

/**
 * Make a file of texts, byte for byte. @param {(string | Chunk | Blob)[]} parts @returns {Blob}
 */
export function file(parts) {
  const exact = parts.flatMap((each) => (each instanceof Chunk ? bytesOf(each) : each));
  return new Blob(exact, { type: "text/plain;charset=utf-8" });
}

/** @param {Chunk} chunk @returns {BlobPart[]} */
function bytesOf({ text, raw }) {
  if (raw === undefined) return [text];
  return raw.split(BYTES).map((each, at) => (at % 2 ? Uint8Array.from(each, (byte) => byte.charCodeAt(0) & 0xff) : each));
}
