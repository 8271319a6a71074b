/**
 * Brython's standard library, in parts that are fetched when a module of theirs is first imported. Most
 * are fetched before a program begins that names them; what is imported in another way
 * is fetched while the program waits.
 */
import { KINDS } from "#generated/protocol.mjs";
import { digest } from "../../host/digest.mjs";
import { LoadError, sourceOf } from "../../host/fetching.mjs";

/** @typedef {import("../engine.mjs").Post} Post */
/** @typedef {import("../../host/supply.mjs").Supply} Supply */
/** @typedef {[string, string, string[]?, number?]} Source  suffix, text, what it imports, whether it is a package */
/** @typedef {Record<string, {size: number, sha256: string, integrity: string, type: string}>} Parts */

/** What looks like an import at the beginning of a line. */
const IMPORT = /^[ \t]*(?:import|from)[ \t]+([\w.]+(?:[ \t]*(?:as[ \t]+\w+)?[ \t]*,[ \t]*[\w.]+)*)/gm;

const decoder = new TextDecoder();

export class Library {
  /**
   * @param {any} brython  __BRYTHON__ @param {Record<string, string[]>} index  the modules of each part
   * @param {Parts} parts  the files @param {string} folder  their address @param {Supply} supply
   */
  constructor(brython, index, parts, folder, supply) {
    this.parts = parts;
    this.folder = folder;
    this.supply = supply;
    /** What has come of parts that no program has needed yet. @type {Map<string, Uint8Array<ArrayBuffer>>} */
    this.ready = new Map();
    /** The part that a module is in. @type {Map<string, string>} */
    this.places = new Map();
    /** @type {Map<string, string>} */
    this.tails = new Map();
    /** @type {Set<string>} */
    this.loaded = new Set();
    brython.use_VFS = true;
    /** @type {Record<string, Source>} */
    this.sources = brython.VFS = {};
    for (const [part, names] of Object.entries(index)) for (const name of names) this.#promise(name, part);
    brython.stdlib_module_names = [...this.places.keys()];
  }

  /** Have a module's part fetched when somebody looks at it. @param {string} name @param {string} part */
  #promise(name, part) {
    this.places.set(name, part);
    const get = () => {
      this.#take(part, this.#fetchNow(part));
      return this.sources[name];
    };
    Object.defineProperty(this.sources, name, { get, configurable: true, enumerable: true });
  }

  /** @param {string} part @param {Record<string, Source>} sources */
  #take(part, sources) {
    this.loaded.add(part);
    this.ready.delete(part);
    for (const [name, source] of Object.entries(sources)) {
      const value = Object.assign(source, { timestamp: 0 });
      value[1] += this.tails.get(name) ?? "";
      if (this.places.get(name) === part) Object.defineProperty(this.sources, name, { value, writable: true, configurable: true, enumerable: true });
    }
  }

  /** Add a module, or put one in place of the library's. @param {string} name @param {string} text @param {boolean} isPackage */
  add(name, text, isPackage) {
    this.places.delete(name);
    const value = Object.assign([".py", text, [], isPackage ? 1 : 0], { timestamp: 0 });
    Object.defineProperty(this.sources, name, { value, writable: true, configurable: true, enumerable: true });
  }

  /** @param {string} name */
  remove(name) {
    delete this.sources[name];
  }

  /** Have something added to the end of a module of the library, whenever that comes. @param {string} name @param {string} text */
  extend(name, text) {
    this.tails.set(name, text);
  }

  /**
   * Fetch the parts that programs name. What fails is reported, and tried again by the import.
   * @param {string[]} texts @param {number} run @param {(message: any) => void} say
   */
  async prepare(texts, run, say) {
    const wanted = new Set(texts.flatMap((text) => this.#partsOf(text)));
    await Promise.all([...wanted].map((part) => this.#fetch(part, run, say)));
  }

  /** Have at hand what cannot be fetched once a program needs it: all parts, where no fetch can be waited for. */
  async keepReady() {
    if (this.supply.readsNow) return;
    for (const [part, about] of Object.entries(this.parts)) {
      if (this.loaded.has(part) || this.ready.has(part)) continue;
      // One that does not come is tried again by the program that names it.
      const bytes = await this.supply.file({ ...about, name: part, url: this.folder + part }).bytes.catch(() => undefined);
      if (bytes) this.ready.set(part, bytes);
    }
  }

  /** @param {string} text */
  #partsOf(text) {
    const names = [...text.matchAll(IMPORT)].flatMap(([, list]) => list.split(",").map((each) => each.trim().split(/\s/)[0]));
    const parts = names.map((name) => this.places.get(name) ?? this.places.get(name.split(".")[0]));
    return parts.filter((part) => part !== undefined && !this.loaded.has(part)).map(String);
  }

  /** @param {string} part @param {number} run @param {(message: any) => void} say */
  async #fetch(part, run, say) {
    const url = this.folder + part;
    const about = { type: KINDS.PACKAGE, id: run, name: "standard library", source: sourceOf(url, this.supply.base) };
    const { size: total } = this.parts[part];
    const tell = (/** @type {number} */ loaded, /** @type {string} */ state, /** @type {any} */ more = {}) => say({ ...about, loaded, total, state, ...more });
    try {
      const bytes = this.ready.get(part) ?? (await this.supply.file({ ...this.parts[part], name: part, url }, (loaded) => tell(loaded, "loading")).bytes);
      this.#take(part, JSON.parse(decoder.decode(bytes)));
      tell(total, "loaded");
    } catch (error) {
      const cause = error instanceof LoadError ? error.message : String(error);
      tell(0, "failed", { cause });
    }
  }

  /** Fetch while the program waits. @param {string} part @returns {Record<string, Source>} */
  #fetchNow(part) {
    const bytes = this.ready.get(part) ?? this.supply.readNow(this.folder + part);
    if (digest(bytes) !== this.parts[part].sha256) throw new Error(`${part}: its content is wrong`);
    return JSON.parse(decoder.decode(bytes));
  }
}
