/**
 * The worker's end of letters (see worker/contract/letters.mjs): looks for the next one, puts its address together,
 * reads it and hands it to whom it is for. What a letter means, they know.
 */
import { addressOf } from "../contract/letters.mjs";
import { isRevoked, readsBlobs, textAt } from "./control.mjs";
import { parse } from "./primordials.mjs";

/** @typedef {import("../contract/letters.mjs").Letter} Letter */
/** @typedef {{[K in Letter["kind"]]?: (letter: Extract<Letter, {kind: K}>) => void}} Readers */

export class Letters {
  /** @param {{isRevoked: (url: string) => boolean, readsBlobs: () => boolean, textAt: (url: string) => string | undefined}} [door]  to Blobs */
  constructor(door = { isRevoked, readsBlobs, textAt }) {
    this.door = door;
    /** The set for the next letter: the flag, then the bits. @type {readonly string[]} */
    this.set = [];
    /** Letters that have been read. */
    this.read = 0;
    /** @type {Readers} */
    this.readers = {};
  }

  /** Tell whether letters can come. */
  get canCome() {
    return this.set.length > 0;
  }

  /** The maker gives the first set, or begins again. @param {Iterable<string>} urls */
  receive(urls) {
    this.set = this.door.readsBlobs() ? [...urls] : [];
    this.read = 0;
  }

  /** Hand letters of a kind to somebody. @template {Letter["kind"]} K @param {K} kind @param {NonNullable<Readers[K]>} reader */
  give(kind, reader) {
    this.readers[kind] = reader;
  }

  /** Read a letter if there is one. @returns {boolean} whether there was */
  look() {
    const [flag, ...bits] = this.set;
    if (flag === undefined || !this.door.isRevoked(flag)) return false;
    const text = this.door.textAt(addressOf(flag, bits.map(this.door.isRevoked)));
    // Not there, if a browser lets the flag be seen before all bits: the next look finds more of them.
    if (text === undefined) return false;
    /** @type {Letter} */
    const letter = parse(text);
    this.set = letter.next;
    this.read += 1;
    /** @type {((letter: any) => void) | undefined} */ (this.readers[letter.kind])?.(letter);
    return true;
  }
}
