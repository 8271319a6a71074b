/**
 * What an engine has its files from, and what keeps things for later visits: one interface, and the supply of a
 * worker that has the site's or the embedder's own origin, which fetches and keeps by itself. A worker in a box
 * can do neither: see port_supply.mjs. Knows no engine.
 */
import { FileCache } from "./cache.mjs";
import { Download } from "./fetching.mjs";

/** @typedef {import("./fetching.mjs").FileSpec} FileSpec */

/**
 * A file on its way.
 * @typedef {object} Delivery
 * @property {Promise<Uint8Array<ArrayBuffer>>} bytes  the whole file, checked; rejects with a LoadError
 * @property {Promise<Response>} [response]  the same while it arrives, where that can be had
 * @property {Promise<Uint8Array<ArrayBuffer>>} [whole]  the whole file before its check, to begin with what does no harm
 * @property {string} [mime]  the type that it came with, once it is here
 * @property {() => void} cancel  nobody wants it any more
 */

/**
 * An image of an interpreter with packages, which is being read; it rejects if that cannot be. checked: whether it is as it
 * was written, which is found out meanwhile.
 * @typedef {{bytes: Promise<Uint8Array<ArrayBuffer>>, key: string, checked: Promise<boolean>}} Image
 */

/** @typedef {(loaded: number, total?: number) => void} OnBytes  bytes so far, and in all if known */

/**
 * @typedef {object} Supply
 * @property {string} base  the site's address
 * @property {boolean} isDirect  whether addresses of the site can be imported and streamed from
 * @property {(url: string) => string} placed  where a file of the site lies, which may have another name there
 * @property {(spec: FileSpec, onBytes?: OnBytes) => Delivery} file  fetch a file of the site, a package, or a page of an index
 * @property {(spec: FileSpec, onBytes?: OnBytes) => Delivery} wheel  the same of a package, which is kept under its SHA-256
 * @property {(key: string) => Promise<Uint8Array<ArrayBuffer> | undefined>} kept  what was kept, as it was then
 * @property {string} trouble  why the last thing that should have been kept was not
 * @property {(key: string, content: Blob | Uint8Array<ArrayBuffer>) => Promise<boolean>} keep  whether it is kept
 * @property {(imports: string[]) => Promise<Image | undefined>} image  an image that has most of what will be imported
 * @property {boolean} keeps  whether anything is kept that is made from now on
 * @property {(key: string) => Promise<void>} drop
 * @property {() => Promise<void>} tidy  note what was used, and drop what is too old or too much
 * @property {boolean} readsNow  whether a file can be fetched while everything waits
 * @property {(url: string) => Uint8Array<ArrayBuffer>} readNow  fetch a file while everything waits; throws if it cannot be had
 * @property {(url: string, isIndex: boolean) => void} name  tell where packages come from, if the site does not say so
 * @property {(wheel: string) => void} install  say that the code of a wheel may run from now on, by its SHA-256
 * @property {(wish: import("../contract/supply.mjs").Wish) => void} wish  say what is worth being made for later visits by a worker in which no program runs
 * @property {(courier: import("./courier.mjs").Courier) => void} meet  what brings files while everything waits
 * @property {() => void} dirty  from now on a visitor's code is in reach: nothing that comes from here is to be trusted
 */

/** Milliseconds that a program waits for a file that it needs at once. */
const PATIENCE_MS = 30_000;

const SCRIPT = /\.m?js$/;

/**
 * A file as it lies elsewhere. A bundler that has put a script there may have written it shorter, so that there is nothing to
 * compare it with: webpack does that with all scripts, its own or not. @param {FileSpec} spec @param {string} url
 */
function moved({ size, sha256, integrity, ...spec }, url) {
  const isAsBuilt = url === spec.url || !SCRIPT.test(spec.url);
  return { ...spec, url, ...(isAsBuilt ? { size, sha256, integrity } : {}) };
}

/** @implements {Supply} */
export class OwnSupply {
  /**
   * @param {string} base  the site's address @param {string} [name]  of the cache
   * @param {Readonly<Record<string, string>>} [places]  addresses of files that lie elsewhere, by their paths in the site
   */
  constructor(base, name, places = {}) {
    this.base = base;
    this.places = places;
    this.isDirect = true;
    this.keeps = true;
    this.readsNow = true;
    this.cache = new FileCache(base, name);
  }

  /** @param {FileSpec} spec @param {OnBytes} [onBytes] @returns {Delivery} */
  file(spec, onBytes = () => {}) {
    return new Download(moved(spec, this.placed(spec.url)), onBytes);
  }

  /** @param {string} url */
  placed(url) {
    const path = url.startsWith(this.base) ? url.slice(this.base.length) : "";
    return Object.hasOwn(this.places, path) ? this.places[path] : url;
  }

  /** @param {FileSpec} spec @param {OnBytes} [onBytes] @returns {Delivery} */
  wheel(spec, onBytes) {
    const delivery = this.file(spec, onBytes);
    const { sha256 } = spec;
    // Not waited for: the program need not wait until the disk has it.
    if (sha256) delivery.bytes.then((bytes) => this.cache.put(sha256, bytes), () => {});
    return delivery;
  }

  get trouble() {
    return this.cache.trouble;
  }

  /** @param {string} key */
  kept(key) {
    return this.cache.get(key);
  }

  /** @param {string} key @param {Blob | Uint8Array<ArrayBuffer>} content */
  keep(key, content) {
    return this.cache.put(key, content);
  }

  /** @param {string} key */
  drop(key) {
    return this.cache.drop(key);
  }

  /** A drop-in's worker makes none. */
  async image() {
    return undefined;
  }

  tidy() {
    return this.cache.tidy();
  }

  /** @param {string} url */
  readNow(url) {
    const request = new XMLHttpRequest();
    request.open("GET", this.placed(url), false);
    // A worker's blocking request may have both; a page's may not.
    request.timeout = PATIENCE_MS;
    request.responseType = "arraybuffer";
    request.send();
    if (request.status !== 200) throw new Error(`${url}: the server answered ${request.status} ${request.statusText}`);
    return new Uint8Array(request.response);
  }

  name() {}

  /** What runs here keeps by itself what it makes. */
  wish() {}

  /** And it may all the same. */
  install() {}

  /** It waits by itself. */
  meet() {}

  /** What runs here has this origin anyway. */
  dirty() {}
}
