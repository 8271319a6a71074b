/**
 * The site's files on this device: one cache for each build, filled by Workbox, whole or not at all.
 *
 * A file's name carries its hash, so that a request gets the very file that was meant, be it of this
 * build or of an older one whose pages are still open. The page itself comes last: a cache that has it has
 * everything. Knows caches and the network; what pages are told, and when, is not its business.
 */
import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { hasStackSwitching } from "../contract/probes.mjs";
import { withIsolation } from "./isolation.mjs";

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

/** What a file's address without a revision has in it. */
const HASHED = /[.-][0-9a-f]{8}[./]/;

/** The site could not be stored: which file was at fault, and why, in words. */
export class StoreError extends Error {
  /** @param {string} file @param {string} reason */
  constructor(file, reason) {
    super(`${file}: ${reason}`);
    this.name = "StoreError";
  }
}

export class Store {
  /** @param {Site} site @param {string} scope  the site's address */
  constructor({ build, files: all, policies }, scope) {
    const kind = hasStackSwitching() ? "switching" : "plain";
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

  /** A stored file of this build, or of another one if its name carries its hash. @param {string} url @returns {Promise<Response | undefined>} */
  async match(url) {
    return (await this.controller.matchPrecache(url)) ?? (HASHED.test(url) ? this.#elsewhere(url) : undefined);
  }

  /** The page of this build; it is there only if everything is. @returns {Promise<Response | undefined>} */
  page() {
    return this.controller.matchPrecache(this.scope);
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
    while (!(await this.isComplete())) {
      try {
        await this.#borrow();
        // Workbox stores in an event of this type only; storing must also be possible later.
        const occasion = /** @type {any} */ ({ type: "install", waitUntil: () => {} });
        await this.controller.install(occasion);
      } catch (error) {
        const reason = await this.#explain(error, doubted.has(this.current));
        if (reason) throw new StoreError(this.files.get(this.current)?.url ?? this.current, reason);
        doubted.add(this.current);
      }
    }
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
      const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
      if (`sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}` !== this.files.get(this.current)?.integrity) {
        return "its content is wrong (its SHA-256 differs)";
      }
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

  /** @param {string} url @returns {Promise<Response | undefined>} */
  async #elsewhere(url) {
    for (const cache of await this.#caches()) {
      const found = await cache.match(url);
      if (found) return found;
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
