/** Where the site's files are for a page: its own, or one of others that shows cells. Knows no worker but the supply's name. */
import { SUPPLY } from "#generated/box.mjs";
import { spawn } from "../worker/client/spawning.mjs";

/**
 * What the box needs to know. base: the site's address; addressOf: that of a file, by its path in the site; isPlaced: that
 * file lies elsewhere, where a bundler may have written it shorter; supply: makes the supply worker.
 * @typedef {{base: string, addressOf: (path: string) => string, isPlaced: (path: string) => boolean, supply: () => Worker}} Whereabouts
 */

/** Of the site's own page. @implements {Whereabouts} */
export class Here {
  constructor() {
    this.base = new URL("./", location.href).href;
  }

  /** @param {string} path */
  addressOf(path) {
    return this.base + path;
  }

  isPlaced() {
    return false;
  }

  supply() {
    return new Worker(this.addressOf(SUPPLY), { name: "offthread supply" });
  }
}

/** Of a page of others: its supply worker gives boxes nothing of that page's site but files of ours. @implements {Whereabouts} */
export class Elsewhere {
  /** @param {string} base @param {Readonly<Record<string, string>>} [places]  addresses of files that lie elsewhere, by their paths in the site */
  constructor(base, places = {}) {
    this.base = base;
    this.places = places;
  }

  /** @param {string} path */
  addressOf(path) {
    return this.isPlaced(path) ? this.places[path] : this.base + path;
  }

  /** @param {string} path */
  isPlaced(path) {
    return Object.hasOwn(this.places, path);
  }

  supply() {
    const { base, places } = this;
    return spawn(this.addressOf(SUPPLY), JSON.stringify({ base, places }));
  }
}
