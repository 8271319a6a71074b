/**
 * Turns a stream's bytes into text without losing any of them. A byte that belongs to no character of
 * UTF-8 becomes the lone surrogate U+DC00 + byte, as by Python's `surrogateescape`: a screen shows it as
 * U+FFFD, and code that writes the text to a file can make the very byte of it again.
 */

import { decode, set, slice, subarray } from "./primordials.mjs";

/** A byte order mark is a character of the output like any other. */
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const ESCAPE = 0xdc00;
const { fromCharCode: escapeOf } = String;
const NOTHING = new Uint8Array(0);

export class Decoder {
  constructor() {
    /** The first bytes of a character whose last ones have not been written yet. */
    this.begun = NOTHING;
  }

  /**
   * Take more bytes, which the caller may overwrite afterwards.
   * @param {Uint8Array} bytes @param {boolean} [isLast]  no more will come: what has begun is all there is
   * @returns {string}
   */
  decode(bytes, isLast = false) {
    const all = this.begun.length ? joined(this.begun, bytes) : bytes;
    const end = isLast ? all.length : all.length - unfinished(all);
    this.begun = end < all.length ? slice(all, end) : NOTHING;
    const whole = subarray(all, 0, end);
    try {
      return decode(strict, whole);
    } catch {
      return escaped(whole);
    }
  }
}

/** @param {Uint8Array} first @param {Uint8Array} second */
function joined(first, second) {
  const all = new Uint8Array(first.length + second.length);
  set(all, first);
  set(all, second, first.length);
  return all;
}

/** How many bytes at the end may be the beginning of a character. @param {Uint8Array} bytes */
function unfinished(bytes) {
  for (let count = 1; count <= 3 && count <= bytes.length; count += 1) {
    const byte = bytes[bytes.length - count];
    if (byte >= 0xc0) return length(byte) > count ? count : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** How many bytes the character has that begins with this one; 0 if none does. @param {number} byte */
function length(byte) {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** Decode what holds bytes that belong to no character. @param {Uint8Array} bytes */
function escaped(bytes) {
  let text = "";
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const step = character(bytes, at);
    if (!step) {
      text += decode(strict, subarray(bytes, start, at)) + escapeOf(ESCAPE + bytes[at]);
      start = at + 1;
    }
    at += step || 1;
  }
  return text + decode(strict, subarray(bytes, start));
}

/**
 * The length of the character at a place; 0 if there is none (table 3-7 of the Unicode standard).
 * @param {Uint8Array} bytes @param {number} at
 */
function character(bytes, at) {
  const lead = bytes[at];
  const count = length(lead);
  if (count < 2) return count;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  // Beyond the end there is undefined, which is within no bounds.
  if (!(bytes[at + 1] >= low && bytes[at + 1] <= high)) return 0;
  for (let more = 2; more < count; more += 1) if ((bytes[at + more] & 0xc0) !== 0x80) return 0;
  return count;
}
