/**
 * The supply of a worker in a box, which can fetch nothing of the site and keep nothing: it asks the supply worker
 * for everything, over a port. What the two say to each other, `contract/supply.mjs` has.
 */
import { bytesAt, readsBlobs } from "./control.mjs";
import { Download, LoadError, bytesOf } from "./fetching.mjs";
import { dataOf } from "./primordials.mjs";

/** @typedef {import("./fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("./supply.mjs").Supply} Supply */
/** @typedef {import("./supply.mjs").Delivery} Delivery */
/** @typedef {import("./supply.mjs").OnBytes} OnBytes */
/** @typedef {import("../contract/supply.mjs").Ask} Ask */
/** @typedef {import("../contract/supply.mjs").Answer} Answer */
/** @typedef {import("../contract/supply.mjs").Here} Here */
/** @typedef {{here: (answer: Here) => void, failed: (error: LoadError) => void, onBytes: OnBytes, onWhole: (content: Uint8Array<ArrayBuffer> | Blob, key?: string) => void}} Waiting */

/** What a server answers with a file. */
const OK = 200;

/** Why a file cannot be had at once. */
const REASONS = {
  notNow: (/** @type {string} */ url) => `${url}: it was not here when the program needed it, and this browser cannot wait for it`,
  status: (/** @type {string} */ url, /** @type {number} */ status) => `${url}: the server answered ${status}`,
  failed: (/** @type {string} */ url, /** @type {string} */ reason) => `${url}: ${reason}`,
};

/** @implements {Supply} */
export class PortSupply {
  /** Hidden, as the port is: CPython's `gc` finds whatever Python has been given. @type {(ask: object) => void} */
  #post;

  /**
   * @param {MessagePort} port  to the supply worker @param {string} base  the site's address
   * @param {() => boolean} reads  whether Blobs can be read here
   */
  constructor(port, base, reads = readsBlobs) {
    this.base = base;
    this.reads = reads;
    this.isDirect = false;
    this.keeps = true;
    this.trouble = "";
    /** Brings files while everything waits. @type {import("./courier.mjs").Courier | undefined} */
    this.courier = undefined;
    this.count = 0;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    // As it is now: programs reach whatever the scope holds.
    this.#post = port.postMessage.bind(port);
    port.onmessage = (event) => this.#take(dataOf(event));
  }

  /** The supply worker alone knows where files lie. @param {string} url */
  placed(url) {
    return url;
  }

  /** @param {FileSpec} spec @param {OnBytes} [onBytes] @returns {Delivery} */
  file({ name, url, size, sha256, type, accept, cache }, onBytes = () => {}) {
    const told = { name, url, size, sha256, type, accept, cache: cache === "reload" ? cache : undefined };
    /** @type {(bytes: Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>) => void} */
    let onWhole = () => {};
    /** @type {Promise<Uint8Array<ArrayBuffer>>} */
    const whole = new Promise((resolve) => (onWhole = resolve));
    const { id, answer } = this.#ask({ ask: "file", ...present(told) }, onBytes, (content) => onWhole(bytesOf(content)));
    /** @type {Delivery} */
    const delivery = {
      whole,
      bytes: answer.then((here) => {
        delivery.mime = here.mime;
        return here.content ? bytesOf(here.content) : whole;
      }),
      cancel: () => this.#cancel(id, name),
    };
    delivery.bytes = delivery.bytes.catch((error) => this.#byItself(error, delivery, { ...present(told), name, url }, onBytes));
    // Of a small file there is nothing sooner, and of none that has failed.
    delivery.bytes.then(onWhole, () => onWhole(delivery.bytes));
    whole.catch(() => {});
    return delivery;
  }

  /**
   * What the supply worker fetches for nobody, a box may have from another host by itself: without any right of the
   * visitor's, and nothing of it is kept.
   * @param {unknown} error @param {Delivery} delivery @param {FileSpec} spec @param {OnBytes} onBytes
   */
  async #byItself(error, delivery, spec, onBytes) {
    const isRefused = error instanceof LoadError && error.kind === "refused";
    if (!isRefused || new URL(spec.url).origin === new URL(this.base).origin) throw error;
    const download = new Download({ ...spec, credentials: "omit" }, onBytes);
    delivery.cancel = () => download.cancel();
    const bytes = await download.bytes;
    delivery.mime = download.mime;
    return bytes;
  }

  /** The supply worker keeps what it fetches as a package. @param {FileSpec} spec @param {OnBytes} [onBytes] */
  wheel(spec, onBytes) {
    return this.file(spec, onBytes);
  }

  /** @param {string} key */
  async kept(key) {
    const here = await this.#ask({ ask: "kept", key }).answer.catch(() => undefined);
    this.trouble = here?.trouble ?? "";
    return here?.content && bytesOf(here.content);
  }

  /** @param {string} key @param {Blob | Uint8Array<ArrayBuffer>} content */
  async keep(key, content) {
    const here = await this.#ask({ ask: "keep", key, content }).answer.catch(() => undefined);
    return here?.done ?? false;
  }

