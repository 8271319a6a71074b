/**
 * Files that somebody will ask for soon: they are fetched while it is being made, or reads something else. Each is given
 * out once; what nobody asks for is given up. It knows no ports, and not what the files are for.
 */

/** @typedef {import("./fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("./supply.mjs").Supply} Supply */
/** @typedef {import("./supply.mjs").Delivery} Delivery */
/** @typedef {import("./supply.mjs").OnBytes} OnBytes */
/** @typedef {{delivery: Delivery, loaded: number, total: number | undefined, tell: OnBytes}} Early */

/** Milliseconds after which nobody will ask any more. */
const PATIENCE_MS = 30_000;

export class Ahead {
  /** @param {Supply} supply @param {(act: () => void, ms: number) => unknown} [later]  calls something after milliseconds */
  constructor(supply, later = (act, ms) => setTimeout(act, ms)) {
    this.supply = supply;
    this.later = later;
    /** By their addresses. @type {Map<string, Early>} */
    this.early = new Map();
  }

  /** Begin to fetch a file. @param {FileSpec} spec */
  fetch(spec) {
    const { url } = spec;
    if (this.early.has(url)) return;
    /** @type {Omit<Early, "delivery">} */
    const count = { loaded: 0, total: spec.size, tell: () => {} };
    const delivery = this.supply.file(spec, (loaded, total) => {
      Object.assign(count, { loaded, total });
      count.tell(loaded, total);
    });
    delivery.bytes.catch(() => {});
    this.early.set(url, Object.assign(count, { delivery }));
    this.later(() => this.#giveUp(url), PATIENCE_MS);
  }

  /** A file that is on its way, which is left for the one who will ask for it. @param {string} url @returns {Delivery | undefined} */
  look(url) {
    return this.early.get(url)?.delivery;
  }

  /**
   * The file that somebody asks for now, if it is on its way. One that is wanted past a browser's cache is not.
   * @param {FileSpec} spec @param {OnBytes} onBytes @returns {Delivery | undefined}
   */
  take({ url, cache }, onBytes) {
    const found = cache ? undefined : this.early.get(url);
    if (!found) return undefined;
    this.early.delete(url);
    found.tell = onBytes;
    if (found.loaded) onBytes(found.loaded, found.total);
    return found.delivery;
  }

  /** @param {string} url */
  #giveUp(url) {
    this.early.get(url)?.delivery.cancel();
    this.early.delete(url);
  }
}
