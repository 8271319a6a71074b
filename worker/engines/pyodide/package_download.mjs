/**
 * One package on its way: from the site, from what this device has kept, or from where it is published;
 * counted, checked against the SHA-256 that the lock file or the index gives, and kept for the next visit.
 */
import { LoadError, sourceOf } from "../../host/fetching.mjs";

/** @typedef {import("../../host/supply.mjs").Supply} Supply */
/** @typedef {import("../../host/supply.mjs").Delivery} Delivery */
/**
 * @typedef {object} Locked  an entry of a lock file, or what an index says in its place
 * @property {string} name
 * @property {string} version
 * @property {string} file_name  or a whole address
 * @property {string} sha256  in hexadecimal; empty if nobody knows it
 * @property {string[]} depends
 * @property {string[]} [imports]
 * @property {number} [size]
 */
/** @typedef {{url: string, size?: number, integrity?: string, keeps: boolean}} Place  keeps: what comes from there is kept */

/** The kinds of causes, as PACKAGE has them, of those that a download has. @type {Record<string, string>} */
const WHYS = { offline: "offline", unreachable: "unreachable", silence: "unreachable", answer: "refused", type: "refused", refused: "refused", content: "damaged" };

/** Of which of them the cause of an error is. @param {unknown} error @returns {string} */
export function whyOf(error) {
  return (error instanceof LoadError && WHYS[error.kind]) || "other";
}

/** What the cache is called where sources are named. */
const DEVICE = "cache";

export class PackageDownload {
  /**
   * @param {Locked} locked @param {Place[]} places  where it may be had, in order
   * @param {Supply} supply
   * @param {(isMilestone: boolean) => void} changed  told when there is more of it, or its state is another
   */
  constructor(locked, places, supply, changed) {
    this.locked = locked;
    this.places = places;
    this.supply = supply;
    this.changed = changed;
    this.loaded = 0;
    this.total = locked.size ?? places.find((each) => each.size)?.size;
    this.source = places.length ? sourceOf(places[0].url, supply.base) : "site";
    this.state = "loading";
    this.cause = "";
    /** Of which kind the cause is: one of the protocol's WHYS. */
    this.why = "other";
    /** @type {PackageDownload | undefined} the same package, if it has come already */
    this.early = undefined;
    this.cancelled = false;
    this.isRestored = false;
    /** @type {Promise<Uint8Array<ArrayBuffer>> | undefined} */
    this.coming = undefined;
    /** @type {Delivery | undefined} */
    this.delivery = undefined;
  }

  /** The whole file, checked. Begun once. @returns {Promise<Uint8Array<ArrayBuffer>>} */
  get bytes() {
    if (!this.coming) {
      this.coming = this.#fetch();
      this.coming.catch(() => {});
    }
    return this.coming;
  }

  /** It was put back as an earlier visit left it. @param {number} size  in bytes */
  restored(size) {
    this.isRestored = true;
    this.source = DEVICE;
    this.loaded = this.total = size;
    this.state = "loaded";
    this.changed(true);
  }

  async #fetch() {
    if (this.early) return this.#arrived(await this.early.bytes, this.early.source);
    const kept = this.locked.sha256 ? await this.supply.kept(this.locked.sha256) : undefined;
    if (kept) return this.#arrived(kept, DEVICE);
    const troubles = [];
    for (const place of this.places) {
      if (this.cancelled) break;
      try {
        return await this.#from(place);
      } catch (error) {
        // Of the last place, where it would have been if nobody else had it.
        this.why = whyOf(error);
        troubles.push(`${this.#reason(error)} (from ${sourceOf(place.url, this.supply.base)})`);
      }
    }
    throw this.fail(this.cancelled ? "it was stopped" : troubles.join("; ") || "no server has it");
  }

  /** @param {Place} place */
  async #from(place) {
    const { name, sha256 } = this.locked;
    this.source = sourceOf(place.url, this.supply.base);
    const { url, size, integrity } = place;
    const spec = { name, url, ...(sha256 ? { sha256 } : {}), ...(size ? { size } : {}), ...(integrity ? { integrity } : {}) };
    const counted = (/** @type {number} */ loaded, /** @type {number | undefined} */ total) => {
      this.loaded = loaded;
      this.total = total ?? this.total;
      this.changed(false);
    };
    this.delivery = place.keeps ? this.supply.wheel(spec, counted) : this.supply.file(spec, counted);
    return this.#arrived(await this.delivery.bytes, this.source);
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes @param {string} source */
  #arrived(bytes, source) {
    this.source = source;
    this.loaded = this.total = bytes.length;
    this.state = "installing";
    this.changed(true);
    return bytes;
  }

  /** Why it did not come, in words for the visitor. @param {unknown} error */
  #reason(error) {
    if (!(error instanceof LoadError)) return String(error);
    if (error.kind === "offline") return "this device is offline, and no copy is saved from an earlier visit";
    if (error.kind === "content") return `it was refused: ${error.reason}`;
    return error.reason;
  }

  /** @param {string} cause */
  fail(cause) {
    this.state = this.cancelled ? "stopped" : "failed";
    this.cause ||= cause;
    return new Error(this.cause);
  }

  /** Nobody wants it any more. */
  cancel() {
    this.cancelled = true;
    this.delivery?.cancel();
  }
}
