/**
 * SHA-256 at once, for the rare case that a program cannot wait for `crypto.subtle`, which answers later.
 * As in FIPS 180-4: https://csrc.nist.gov/pubs/fips/180-4/upd1/final
 */

/** The first 32 bits of the fraction of a root of the first primes. @param {number} power @param {number} count */
function fractions(power, count) {
  const found = new Uint32Array(count);
  for (let number = 2, at = 0; at < count; number++) {
    let divisor = 2;
    while (number % divisor) divisor += 1;
    if (divisor < number) continue;
    const root = number ** power;
    found[at++] = (root - Math.floor(root)) * 2 ** 32;
  }
  return found;
}

const ROUNDS = fractions(1 / 3, 64);
const BEGINNING = fractions(1 / 2, 8);

/** @param {number} word @param {number} bits */
const turn = (word, bits) => (word >>> bits) | (word << (32 - bits));

/** @param {Uint32Array} words  64, of which the first 16 are given */
function extend(words) {
  for (let at = 16; at < 64; at++) {
    const [a, b] = [words[at - 15], words[at - 2]];
    const small = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const large = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    words[at] = words[at - 16] + small + words[at - 7] + large;
  }
}

/** @param {Uint32Array} state @param {Uint32Array} words */
function compress(state, words) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let at = 0; at < 64; at++) {
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[at] + words[at];
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] += word));
}

/** @param {Uint8Array} bytes @returns {string} in hexadecimal */
export function digest(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const state = BEGINNING.slice();
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at++) words[at] = view.getUint32(block + 4 * at);
    extend(words);
    compress(state, words);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}
