/**
 * The supply worker's own supply: it holds what every start of Python reads, unpacked and checked, so that a Restart
 * neither reads, unpacks nor checks it again. It knows no ports, and not what the files are for.
 */
import { OwnSupply } from "../host/supply.mjs";

/** @typedef {import("../host/fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("../host/supply.mjs").Delivery} Delivery */
/** @typedef {import("../host/supply.mjs").OnBytes} OnBytes */

export class HoldingSupply extends OwnSupply {
  /** @param {string} base  the site's address @param {string} name  of the cache @param {(url: string) => boolean} holds  whether a file is one of those @param {Readonly<Record<string, string>>} [places] */
  constructor(base, name, holds, places) {
    super(base, name, places);
    this.holds = holds;
    /** By their addresses. @type {Map<string, Uint8Array<ArrayBuffer>>} */
    this.held = new Map();
  }

  /** @param {FileSpec} spec @param {OnBytes} [onBytes] @returns {Delivery} */
  file(spec, onBytes = () => {}) {
    // What is wanted past a browser's cache is wanted past this one, too.
    const found = spec.cache ? undefined : this.held.get(spec.url);
    if (found) return here(found, onBytes);
    const delivery = super.file(spec, onBytes);
    if (spec.sha256 && this.holds(spec.url)) delivery.bytes.then((bytes) => this.held.set(spec.url, bytes), () => {});
    return delivery;
  }
}

/** @param {Uint8Array<ArrayBuffer>} content @param {OnBytes} onBytes @returns {Delivery} */
function here(content, onBytes) {
  onBytes(content.length, content.length);
  const bytes = Promise.resolve(content);
  return { whole: bytes, bytes, cancel() {} };
}
