/**
 * The site's files on this device: one cache for each build, filled by Workbox, whole or not at all.
 *
 * A file's name carries its hash, so that a request gets the very file that was meant, be it of this
 * build or of an older one whose pages are still open. The page itself comes last: a cache that has it has
 * everything. Knows caches and the network; what pages are told, and when, is not its business.
 */
import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { browserKind } from "../contract/probes.mjs";
import { digestOf, keepDigests } from "./digests.mjs";
import { withIsolation } from "./isolation.mjs";
import { isWhole } from "./proof.mjs";

/**
 * A file that the build wrote down. revision: none if the name carries the hash; only: the kind of browser
 * that needs it, one of those of the snapshots.
 * @typedef {{url: string, revision: string | null, integrity: string, size: number, only?: string}} File
 */
/**
 * The page is the last of the files. policies: those of workers' scripts, also of such as are not stored.
 * @typedef {{build: string, version: string, files: File[], policies: Record<string, string>}} Site
 */
/** @typedef {(loaded: number, total: number) => void} ProgressListener  bytes */
/** @typedef {{type: string, waitUntil: (work: Promise<any>) => void}} Occasion  what Workbox wants of an event */

/** Milliseconds that one file may take. */
const FILE_MS = 240_000;

/** Bytes beyond which a file is compared by the worker that asks for it, and here when the site is stored. */
const LARGE = 1_000_000;

/** Why a file could not be stored: the server sends something else than the build made. */
const WRONG = "its content is wrong (its SHA-256 differs)";

/** What a file's address without a revision has in it. */
const HASHED = /[.-][0-9a-f]{8}[./]/;

/** The site could not be stored: which file was at fault, and why, in words. */
export class StoreError extends Error {
  /** @param {string} file @param {string} reason @param {boolean} isWrong  the server sends something else than the build made */
  constructor(file, reason, isWrong = false) {
    super(`${file}: ${reason}`);
    this.name = "StoreError";
    this.damaged = isWrong ? file : undefined;
  }
}

