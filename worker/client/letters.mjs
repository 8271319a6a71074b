/**
 * The maker's end of letters to its worker (see worker/contract/letters.mjs): makes the addresses ahead of time and
 * a few at a time, since each takes half a millisecond, and gives them back when the worker needs them no more.
 */
import { SET, bitsOf } from "../contract/letters.mjs";

/** Addresses made at once. */
const SLICE = 8;

/** Have an address that can be revoked. */
export function makeAddress() {
  return URL.createObjectURL(TOKEN);
}

/** What is at such an address is the same for all. */
const TOKEN = new Blob(["1"]);

export class Letters {
  /** The set that the worker has. @type {string[]} */
  #current = [];
  /** The one after it, as far as it is made. @type {string[]} */
  #coming = [];
  /** What is left of the letters that may not have been read yet, by their numbers. @type {Map<number, string[]>} */
  #unread = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  sent = 0;

  /** Make the next set bit by bit. @param {() => void} [act]  once it is whole */
  prepare(act) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#make(Math.min(this.#coming.length + SLICE, SET));
      if (this.#coming.length < SET) this.prepare(act);
      else act?.();
    });
  }

  /** The set for the first letter, which the worker must be given. @returns {string[]} */
  first() {
    this.#current = this.#takeComing();
    this.prepare();
    return this.#current;
  }

  /** Send a letter, for which the worker looks. @param {import("../contract/letters.mjs").Kind} kind @param {object} fields */
  send(kind, fields) {
    const next = this.#takeComing();
    const address = URL.createObjectURL(new Blob([JSON.stringify({ kind, ...fields, next })]));
    const [flag, ...bits] = this.#current;
    const isOne = bitsOf(address);
    bits.filter((_, at) => isOne[at]).forEach(URL.revokeObjectURL);
    // Last: the worker that finds it revoked reads the bits.
    URL.revokeObjectURL(flag);
    this.sent += 1;
    this.#unread.set(this.sent, [address, ...bits.filter((_, at) => !isOne[at])]);
    this.#current = next;
    this.prepare();
  }

  /** So many letters have been read: give back what they took. @param {number} count */
  settle(count) {
    for (const [number, addresses] of this.#unread) {
      if (number > count) return;
      addresses.forEach(URL.revokeObjectURL);
      this.#unread.delete(number);
    }
  }

  /** Nobody reads any more. */
  end() {
    clearTimeout(this.#timer);
    this.settle(Infinity);
    [...this.#current.splice(0), ...this.#coming.splice(0)].forEach(URL.revokeObjectURL);
  }

  #takeComing() {
    clearTimeout(this.#timer);
    this.#make(SET);
    const coming = this.#coming;
    this.#coming = [];
    return coming;
  }

  /** @param {number} length */
  #make(length) {
    while (this.#coming.length < length) this.#coming.push(makeAddress());
  }
}
