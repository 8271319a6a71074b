/**
 * One port, to one worker in a box: its requests are checked, carried out a few at a time, and answered. What comes
 * from it may come from a program: whatever it says, nothing is thrown, and no other port suffers.
 */
import { bytesOf, digest, LoadError } from "../host/fetching.mjs";
import { IMAGE, MOST_AT_ONCE, MOST_WAITING } from "../contract/supply.mjs";
import { askOf, idOf } from "./asks.mjs";
import { request } from "./request.mjs";

/** @typedef {import("../contract/supply.mjs").Ask} Ask */
/** @typedef {import("../contract/supply.mjs").FileAsk} FileAsk */
/** @typedef {import("../contract/supply.mjs").Answer} Answer */
/** @typedef {import("../host/supply.mjs").Supply} Supply */
/** @typedef {import("../host/supply.mjs").Delivery} Delivery */
/** @typedef {import("../host/fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("./places.mjs").Places} Places */
/** @typedef {import("../contract/supply.mjs").Wish} Wish */
/** @typedef {Extract<Ask, {ask: "file" | "get" | "kept" | "keep" | "drop" | "image"}>} Work  what is answered */

const REFUSALS = {
  shape: "this is no request that can be answered",
  place: "files of this address are not fetched for programs",
  many: "too many requests wait already",
  twice: "there is a request with this number already",
  broken: "it could not be done",
};
const FIX = "Reload the page.";

/** Bytes from which on it takes long to check a file. */
const LARGE = 1 << 20;

/** Milliseconds between two answers about how far a file has come. */
const PART_MS = 50;

/**
 * Images, as far as this worker has to do with them. keep: of the one that it is to make, if it is.
 * @typedef {{find: (imports: string[]) => Promise<Found | undefined>, drop: (key: string) => Promise<void>,
 *   keep?: (content: Blob | Uint8Array<ArrayBuffer>) => Promise<boolean>}} LineImages
 */
/** @typedef {{key: string, wheels: string[], blob: Blob, checked: Promise<boolean>}} Found */

export class Line {
  /**
   * @param {MessagePort} port @param {Supply} supply @param {Places} places
   * @param {Set<string>} trusted  the hashes of wheels whose code may run where things are made to be kept
   * @param {(wish: Wish) => void} wish  told what is worth being made by another worker
   * @param {import("../host/ahead.mjs").Ahead} [ahead]  what has been fetched before it is asked for
   * @param {LineImages} [images]
   */
  constructor(port, supply, places, trusted, wish = () => {}, ahead, images) {
    this.images = images;
    /** The key of the image that it was given. @type {string | undefined} */
    this.image = undefined;
    this.port = port;
    this.supply = supply;
    this.places = places;
    this.trusted = trusted;
    this.wish = wish;
    this.ahead = ahead;
    /** Whether nothing of a visitor's, nor of a package that anybody may have made, has been in reach there. */
    this.isClean = true;
    /** The hashes of the wheels that it was given, and of those whose code may run there. @type {Set<string>} */
    this.wheels = new Set();
    /** @type {Set<string>} */
    this.installed = new Set();
    /** @type {Map<number, () => void>} how to give up what is being done */
    this.doing = new Map();
    /** @type {Map<number, Work>} */
    this.queue = new Map();
    /** Reaches the worker while it waits and hears nothing. @type {MessagePort | undefined} */
    this.aside = undefined;
    port.onmessage = ({ data, ports }) => this.#take(data, ports);
    port.onmessageerror = () => {};
  }

  /** Keep nothing more of what this worker makes. */
  dirty() {
    this.isClean = false;
  }

  /** The worker is gone: nothing is done for it any more. */
  close() {
    this.queue.clear();
    for (const cancel of this.doing.values()) cancel();
    this.port.close();
    this.aside?.close();
  }

