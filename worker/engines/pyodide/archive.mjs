/**
 * The standard library's archive in an interpreter that began with a snapshot: what programs need
 * first is imported already, so the archive comes after the start. A program that reads it before it is there waits:
 * the worker is blocked while it is fetched once more, in a way that blocks.
 */
import { digest } from "../../host/digest.mjs";

/** @typedef {import("../../host/fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("../../host/fetching.mjs").LoadError} LoadError */
/** @typedef {import("../../host/supply.mjs").Supply} Supply */

/** What a read that failed is for Python: EIO in Emscripten's numbers. */
const EIO = 29;

/** Where it lies; an older Pyodide does not tell its version when its memory has been put back. */
const FOLDER = "/lib";
const NAME = /^python\d+\.zip$/;

export class Archive {
  /** @param {any} pyodide @param {FileSpec} spec  whose size is known @param {Supply} supply */
  constructor(pyodide, spec, supply) {
    this.fs = pyodide.FS;
    this.supply = supply;
    this.spec = spec;
    /** @type {Uint8Array | undefined} */
    this.bytes = undefined;
    /** @type {Promise<string> | undefined} */
    this.arrival = undefined;
    const name = this.fs.readdir(FOLDER).find((/** @type {string} */ each) => NAME.test(each));
    const { node } = this.fs.lookupPath(`${FOLDER}/${name}`);
    Object.defineProperty(node, "contents", { get: () => this.#contents(), set() {}, configurable: true });
    node.usedBytes = spec.size;
  }

  /** Fetch it, unless it is here or on its way. Resolves with "", or with what went wrong. @returns {Promise<string>} */
  arrive() {
    this.arrival ??= this.#fetch();
    return this.arrival;
  }

  async #fetch() {
    try {
      this.bytes ??= await this.supply.file(this.spec).bytes;
      return "";
    } catch (error) {
      this.arrival = undefined;
      const { message, rerun } = /** @type {LoadError} */ (error);
      return `${message}. ${rerun}`;
    }
  }

  #contents() {
    this.bytes ??= this.#fetchNow();
    return this.bytes;
  }

  #fetchNow() {
    const bytes = this.#read();
    if (bytes && bytes.length === this.spec.size && digest(bytes) === this.spec.sha256) return bytes;
    console.error(`${this.spec.name}: it could not be downloaded when the program needed it`);
    throw new this.fs.ErrnoError(EIO);
  }

  #read() {
    try {
      return this.supply.readNow(this.spec.url);
    } catch {
      return undefined;
    }
  }
}
