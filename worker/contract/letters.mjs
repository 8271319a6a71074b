/**
 * How a text reaches a worker that is blocked and shares no memory: by addresses of Blobs, of which it can ask only
 * whether they are revoked. See docs/decisions/0091-letters.md.
 *
 * The maker of the worker gives it a set of addresses: a flag, and one for each bit of a UUID. To say something it
 * revokes the bits that are 1 in the UUID of another address, at which the text is, and then the flag.
 */

/** Bits of a UUID. */
export const BITS = 128;

/** Addresses of a set: the flag, then the bits. */
export const SET = 1 + BITS;

/** Characters of a UUID, with which the address of a Blob ends in every browser. */
const UUID = 36;

/**
 * What a letter says. answer: to the question of this number, without text the end of input; acks: further addresses
 * for back-pressure; file: what has come of the request with this number; next: the set for the letter after this one.
 * @typedef {{next: string[]} & ({kind: "answer", ask: number, text?: string} | {kind: "acks", acks: string[]} | ({kind: "file"} & Brought))} Letter
 */
/**
 * What has come of a request for which a worker waits. address: where the content is, of the frame's own making;
 * reason: why there is none.
 * @typedef {{ask: number, address?: string, status?: number, reason?: string}} Brought
 */
/** @typedef {Letter["kind"]} Kind */

/** The bits of an address's UUID. @param {string} address @returns {boolean[]} */
export function bitsOf(address) {
  const digits = address.slice(-UUID).replaceAll("-", "");
  return Array.from({ length: BITS }, (_, at) => Boolean(Number.parseInt(digits[at >> 2], 16) & (8 >> (at & 3))));
}

/** The address with these bits. @param {string} like  another one of the same maker @param {boolean[]} bits */
export function addressOf(like, bits) {
  const digits = Array.from({ length: BITS / 4 }, (_, at) =>
    bits.slice(4 * at, 4 * at + 4).reduce((digit, bit) => 2 * digit + Number(bit), 0).toString(16),
  ).join("");
  const parts = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)];
  return like.slice(0, -UUID) + parts.join("-");
}
