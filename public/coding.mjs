/**
 * Texts that are not in plain UTF-8: which encoding some bytes are in, their text, and the way back. What does not
 * come back as the very same bytes is no text here, so that nothing is lost by editing. Knows no page and no files.
 */
import { TEXT_BYTES } from "#generated/limits.mjs";

/** @typedef {{label: string, words: string, text: string, declared: boolean}} Coding  label: for `encode`; words: its name; declared: the text itself names it */
/** @typedef {{decode: (bytes: Uint8Array) => string, encode: (text: string) => Uint8Array | string}} Codec  encode returns a character that it lacks */

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const WORDS = /** @type {Record<string, string>} */ ({ "utf-8-sig": "UTF-8 with a byte order mark", "latin-1": "Latin-1", "windows-1252": "Windows-1252" });
/** What Python calls Latin-1; a browser would take it for Windows-1252. */
const LATIN = ["latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819"];
const PLAIN = ["utf-8", "utf8", "u8", "ascii", "us-ascii"];
/** How else Python calls what browsers know by other names. */
const ALIASES = /** @type {Record<string, string>} */ ({ "mac-roman": "macintosh", macroman: "macintosh", latin9: "iso-8859-15", "latin-9": "iso-8859-15", sjis: "shift_jis", "shift-jis": "shift_jis", cp932: "shift_jis", cp936: "gbk", cp949: "euc-kr", cp950: "big5", cp866: "ibm866" });
/** Characters of two bytes. */
const PAIRS = ["gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr"];
/** So much of a text is looked at for two lines. */
const BEGINNING = 1000;
/** PEP 263. */
const DECLARATION = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const PROSE = /\.(txt|text|csv|tsv|md|rst|log|json|xml|html?|css|js|ini|cfg|toml|ya?ml|srt|tex|sql)$/i;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/;

/** @param {Uint8Array} bytes @param {number[]} mark */
const begins = (bytes, mark) => mark.every((byte, at) => bytes[at] === byte);

/** @param {number[]} mark @param {Uint8Array} bytes */
function joined(mark, bytes) {
  const made = new Uint8Array(mark.length + bytes.length);
  made.set(mark);
  made.set(bytes, mark.length);
  return made;
}

/** @param {boolean} isLittle @param {boolean} hasMark @returns {Codec} */
function utf16(isLittle, hasMark) {
  const decoder = () => new TextDecoder(isLittle ? "utf-16le" : "utf-16be", { fatal: true, ignoreBOM: true });
  const mark = hasMark ? (isLittle ? [0xff, 0xfe] : [0xfe, 0xff]) : [];
  return {
    decode: (bytes) => decoder().decode(bytes.subarray(mark.length)),
    encode(text) {
      const view = new DataView(new ArrayBuffer(2 * text.length));
      for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), isLittle);
      return joined(mark, new Uint8Array(view.buffer));
    },
  };
}

/** What each character is in bytes, by what a decoder makes of all bytes. @param {string} label @returns {Map<string, number[]>} */
function table(label) {
  const decoder = new TextDecoder(label);
  /** @type {Map<string, number[]>} */
  const found = new Map();
  /** @param {number[]} bytes */
  const note = (bytes) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\uFFFD" && !found.has(text)) found.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) note([byte]);
  if (!PAIRS.includes(label)) return found;
  for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) note([lead, trail]);
  return found;
}

/** @type {Map<string, Map<string, number[]>>} */
const tables = new Map();

/** @param {string} label @returns {Codec} */
function tabled(label) {
  return {
    decode: (bytes) => new TextDecoder(label, { fatal: true }).decode(bytes),
    encode(text) {
      const known = tables.get(label) ?? table(label);
      tables.set(label, known);
      /** @type {number[]} */
      const made = [];
      for (const character of text) {
        const bytes = known.get(character);
        if (!bytes) return character;
        made.push(...bytes);
      }
      return Uint8Array.from(made);
    },
  };
}

/** @type {Record<string, Codec>} */
const CODECS = {
  "utf-8-sig": {
    decode: (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(3)),
    encode: (text) => joined(UTF8_MARK, new TextEncoder().encode(text)),
  },
  "utf-16-le-sig": utf16(true, true),
  "utf-16-be-sig": utf16(false, true),
  "utf-16-le": utf16(true, false),
  "utf-16-be": utf16(false, false),
  "latin-1": {
    decode(bytes) {
      let text = "";
      for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      return text;
    },
    // eslint-disable-next-line no-control-regex
    encode: (text) => /[^\0-\xff]/u.exec(text)?.[0] ?? Uint8Array.from(text, (character) => character.charCodeAt(0)),
  },
};

