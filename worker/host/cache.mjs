/**
 * What was fetched or made once and is kept on this device, in the browser's Cache Storage. Whatever is read is
 * what was written: a file that is kept under its SHA-256 is checked against that, any other against the SHA-256
 * that was written down with it. Without a cache (private windows, plain HTTP, no space left)
 * everything works, and nothing is kept. It knows nothing of packages.
 */
import { bytesOf, digest } from "./fetching.mjs";

const NAME = "offthread-files";
const FOLDER = "__kept__/";
const LEDGER = "ledger.json";

/** Bytes that may be kept in all, and days after which a file that nobody asked for is dropped. */
export const MOST_BYTES = 1 << 30;
export const MOST_DAYS = 60;
const DAY_MS = 86_400_000;

/** @typedef {Record<string, {size: number, used: number}>} Ledger  key → bytes, and when it was used last */

// What a program does to the scope's names is not to reach what it runs on.
const storage = storageOfScope();
const isSecure = Boolean(globalThis.crypto?.subtle);

/** A key that is the content's own SHA-256, and the header with that of any other. */
const HASH = /^[0-9a-f]{64}$/;
const HASH_HEADER = "x-sha256";

/** Why something is not there. */
const DENIED = (/** @type {unknown} */ error) => `this browser saves nothing for the site (${error})`;
const WRONG = "what this device had saved was changed or damaged";

/** Of what has a key that begins so, the last alone is kept. */
const ALONE = "snapshot-";

export class FileCache {
  /**
   * @param {string} base  the site's address: two sites of one origin keep apart what they have
   * @param {string} [name]  of the cache
   */
  constructor(base, name = NAME) {
    this.base = base;
    this.name = name;
    /** Why what should have been there was not. */
    this.trouble = "";
    /** @type {Ledger} */
    this.touched = {};
    /** @type {Promise<Cache | undefined> | undefined} */
    this.opening = undefined;
  }

  /** @returns {Promise<Cache | undefined>} */
  #open() {
    this.opening ??= this.#opened();
    return this.opening;
  }

  async #opened() {
    try {
      return isSecure ? await storage?.open(this.name) : undefined;
    } catch (error) {
      this.trouble = DENIED(error);
      return undefined;
    }
  }

  /** @param {string} key */
  #address(key) {
    return new URL(FOLDER + key, this.base).href;
  }

  /**
   * What is kept under a key. What is not as it was written is dropped.
   * @param {string} key @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
   */
  async get(key) {
    try {
      const cache = await this.#open();
      if (!cache) return undefined;
      this.trouble = "";
      const found = await this.#find(cache, key);
      if (!found) return undefined;
      const bytes = await bytesOf(found.blob);
      if ((await digest(bytes)) !== found.wanted) {
        this.trouble = WRONG;
        return void (await this.drop(key));
      }
      this.#touch(key, bytes.length);
      return bytes;
    } catch {
      return undefined;
    }
  }

  /**
   * The same unread, for others to read, and whether it is as it was written, which is found out meanwhile.
   * @param {string} key @returns {Promise<{blob: Blob, checked: Promise<boolean>} | undefined>}
   */
  async look(key) {
    try {
      const cache = await this.#open();
      const found = cache && (await this.#find(cache, key));
      if (!found) return undefined;
      const { blob, wanted } = found;
      this.#touch(key, blob.size);
      return { blob, checked: bytesOf(blob).then(digest).then((sha256) => sha256 === wanted, () => false) };
    } catch {
      return undefined;
    }
  }

  /**
   * What lies under a key, and the SHA-256 that it should have. As a Blob: Chromium hands the bytes of a Response on in small
   * pieces, which takes several times as long.
   * @param {Cache} cache @param {string} key
   */
  async #find(cache, key) {
    const response = await cache.match(this.#address(key));
    if (!response) return undefined;
    const wanted = HASH.test(key) ? key : response.headers.get(HASH_HEADER);
    return { blob: await response.blob(), wanted };
  }

  /** Keep a file; false if that is not possible. @param {string} key @param {Blob | Uint8Array<ArrayBuffer>} content */
  async put(key, content) {
    try {
      const cache = await this.#open();
      if (!cache) return false;
      const bytes = await bytesOf(content);
      const sha256 = await digest(bytes);
      if (HASH.test(key) && key !== sha256) return false;
      if (key.startsWith(ALONE)) await this.#dropAll(cache, ALONE);
      await cache.put(this.#address(key), new Response(bytes, { headers: { [HASH_HEADER]: sha256 } }));
      this.#touch(key, bytes.length);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {Cache} cache @param {string} beginning  of the keys */
  async #dropAll(cache, beginning) {
    const address = this.#address(beginning);
    for (const { url } of await cache.keys()) if (url.startsWith(address)) await this.drop(url.slice(this.#address("").length));
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
    await this.put(LEDGER, new TextEncoder().encode(JSON.stringify(ledger)));
  }

  /** @returns {Promise<Ledger>} */
  async #ledger() {
    const bytes = await this.get(LEDGER);
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

/** A scope of an opaque origin has none: its name is missing, or throws where it is touched. */
function storageOfScope() {
  try {
    return globalThis.caches;
  } catch {
    return undefined;
  }
}
