/**
 * What Python says to displays that are not there yet, by the widget that each will show. A program may say what it likes,
 * also to displays that never come: the oldest widgets are forgotten when there are too many words. Pure.
 */

/** @typedef {{data: Uint8Array, buffers: Uint8Array[]}} Words */

/** Messages of one widget, of all, and bytes of all. */
const MOST_OF_ONE = 1000;
const MOST_MESSAGES = 5000;
const MOST_BYTES = 32_000_000;

/** @param {Words[]} all */
const sizeOf = (all) => all.reduce((sum, { data, buffers }) => buffers.reduce((more, { byteLength }) => more + byteLength, sum + data.byteLength), 0);

/** @param {Words[]} all  the first are forgotten when there are too many */
export const latest = (all) => all.slice(-MOST_OF_ONE);

export class Early {
  constructor() {
    /** @type {Map<string, Words[]>} */
    this.said = new Map();
    this.messages = this.bytes = 0;
  }

  /** @param {string} root @param {Words} words */
  keep(root, words) {
    this.#put(root, latest([...this.take(root), words]));
    for (const [first] of this.said) {
      if (this.messages <= MOST_MESSAGES && this.bytes <= MOST_BYTES) return;
      this.take(first);
    }
  }

  /** Hand over what was said to a widget's display. @param {string} root @returns {Words[]} */
  take(root) {
    const said = this.said.get(root) ?? [];
    this.said.delete(root);
    this.messages -= said.length;
    this.bytes -= sizeOf(said);
    return said;
  }

  /** @param {string} root @param {Words[]} said */
  #put(root, said) {
    this.said.set(root, said);
    this.messages += said.length;
    this.bytes += sizeOf(said);
  }

  clear() {
    this.said.clear();
    this.messages = this.bytes = 0;
  }
}