/** @param {string} label */
const codecOf = (label) => CODECS[label] ?? tabled(label);

/** The encoding that the first two lines name, as we call it; nothing if they name none that is known. @param {string} beginning */
function named(beginning) {
  const lines = beginning.split(/\r\n?|\n/).slice(0, 2);
  const name = (DECLARATION.exec(lines[0]) ?? (/^[ \t\f]*(#|$)/.test(lines[0]) ? DECLARATION.exec(lines[1] ?? "") : null))?.[1];
  const plain = name?.toLowerCase().replaceAll("_", "-");
  if (!plain || PLAIN.includes(plain)) return "";
  if (LATIN.includes(plain)) return "latin-1";
  const label = ALIASES[plain] ?? plain.replace(/^cp(125\d|874)$/, "windows-$1").replace(/^iso8859-/, "iso-8859-");
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return "";
  }
}

/** The same of a file's bytes. @param {Uint8Array} bytes */
const declared = (bytes) => named(CODECS["latin-1"].decode(bytes.subarray(0, BEGINNING)));

/** UTF-16 without a mark: in texts of Latin letters every other byte is nothing. @param {Uint8Array} bytes */
function bare16(bytes) {
  if (bytes.length < 4 || bytes.length % 2) return "";
  const nothing = [0, 0];
  bytes.forEach((byte, at) => (nothing[at % 2] += Number(byte === 0)));
  const enough = 0.35 * bytes.length;
  if (nothing[1] >= enough && !nothing[0]) return "utf-16-le";
  return nothing[0] >= enough && !nothing[1] ? "utf-16-be" : "";
}

/** A text of one byte a character, by its look: prose may have any, all else is mostly ASCII. @param {string} name @param {Uint8Array} bytes */
function western(name, bytes) {
  const high = bytes.reduce((count, byte) => count + Number(byte > 0x7f), 0);
  if (high > bytes.length * (PROSE.test(name) ? 0.75 : 0.3)) return "";
  if (!bytes.some((byte) => byte > 0x7f && byte < 0xa0)) return "latin-1";
  return bytes.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) ? "" : "windows-1252";
}

/** @param {string} name @param {Uint8Array} bytes */
function* guesses(name, bytes) {
  if (begins(bytes, UTF8_MARK)) yield "utf-8-sig";
  else if (begins(bytes, [0xff, 0xfe])) yield "utf-16-le-sig";
  else if (begins(bytes, [0xfe, 0xff])) yield "utf-16-be-sig";
  else {
    if (/\.pyw?$/i.test(name)) yield declared(bytes);
    yield bare16(bytes);
    yield western(name, bytes);
  }
}

/** @param {Uint8Array} one @param {Uint8Array | string} other */
const isSame = (one, other) => typeof other !== "string" && one.length === other.length && one.every((byte, at) => byte === other[at]);

/** The text in an encoding, if it is one, and comes back as the same bytes. @param {string} label @param {Uint8Array} bytes */
function textIn(label, bytes) {
  try {
    const text = codecOf(label).decode(bytes);
    return !CONTROLS.test(text) && isSame(bytes, codecOf(label).encode(text)) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} label */
const wordsOf = (label) => WORDS[label] ?? (label.startsWith("utf-16") ? "UTF-16" : label.toUpperCase());

/** In which encoding Python will read a program's text, if that is another than UTF-8 and matters. @param {string} text @returns {Coding | undefined} */
export function declare(text) {
  const label = named(text.slice(0, BEGINNING));
  // eslint-disable-next-line no-control-regex
  if (!label || label.startsWith("utf-") || /^[\0-\x7f]*$/.test(text)) return undefined;
  return { label, words: wordsOf(label), text, declared: true };
}

/** What a file's bytes are as text, if they are one in another encoding than plain UTF-8. @param {string} name @param {Uint8Array} bytes @returns {Coding | undefined} */
export function recognise(name, bytes) {
  if (!bytes.length || bytes.length > TEXT_BYTES) return undefined;
  for (const label of guesses(name, bytes)) {
    const text = label ? textIn(label, bytes) : undefined;
    if (text === undefined) continue;
    return { label, words: wordsOf(label), text, declared: declared(bytes) === label };
  }
  return undefined;
}

/** The bytes of a text, or a character that the encoding lacks. @param {string} label @param {string} text @returns {Uint8Array | string} */
export const encode = (label, text) => codecOf(label).encode(text);