  /** @param {unknown} data @param {readonly MessagePort[]} ports */
  #take(data, [aside]) {
    const ask = askOf(data);
    if (!ask) return this.#refuse(idOf(data), REFUSALS.shape);
    if (ask.ask === "dirty") return this.dirty();
    if (ask.ask === "host") return this.isClean ? this.places.name(ask.url, ask.isIndex) : undefined;
    if (ask.ask === "install") return this.#install(ask.wheel);
    if (ask.ask === "errand") return this.#mayWish(ask) ? this.wish(ask) : undefined;
    if (ask.ask === "aside") return void (this.aside ??= this.isClean ? aside : undefined);
    if (ask.ask === "cancel") return this.#cancel(ask.id);
    if (this.doing.has(ask.id) || this.queue.has(ask.id)) return this.#refuse(ask.id, REFUSALS.twice, ask);
    if (this.queue.size >= MOST_WAITING) return this.#refuse(ask.id, REFUSALS.many, ask);
    // What is to be kept was made before whatever is said next.
    if (ask.ask === "keep" && !this.#mayKeep(ask.key)) return this.#say({ id: ask.id, is: "here", done: false });
    this.queue.set(ask.id, ask);
    this.#go();
  }

  #go() {
    for (const [id, ask] of this.queue) {
      if (this.doing.size >= MOST_AT_ONCE) return;
      this.queue.delete(id);
      this.doing.set(id, () => {});
      void this.#do(ask).then((answer) => this.#done(answer, ask));
    }
  }

  /** @param {Answer} answer @param {Work} ask */
  #done(answer, ask) {
    this.doing.delete(answer.id);
    this.#say(answer, ask);
    this.#go();
  }

  /** Never rejects. @param {Work} ask @returns {Promise<Answer>} */
  async #do(ask) {
    const { id } = ask;
    try {
      if (ask.ask === "file") return await this.#file(ask);
      if (ask.ask === "get") return await this.#get(ask);
      if (ask.ask === "kept") return await this.#kept(id, ask.key);
      if (ask.ask === "image") return await this.#image(ask);
      if (ask.ask === "keep") return { id, is: "here", done: await this.#keep(ask) };
      // What a program says is bad may be good for others.
      if (this.isClean) await this.#drop(ask.key);
      return { id, is: "here", done: this.isClean };
    } catch (error) {
      return failed(id, error, ask.ask === "file" ? ask.name : undefined);
    }
  }

  /** An image is handed over unread, if it can be read there. @param {import("../contract/supply.mjs").ImageAsk} ask @returns {Promise<Answer>} */
  async #image({ id, imports, isCopied }) {
    const found = this.isClean ? await this.images?.find(imports) : undefined;
    if (!found) return { id, is: "here" };
    const { key, wheels, blob, checked } = found;
    const content = isCopied ? await bytesOf(blob) : blob;
    this.image = key;
    for (const each of wheels) this.wheels.add(each);
    this.#say({ id, is: "whole", key, content });
    return { id, is: "here", done: await checked };
  }

  /** @param {import("../contract/supply.mjs").KeepAsk} ask */
  async #keep({ key, content }) {
    if (key !== IMAGE) return this.supply.keep(key, content);
    const { keep } = /** @type {LineImages} */ (this.images);
    // One, and no other.
    this.images = undefined;
    return (await keep?.(content)) ?? false;
  }

  /** @param {string} key */
  async #drop(key) {
    if (key !== IMAGE) await this.supply.drop(key);
    else if (this.image) await this.images?.drop(this.image);
  }

  /** @param {FileAsk} ask @returns {Promise<Answer>} */
  async #file(ask) {
    const { id } = ask;
    const spec = this.places.specOf(ask);
    if (!spec) throw new LoadError(ask.name, REFUSALS.place, FIX, "refused");
    const isOfOthers = this.places.isOfOthers(spec);
    const delivery = isOfOthers ? this.supply.wheel(spec, this.#counter(id)) : this.#ofSite(spec, id);
    this.doing.set(id, () => delivery.cancel());
    const isAhead = !isOfOthers && (await this.#sendAhead(id, spec, delivery));
    const content = await delivery.bytes;
    if (isOfOthers) await this.#fromOthers(spec, content);
    else if (spec.sha256 && this.trusted.has(spec.sha256)) this.wheels.add(spec.sha256);
    return { id, is: "here", ...(isAhead ? {} : { content }), ...(delivery.mime ? { mime: delivery.mime } : {}) };
  }

  /** @param {import("../contract/supply.mjs").GetAsk} ask @returns {Promise<Answer>} */
  async #get({ id, url, isCopied }) {
    const spec = this.places.specOf({ id, ask: "file", name: url, url });
    if (!spec || this.places.isOfOthers(spec)) throw new LoadError(url, REFUSALS.place, FIX, "refused");
    const abort = new AbortController();
    this.doing.set(id, () => abort.abort());
    const { content, ...about } = await request(spec.url, abort.signal);
    return { id, is: "here", ...about, content: isCopied ? await bytesOf(content) : content };
  }

  /** @param {FileSpec} spec @param {number} id @returns {Delivery} */
  #ofSite(spec, id) {
    const counter = this.#counter(id);
    return this.ahead?.take(spec, counter) ?? this.supply.file(spec, counter);
  }

  /** What is large is sent before its check, so that both go on at once. @param {number} id @param {FileSpec} spec @param {Delivery} delivery */
  async #sendAhead(id, { size = 0, sha256 }, { whole }) {
    if (!whole || !sha256 || size < LARGE) return false;
    this.#say({ id, is: "whole", content: await whole });
    return true;
  }

  /** @param {FileSpec} spec @param {Uint8Array<ArrayBuffer>} content */
  async #fromOthers(spec, content) {
    if (spec.accept) return this.places.learn(spec, new TextDecoder().decode(content));
    this.wheels.add(await digest(content));
  }

  /** @param {number} id @param {string} key @returns {Promise<Answer>} */
  async #kept(id, key) {
    const content = await this.supply.kept(key);
    if (content && WHEEL.test(key)) this.wheels.add(key.slice(-HASH_LENGTH));
    return content ? { id, is: "here", content } : { id, is: "here", trouble: this.supply.trouble };
  }

  /** It is said before, when nothing has run there yet that could lie. @param {string} wheel */
  #install(wheel) {
    if (this.installed.size >= MOST_WAITING) return this.dirty();
    this.installed.add(wheel);
  }

  /**
   * Whether something may be kept that this worker has made: not once a program is in reach. Nor if it has installed a
   * package that anybody may have made, whose code may have run there; but for that package itself.
   * @param {string} key
   */
  #mayKeep(key) {
    if (!this.isClean || HASH.test(key) || (key === IMAGE && !this.images?.keep)) return false;
    const own = WHEEL.test(key) ? key.slice(-HASH_LENGTH) : undefined;
    if (own && !this.wheels.has(own)) return false;
    return [...this.installed].every((each) => each === own || this.trusted.has(each));
  }

  /**
   * Whether this worker may have something made by another: of wheels that it was given, even by the word of a program;
   * and a snapshot before a program is in reach.
   * @param {Wish} wish
   */
  #mayWish(wish) {
    if (wish.what === "snapshot") return this.isClean;
    const wheels = wish.what === "image" ? wish.wheels : [wish.wheel];
    return wheels.every((each) => this.wheels.has(each));
  }

  /** @param {number} id @returns {import("../host/supply.mjs").OnBytes} */
  #counter(id) {
    let last = -Infinity;
    return (loaded, total) => {
      const now = performance.now();
      if (now - last < PART_MS && loaded !== total) return;
      last = now;
      this.#say({ id, is: "part", loaded, ...(total === undefined ? {} : { total }) });
    };
  }

  /** @param {number} id */
  #cancel(id) {
    this.queue.delete(id);
    this.doing.get(id)?.();
  }

  /** @param {number | undefined} id @param {string} reason @param {Work} [ask] */
  #refuse(id, reason, ask) {
    if (id !== undefined) this.#say(failed(id, new LoadError("request", reason, FIX)), ask);
  }

  /** Not by handing bytes over, which cost nothing to copy beside it: what is being kept needs them still. @param {Answer} answer @param {Work} [ask] */
  #say(answer, ask) {
    const port = ask?.ask === "get" && ask.now ? this.aside : this.port;
    port?.postMessage(answer);
  }
}

/** Keys of wheels, and of what was made of one. */
const HASH = /^[0-9a-f]{64}$/;
const WHEEL = /^(?:unpacked-.*-)?[0-9a-f]{64}$/;
const HASH_LENGTH = 64;

/** @param {number} id @param {unknown} error @param {string} [name]  what the one who asked calls the file @returns {Answer} */
function failed(id, error, name) {
  const told = error instanceof LoadError ? error : new LoadError("request", REFUSALS.broken, FIX);
  const { file, reason, fix, rerun, kind } = told;
  return { id, is: "failed", file: name ?? file, reason, fix, rerun, kind };
}
