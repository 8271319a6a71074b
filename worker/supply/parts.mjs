/**
 * Large things in a cache, in parts: in a private window, Chromium keeps nothing of more than 256 MB in one piece. It does
 * not know what they are.
 */
import { bytesOf } from "../host/fetching.mjs";

/** @typedef {Pick<import("../host/cache.mjs").FileCache, "look" | "put" | "drop">} Cache */

export const PART_BYTES = 128 << 20;

export class Parts {
  /** @param {Cache} cache @param {number} most  bytes of a part */
  constructor(cache, most = PART_BYTES) {
    this.cache = cache;
    this.most = most;
  }

  /** The keys of all parts of something. @param {string} key @param {number} size  in bytes */
  #keys(key, size) {
    return Array.from({ length: Math.max(Math.ceil(size / this.most), 1) }, (_, at) => (at ? `${key}.${at}` : key));
  }

  /** Keep something; false if that is not possible. @param {string} key @param {Blob | Uint8Array<ArrayBuffer>} content */
  async put(key, content) {
    const bytes = await bytesOf(content);
    const keys = this.#keys(key, bytes.length);
    for (const [at, each] of keys.entries()) {
      const isKept = await this.cache.put(each, bytes.subarray(at * this.most, (at + 1) * this.most));
      if (isKept) continue;
      await this.drop(key, bytes.length);
      return false;
    }
    return true;
  }

  /** What is kept, and whether it is as it was written, which is found out meanwhile. @param {string} key @param {number} size */
  async look(key, size) {
    const parts = await Promise.all(this.#keys(key, size).map((each) => this.cache.look(each)));
    const found = parts.filter((each) => each !== undefined);
    if (found.length < parts.length) return undefined;
    const checked = Promise.all(found.map((each) => each.checked)).then((all) => all.every((each) => each));
    return { blob: new Blob(found.map((each) => each.blob)), checked };
  }

  /** @param {string} key @param {number} size */
  async drop(key, size) {
    for (const each of this.#keys(key, size)) await this.cache.drop(each);
  }
}