export class Store {
  /** @param {Site} site @param {string} scope  the site's address */
  constructor({ build, files: all, policies }, scope) {
    const kind = browserKind();
    const files = all.filter(({ only }) => !only || only === kind);
    this.scope = scope;
    this.prefix = `offthread ${scope} `;
    /** The cache of this build; a page of this build holds a lock of the same name. */
    this.name = this.prefix + build;
    this.total = files.reduce((sum, file) => sum + file.size, 0);
    /** @type {Map<string, File>} */
    this.files = new Map(files.map((file) => [new URL(file.url, scope).href, file]));
    /** @type {Map<string, string>} */
    this.policies = new Map(Object.entries(policies).map(([path, policy]) => [new URL(path, scope).href, policy]));
    /** @type {Set<ProgressListener>} */
    this.listeners = new Set();
    /** @type {Set<string>} */
    this.done = new Set();
    /** Files that were found to be as the build made them, since this visit began. @type {Set<string>} */
    this.proven = new Set();
    /** Told of a file that is wrong on this device, and could not be had from the server either. */
    this.onDamage = (/** @type {string} */ _file) => {};
    /** The file that is being stored. */
    this.current = scope;
    /** @type {Promise<void> | undefined} */
    this.filling = undefined;
    this.controller = new PrecacheController({ cacheName: this.name, plugins: [this.#plugin()], fallbackToNetwork: false });
    this.controller.addToCacheList(files);
  }

  #plugin() {
    return {
      requestWillFetch: async (/** @type {{request: Request}} */ { request }) => {
        this.current = request.url;
        return new Request(request, { signal: AbortSignal.timeout(FILE_MS) });
      },
      cacheWillUpdate: async (/** @type {{request: Request, response: Response}} */ { request, response }) =>
        response.status === 200 ? withIsolation(response, this.policy(request.url)) : null,
      handlerDidComplete: async (/** @type {{request: Request, error?: Error}} */ { request, error }) => {
        if (!error) this.#count(request.url);
      },
    };
  }

  /** @param {string} url */
  #count(url) {
    this.done.add(url);
    const loaded = [...this.done].reduce((sum, each) => sum + (this.files.get(each)?.size ?? 0), 0);
    for (const listener of this.listeners) listener(loaded, this.total);
  }

  /** Whether an address may be one of ours. @param {URL} url */
  mayHave(url) {
    return this.files.has(url.href) || (url.href.startsWith(this.scope) && HASHED.test(url.pathname));
  }

  /** The policy of a worker's script, by its address, whatever that asks for. @param {string} url */
  policy(url) {
    return this.policies.get(url.replace(/[?#].*$/, ""));
  }

  /**
   * A stored file of this build, or of another one if its name carries its hash. A wrong one is fetched again,
   * and is an error if that is in vain. isDoubted: the one that asks has found it wrong before.
   * @param {string} url @param {boolean} [isDoubted] @returns {Promise<Response | undefined>}
   */
  async match(url, isDoubted = false) {
    const stored = await this.#proven(url, isDoubted);
    if (stored) return stored === "wrong" ? this.#repaired(url) : stored;
    return HASHED.test(url) ? this.#elsewhere(url) : undefined;
  }

  /**
   * The page of this build; it is there only if everything is. With it a visit begins: all is compared again.
   * Where it is wrong and the server has another one, that is perhaps of a newer build.
   * @returns {Promise<Response | undefined>}
   */
  async page() {
    this.proven.clear();
    const stored = await this.#proven(this.scope);
    if (stored !== "wrong") return stored;
    const repaired = await this.#repaired(this.scope);
    return repaired.ok ? repaired : undefined;
  }

  /** @param {string} url @param {boolean} [isDoubted] @returns {Promise<Response | "wrong" | undefined>} */
  async #proven(url, isDoubted = false) {
    const file = this.files.get(url);
    const stored = await this.controller.matchPrecache(url);
    const isDue = isDoubted || (!this.proven.has(url) && Number(file?.size) <= LARGE);
    if (!stored || !file || !isDue) return stored;
    if (!(await isWhole(stored, file.integrity))) return "wrong";
    this.proven.add(url);
    // A copy would have lost what the browser has compiled.
    return this.controller.matchPrecache(url);
  }

  /** Fetch a file again in place of a stored one that is wrong. @param {string} url @returns {Promise<Response>} */
  async #repaired(url) {
    const file = /** @type {File} */ (this.files.get(url));
    await this.#drop(url);
    try {
      const response = await fetch(url, { cache: "reload", credentials: "same-origin", signal: AbortSignal.timeout(FILE_MS) });
      if (response.status !== 200 || !(await isWhole(response.clone(), file.integrity))) throw new Error("it is wrong there, too");
      await (await caches.open(this.name)).put(this.#key(url), withIsolation(response, this.policy(url)));
    } catch {
      this.onDamage(file.url);
      return Response.error();
    }
    this.proven.add(url);
    return (await this.controller.matchPrecache(url)) ?? Response.error();
  }

  /** @param {string} url */
  #key(url) {
    return this.controller.getCacheKeyForURL(url) ?? url;
  }

  /** @param {string} url */
  async #drop(url) {
    await (await caches.open(this.name)).delete(this.#key(url));
  }

  /** Compare all that is stored, and drop what is wrong. */
  async #prove() {
    for (const [url, { integrity }] of this.files) {
      const stored = this.proven.has(url) ? undefined : await this.controller.matchPrecache(url);
      if (!stored) continue;
      if (await isWhole(stored, integrity)) this.proven.add(url);
      else await this.#drop(url);
    }
  }

  async isComplete() {
    const keys = await (await caches.open(this.name)).keys();
    const stored = new Set(keys.map(({ url }) => url));
    return [...this.controller.getURLsToCacheKeys().values()].every((key) => stored.has(key));
  }

  /** Whether any build is stored as a whole. */
  async hasAny() {
    for (const cache of await this.#caches()) {
      const keys = await cache.keys();
      if (keys.some(({ url }) => url.startsWith(`${this.scope}?`))) return true;
    }
    return false;
  }

  /**
   * Store what is not stored yet. A second caller waits for the same.
   * @param {ProgressListener} [onProgress] @throws {StoreError}
   */
  async fill(onProgress) {
    if (onProgress) this.listeners.add(onProgress);
    this.filling ??= this.#fill().finally(() => (this.filling = undefined));
    try {
      await this.filling;
    } finally {
      if (onProgress) this.listeners.delete(onProgress);
    }
  }

  async #fill() {
    /** @type {Set<string>} */
    const doubted = new Set();
    await this.#prove();
    if (await this.isComplete()) return;
    await keepDigests(await caches.open(this.name), this.scope, this.files);
    do {
      try {
        await this.#borrow();
        // Workbox stores in an event of this type only; storing must also be possible later.
        const occasion = /** @type {any} */ ({ type: "install", waitUntil: () => {} });
        await this.controller.install(occasion);
      } catch (error) {
        const reason = await this.#explain(error, doubted.has(this.current));
        if (reason) throw new StoreError(this.files.get(this.current)?.url ?? this.current, reason, reason === WRONG);
        doubted.add(this.current);
      }
    } while (!(await this.isComplete()));
  }

