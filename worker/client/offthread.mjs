/**
 * Python in a worker, for pages that install the npm package `offthread`: what they call, and what they are promised. How a
 * worker is kept, session.mjs knows; where its files are, assets.mjs.
 *
 *     import { Offthread } from "offthread";
 *     const python = await Offthread.start();
 *     const { value } = await python.run("sum(range(10))");
 */
import { assetsOf } from "./assets.mjs";
import { Functions } from "./functions.mjs";
import { Reach } from "./reach.mjs";
import { Session } from "./session.mjs";
import { folder, spawn } from "./spawning.mjs";

/** @typedef {import("./terms.mjs").Content} Content */
/** @typedef {import("./terms.mjs").Display} Display */
/** @typedef {import("./terms.mjs").Listeners} Listeners */
/** @typedef {import("./terms.mjs").Outcome} Outcome */
/** @typedef {import("./terms.mjs").Progress} Progress */

/**
 * How Python is started.
 * @typedef {object} StartOptions
 * @property {"cpython" | "brython" | "micropython"} [engine]  which Python; CPython if none is named
 * @property {string[]} [packages]  names of packages that are loaded beforehand
 * @property {string} [indexURL]  the folder of another Pyodide
 * @property {string | URL} [assetBase]  the folder of the package's files, if the bundler does not carry them along
 * @property {(progress: Progress) => void} [onProgress]  how the start and packages get on
 */

/**
 * What a program is given, and who listens to it.
 * @typedef {object} Given
 * @property {Record<string, unknown>} [data]  values for `from js import name`
 * @property {Record<string, unknown>} [context]  the program's own globals, instead of those that stay from run to run
 * @property {Record<string, Content>} [files]  written into the working directory first
 * @property {string} [filename]  of the program, in tracebacks
 */

/** @typedef {Given & Listeners} RunOptions */

/** The working directory of a Python. */
export class Files {
  #folder;

  /** Not for pages: a Python has one. @param {import("./folder.mjs").Folder} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * Write a file. The next run has it. @param {string} name @param {Content} content @returns {Promise<void>}
   */
  async write(name, content) {
    this.#folder.write(name, content);
  }

  /**
   * Read a file as bytes, as it was when the last run ended.
   * @overload @param {string} name @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  /**
   * Read a file as text. @overload @param {string} name @param {"utf8"} encoding @returns {Promise<string>}
   */
  /** @param {string} name @param {"utf8"} [encoding] @returns {Promise<string | Uint8Array<ArrayBuffer>>} */
  async read(name, encoding) {
    const content = this.#folder.read(name);
    if (typeof content === "string") return encoding ? content : new TextEncoder().encode(content);
    return encoding ? new TextDecoder().decode(content) : content.slice();
  }

  /** The names of all files, in order. @returns {Promise<string[]>} */
  async list() {
    return this.#folder.list();
  }
}

/** One Python. Programs run in it one at a time, in the order of `run`; what they define stays. */
export class Offthread {
  #session;

  /** `Offthread.start()` makes one. @private @param {Session} session */
  constructor(session) {
    this.#session = session;
    /** The working directory. */
    this.files = new Files(session.folder);
  }

  /**
   * Start Python. Rejects with an OffthreadError that says why it cannot be.
   * @param {StartOptions} [options] @returns {Promise<Offthread>}
   */
  static async start({ engine, packages, indexURL, assetBase, onProgress } = {}) {
    const { address, fields } = assetsOf(engine, assetBase);
    const session = new Session({
      spawn: () => spawn(address),
      makeReach: (post) => new Reach(navigator.locks, post),
      functions: new Functions(),
      fields: { ...fields, engine, packages: packages || undefined, index_url: indexURL ? folder(indexURL) : undefined },
      onProgress,
    });
    await session.start();
    return new Offthread(session);
  }

  /**
   * Run a program, after those that wait. `value` is that of its last expression; what can be awaited is waited for.
   * Rejects with a PythonError if the program raises, with the signal's reason if that is aborted, and with an
   * OffthreadError if its Python is gone.
   * @param {string} code @param {RunOptions} [options] @returns {Promise<Outcome>}
   */
  async run(code, { data, context, files = {}, filename, ...listeners } = {}) {
    const fields = () => {
      for (const [name, content] of Object.entries(files)) this.#session.folder.write(name, content);
      // Pages write `isKnown && { n: 1 }`, too.
      return { code, values: true, data: data || undefined, context: context || undefined, filename: filename || undefined };
    };
    return this.#session.run(fields, listeners);
  }

  /**
   * Call a function that programs have defined, by its name. Arguments become Python's own values.
   * @param {string} name @param {unknown[]} given @returns {Promise<any>} what it returns
   */
  async call(name, ...given) {
    return (await this.#session.run(() => ({ code: name, args: given, values: true }), {})).value;
  }

  /** Resolves once Python is ready. One that was lost is started again. @returns {Promise<void>} */
  ready() {
    return this.#session.start();
  }

  /** End Python at once, and start it again without variables. Files stay. @returns {Promise<void>} */
  restart() {
    return this.#session.restart();
  }

  /** End Python at once and for good. Whatever runs or waits is rejected. @returns {Promise<void>} */
  async close() {
    this.#session.close();
  }

  /** The same, for `await using`. @returns {Promise<void>} */
  [Symbol.asyncDispose]() {
    return this.close();
  }
}
