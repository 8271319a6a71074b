/**
 * What was fetched once and is kept on this device, in the browser's Cache Storage: each file under its
 * SHA-256, checked again whenever it is read. Without a cache (private windows, plain HTTP, no space left)
 * everything works, and nothing is kept. It knows nothing of packages.
 */
import { digest } from "./fetching.mjs";

const NAME = "offthread-files";
const FOLDER = "__kept__/";
const LEDGER = "ledger.json";

/** Bytes that may be kept in all, and days after which a file that nobody asked for is dropped. */
export const MOST_BYTES = 1 << 30;
export const MOST_DAYS = 60;
const DAY_MS = 86_400_000;

/** @typedef {Record<string, {size: number, used: number}>} Ledger  key → bytes, and when it was used last */

// What a program does to the scope's names is not to reach what it runs on.
const storage = globalThis.caches;
const isSecure = Boolean(globalThis.crypto?.subtle);

export class FileCache {
  /** @param {string} base  the site's address: two sites of one origin keep apart what they have */
  constructor(base) {
    this.base = base;
    /** @type {Ledger} */
    this.touched = {};
    /** @type {Promise<Cache | undefined> | undefined} */
    this.opening = undefined;
  }

  /** @returns {Promise<Cache | undefined>} */
  #open() {
    this.opening ??= (async () => (isSecure ? await storage?.open(NAME) : undefined))().catch(() => undefined);
    return this.opening;
  }

  /** @param {string} key */
  #address(key) {
    return new URL(FOLDER + key, this.base).href;
  }

  /**
   * A kept file, whose bytes have the SHA-256 that they should have. One that has not is dropped.
   * @param {string} sha256  in hexadecimal @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
   */
  async get(sha256) {
    const bytes = await this.read(sha256);
    if (!bytes) return undefined;
    if ((await digest(bytes)) === sha256) return bytes;
    await this.drop(sha256);
    return undefined;
  }

  /** What is kept under a key, as it is. @param {string} key @returns {Promise<Uint8Array<ArrayBuffer> | undefined>} */
  async read(key) {
    try {
      const response = await (await this.#open())?.match(this.#address(key));
      if (!response) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      this.#touch(key, bytes.length);
      return bytes;
    } catch {
      return undefined;
    }
  }

  /** Keep a file; false if that is not possible. @param {string} key @param {BlobPart} content */
  async put(key, content) {
    try {
      const cache = await this.#open();
      if (!cache) return false;
      const blob = new Blob([content]);
      await cache.put(this.#address(key), new Response(blob));
      this.#touch(key, blob.size);
      return true;
    } catch {
      return false;
    }
  }

  /** Small notes are not counted. @param {string} key @param {number} size */
  #touch(key, size) {
    if (!key.endsWith(".json")) this.touched[key] = { size, used: Date.now() };
  }

  /** @param {string} key */
  async drop(key) {
    delete this.touched[key];
    await (await this.#open())?.delete(this.#address(key)).catch(() => false);
  }

  /** Write down what was used, and drop what is too old or too much. */
  async tidy() {
    const cache = await this.#open();
    if (!cache) return;
    const ledger = { ...(await this.#ledger()), ...this.touched };
    this.touched = {};
    for (const key of surplus(ledger, Date.now())) {
      delete ledger[key];
      await this.drop(key);
    }
    await this.put(LEDGER, JSON.stringify(ledger));
  }

  /** @returns {Promise<Ledger>} */
  async #ledger() {
    const bytes = await this.read(LEDGER);
    try {
      return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : {};
    } catch {
      return {};
    }
  }
}

/**
 * The keys of what is to be dropped: what nobody has used for long, then the least recently used until the
 * rest fits.
 * @param {Ledger} ledger @param {number} now  milliseconds
 */
export function surplus(ledger, now) {
  const newest = Object.entries(ledger).sort(([, one], [, other]) => other.used - one.used);
  let sum = 0;
  return newest.filter(([, { size, used }]) => (sum += size) > MOST_BYTES || now - used > MOST_DAYS * DAY_MS).map(([key]) => key);
}