  /** Take from the caches of other builds what is the same in this one. */
  async #borrow() {
    const cache = await caches.open(this.name);
    for (const [url, { revision }] of this.files) {
      if (revision !== null || (await cache.match(url))) continue;
      this.current = url;
      const found = await this.#elsewhere(url);
      if (found) await cache.put(url, found);
    }
  }

  /**
   * Say why the present file could not be stored; nothing if it is as it should be at a second look, past
   * what the browser had kept of it.
   * @param {any} error @param {boolean} isSecond @returns {Promise<string | undefined>}
   */
  async #explain(error, isSecond) {
    if (error?.name === "QuotaExceededError") return noRoom(this.total);
    /** @type {Response} */
    let response;
    try {
      response = await fetch(this.current, { cache: "reload", credentials: "same-origin", signal: AbortSignal.timeout(FILE_MS) });
      if (!response.ok) return `the server answered ${response.status} ${response.statusText}`.trim();
      if (!(await isWhole(response, this.files.get(this.current)?.integrity ?? ""))) return WRONG;
    } catch {
      return "it could not be downloaded";
    }
    return isSecond ? `it could not be stored (${error?.message ?? error})` : undefined;
  }

  /** Remove the caches of builds that no open page is of. */
  async tidy() {
    if (!navigator.locks) return;
    const { held = [], pending = [] } = await navigator.locks.query();
    const living = new Set([...held, ...pending].map(({ name }) => name));
    for (const name of await caches.keys()) {
      if (name.startsWith(this.prefix) && name !== this.name && !living.has(name)) await caches.delete(name);
    }
  }

  /** The caches of all builds of this site, this one's first. */
  async #caches() {
    const names = (await caches.keys()).filter((name) => name.startsWith(this.prefix));
    names.sort((one, other) => Number(other === this.name) - Number(one === this.name));
    return Promise.all(names.map((name) => caches.open(name)));
  }

  /** A file of any build, if it is as that build made it. @param {string} url @returns {Promise<Response | undefined>} */
  async #elsewhere(url) {
    for (const cache of await this.#caches()) {
      const found = await cache.match(url);
      const digest = found && (this.files.get(url)?.integrity ?? (await digestOf(cache, this.scope, url)));
      if (digest && (await isWhole(found.clone(), digest))) return found;
    }
    return undefined;
  }
}

/** @param {number} total  bytes */
async function noRoom(total) {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  const left = Math.max(0, quota - usage);
  return `there is not enough space: the site needs ${inMB(total)}, and the browser has ${inMB(left)} left`;
}

/** @param {number} bytes */
function inMB(bytes) {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