  /** @param {string} key */
  async drop(key) {
    await this.#ask({ ask: "drop", key }).answer.catch(() => undefined);
  }

  /** @param {string[]} imports @returns {Promise<import("./supply.mjs").Image | undefined>} */
  async image(imports) {
    const found = await this.#image({ imports });
    if (!found) return undefined;
    // WebKit's workers read no Blob on an isolated page; nor can be read what the browser drops in this moment.
    const whole = found.bytes.then(() => found, () => this.#copied(imports));
    return { key: found.key, bytes: whole.then(({ bytes }) => bytes), checked: whole.then(({ checked }) => checked, () => false) };
  }

  /** @param {string[]} imports */
  async #copied(imports) {
    const found = await this.#image({ imports, isCopied: true });
    if (!found) throw new Error("it is gone");
    return found;
  }

  /** @param {{imports: string[], isCopied?: true}} wanted @returns {Promise<import("./supply.mjs").Image | undefined>} */
  #image(wanted) {
    return new Promise((found) => {
      const none = () => found(undefined);
      const { answer } = this.#ask({ ask: "image", ...wanted }, undefined, (content, key = "") => {
        const checked = answer.then((here) => here.done ?? false, () => false);
        found({ bytes: bytesOf(content), key, checked });
      });
      answer.then(none, none);
    });
  }

  /** The supply worker does that by itself. */
  async tidy() {}

  /** @param {import("./courier.mjs").Courier} courier */
  meet(courier) {
    this.courier = courier;
  }

  get readsNow() {
    return this.courier?.comes ?? false;
  }

  /** @param {string} url @returns {Uint8Array<ArrayBuffer>} */
  readNow(url) {
    const { address, status } = this.getNow(url);
    const bytes = bytesAt(address);
    if (status !== OK || !bytes) throw new Error(REASONS.status(url, status));
    return new Uint8Array(bytes);
  }

  /** Whatever the server answers to a program that asks for a file of the site. @param {string} url @param {AbortSignal} [signal] @returns {Promise<Here>} */
  get(url, signal) {
    const { id, answer } = this.#ask({ ask: "get", url, ...(this.reads() ? {} : { isCopied: true }) });
    signal?.addEventListener("abort", () => this.#cancel(id, url));
    return answer;
  }

  /**
   * The same for one that waits: the address of what has come, of a Blob with its type.
   * @param {string} url @returns {{address: string, status: number}} @throws {Error} if nothing has come
   */
  getNow(url) {
    if (!this.courier?.comes) throw new Error(REASONS.notNow(url));
    const id = ++this.count;
    this.#post({ id, ask: "get", url, now: true });
    const { address, status = OK, reason = "" } = this.courier.wait(id);
    if (address === undefined) {
      // What comes later must not come between.
      this.#post({ id, ask: "cancel" });
      throw new Error(REASONS.failed(url, reason));
    }
    return { address, status };
  }

  /** @param {string} url @param {boolean} isIndex */
  name(url, isIndex) {
    this.#post({ ask: "host", url, isIndex });
  }

  /** Nothing that is asked to be kept after this is. */
  dirty() {
    this.keeps = false;
    this.#post({ ask: "dirty" });
  }

  /** @param {string} wheel */
  install(wheel) {
    this.#post({ ask: "install", wheel });
  }

  /** @param {import("../contract/supply.mjs").Wish} wish */
  wish(wish) {
    this.#post({ ask: "errand", ...wish });
  }

  /**
   * @param {Record<string, unknown> & {ask: Ask["ask"]}} fields @param {OnBytes} [onBytes] @param {Waiting["onWhole"]} [onWhole]
   * @returns {{id: number, answer: Promise<Here>}}
   */
  #ask(fields, onBytes = () => {}, onWhole = () => {}) {
    const id = ++this.count;
    /** @type {Promise<Here>} */
    const answer = new Promise((here, failed) => this.waiting.set(id, { here, failed, onBytes, onWhole }));
    this.#post({ id, ...fields });
    return { id, answer };
  }

  /** @param {number} id @param {string} name */
  #cancel(id, name) {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    this.#post({ id, ask: "cancel" });
    // Later, as with a fetch: whatever made others be given up is told first.
    setTimeout(() => waiting.failed(LoadError.stopped(name)));
  }

  /** @param {Answer} answer */
  #take(answer) {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    if (answer.is === "part") return waiting.onBytes(answer.loaded, answer.total);
    if (answer.is === "whole") return waiting.onWhole(answer.content, answer.key);
    this.waiting.delete(answer.id);
    if (answer.is === "here") return waiting.here(answer);
    const { file, reason, fix, kind, rerun } = answer;
    waiting.failed(new LoadError(file, reason, fix, /** @type {import("./fetching.mjs").Trouble} */ (kind), rerun));
  }
}

/** What is there of some fields: one that says nothing is left out. @param {Record<string, unknown>} fields */
function present(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
