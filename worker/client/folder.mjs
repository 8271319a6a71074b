/**
 * The page's copy of Python's working directory. What the page writes is handed over with the next run; what a program
 * has written is here when its run is over. A worker that is new gets all of it. Knows no worker.
 */
import { OffthreadError } from "./errors.mjs";

/** @typedef {import("./terms.mjs").Content} Content */

/** Paths that lead elsewhere, or name no file. */
const ODD = /(^|\/)\.{0,2}(\/|$)/;

const NONE = (/** @type {string} */ name) => `There is no file '${name}'.`;
const LARGE = (/** @type {string} */ name, /** @type {string} */ cause) => `${name} stays with Python: ${cause}`;

export class Folder {
  /** Names of what Python does not have as it is here. @type {Set<string>} */
  #fresh = new Set();
  /** Why a file is not handed back, by its name. @type {Map<string, string>} */
  #kept = new Map();
  /** How often files were handed over, and when each was. */
  #round = 0;
  /** @type {Map<string, number>} */
  #given = new Map();
  /** @type {Map<string, Content>} */
  files = new Map();

  /** @param {string} name @param {Content} content @throws {OffthreadError | TypeError} Python could not have it */
  write(name, content) {
    if (ODD.test(name)) throw new OffthreadError(NONE(name));
    // What the page does to its array later is not to change the file. Of what is no array, this fails.
    this.files.set(name, typeof content === "string" ? content : Uint8Array.prototype.slice.call(content));
    this.#fresh.add(name);
    this.#kept.delete(name);
  }

  /** @param {string} name @returns {Content} @throws {OffthreadError} it is not there */
  read(name) {
    const content = this.files.get(name);
    const cause = this.#kept.get(name);
    if (cause !== undefined) throw new OffthreadError(LARGE(name, cause));
    if (content === undefined) throw new OffthreadError(NONE(name));
    return content;
  }

  /** @returns {string[]} */
  list() {
    return [...new Set([...this.files.keys(), ...this.#kept.keys()])].sort();
  }

  /** What RUN hands over: name, content, name, content, … @returns {Content[]} */
  handOver() {
    const given = [...this.#fresh].flatMap((name) => [name, /** @type {Content} */ (this.files.get(name))]);
    this.#round += 1;
    for (const name of this.#fresh) this.#given.set(name, this.#round);
    this.#fresh.clear();
    return given;
  }

  /** A worker that is new has none of them. */
  renew() {
    this.#fresh = new Set(this.files.keys());
    this.#kept.clear();
    this.#given.clear();
    this.#round = 0;
  }

  /**
   * Take what FILES says that programs have changed. What the page has written since is newer.
   * @param {{changed: any[], removed: string[], kept: string[], round: number}} report
   */
  take({ changed, removed, kept, round }) {
    const isOlder = (/** @type {string} */ name) => this.#fresh.has(name) || (this.#given.get(name) ?? 0) > round;
    for (const name of removed) {
      this.#kept.delete(name);
      if (!isOlder(name)) this.files.delete(name);
    }
    for (let at = 0; at < kept.length; at += 2) this.#kept.set(kept[at], kept[at + 1]);
    for (let at = 0; at < changed.length; at += 2) {
      this.#kept.delete(changed[at]);
      if (!isOlder(changed[at])) this.files.set(changed[at], changed[at + 1]);
    }
  }
}
