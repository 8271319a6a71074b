/**
 * Starts Pyodide from files that came through the door.
 */
import { Download, LoadError, sourceOf } from "../../door.mjs";
import { layoutOfFiles, layoutOfLock } from "./versions.mjs";
import { SITE } from "#generated/site.mjs";

/** @typedef {import("../../door.mjs").FileSpec} FileSpec */
/** @typedef {{file: string, loaded: number, total?: number, all_loaded: number, all_total?: number, source: string}} Progress */

/** Milliseconds that an interpreter may take to start once all its bytes are here. */
const START_MS = 60_000;

/** What alone is fetched of another Pyodide at first, since the names of its other files are in question. */
const LOCK = "pyodide-lock.json";

const TYPES = /** @type {Record<string, string>} */ ({
  js: "text/javascript",
  mjs: "text/javascript",
  wasm: "application/wasm",
  zip: "application/zip",
  json: "application/json",
});

/** What the evaluation loop calls every few instructions to learn of signals: Pyodide's own name for it. */
const POLL = "_Py_CheckEmscriptenSignals_Helper";

/** The files of Pyodide's core, and the kernel that we put beside them. */
export class Core {
  /**
   * @param {string} base  the site's address
   * @param {string | undefined} indexURL  the folder of another Pyodide
   * @param {(progress: Progress) => void} onProgress
   */
  constructor(base, indexURL, onProgress) {
    this.base = base;
    this.indexURL = new URL(indexURL ? withSlash(indexURL) : `${SITE.pyodide.folder}/`, base).href;
    this.own = !indexURL;
    this.onProgress = onProgress;
    /** What the evaluation loop calls every few instructions: gives the number of a signal, or 0. */
    this.poll = () => 0;
    /** @type {Map<string, {loaded: number, total?: number}>} */
    this.counts = new Map();
    /** @type {Map<string, Download>} */
    this.downloads = new Map();
    const { path, ...kernel } = SITE.kernel;
    const names = this.own ? Object.keys(SITE.pyodide.files) : [LOCK];
    const core = names.map((name) => this.#spec(name));
    this.#fetch([...core, { ...kernel, name: "kernel.zip", url: new URL(path, this.base).href }]);
  }

  /** @param {FileSpec[]} specs */
  #fetch(specs) {
    for (const spec of specs) this.counts.set(spec.name, { loaded: 0, total: spec.size });
    for (const spec of specs) this.downloads.set(spec.name, new Download(spec, this.#counter(spec)));
  }

  /** @param {string} name @returns {FileSpec} */
  #spec(name) {
    const file = this.own ? /** @type {Record<string, any>} */ (SITE.pyodide.files)[name] : {};
    const { size, sha256, integrity } = file;
    const known = this.own ? { size, sha256, integrity } : {};
    return { name, url: this.indexURL + name, type: TYPES[name.split(".").pop() ?? ""], ...known };
  }

  /** What the core is made of; of another Pyodide its lock file tells. @returns {Promise<import("./versions.mjs").Layout>} */
  async #layout() {
    if (this.own) return layoutOfFiles(Object.keys(SITE.pyodide.files));
    const layout = layoutOfLock(new TextDecoder().decode(await this.bytes(LOCK)));
    this.#fetch(layout.files.filter((name) => name !== LOCK).map((name) => this.#spec(name)));
    return layout;
  }

  /** @param {FileSpec} spec */
  #counter(spec) {
    const source = sourceOf(spec.url, this.base);
    const count = /** @type {{loaded: number, total?: number}} */ (this.counts.get(spec.name));
    return (/** @type {number} */ loaded) => {
      count.loaded = loaded;
      const counts = [...this.counts.values()];
      const all_loaded = counts.reduce((sum, each) => sum + each.loaded, 0);
      const all = counts.reduce((sum, each) => sum + (each.total ?? NaN), 0);
      const total = count.total === undefined ? {} : { total: count.total };
      this.onProgress({ file: spec.name, loaded, ...total, all_loaded, ...(all ? { all_total: all } : {}), source });
    };
  }

  /** @param {string} name @returns {Download} */
  download(name) {
    return /** @type {Download} */ (this.downloads.get(name));
  }

  /** The whole file, checked. @param {string} name */
  bytes(name) {
    return this.download(name).bytes;
  }

  /** Rejects as soon as any file fails, and lets the others go. */
  async all() {
    const downloads = [...this.downloads.values()];
    try {
      await Promise.all(downloads.map((each) => each.bytes));
    } catch (error) {
      for (const each of downloads) each.abort.abort();
      throw error;
    }
  }

  /** Import a module from bytes that were checked. @param {string} name */
  async module(name) {
    const url = await this.#blobURL(name, "text/javascript");
    try {
      return await import(/* webpackIgnore: true */ url);
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  /** @param {string} name @param {string} type */
  async #blobURL(name, type) {
    return URL.createObjectURL(new Blob([await this.bytes(name)], { type }));
  }

  /**
   * Start the interpreter.
   * @returns {Promise<any>} the Pyodide API
   * @throws {LoadError}
   */
  async start() {
    const layout = await this.#layout();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const trouble = new Promise((_, reject) => {
      this.all().then(() => (timer = setTimeout(() => reject(overdue()), START_MS)), reject);
    });
    try {
      return await Promise.race([this.#load(layout), trouble]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {import("./versions.mjs").Layout} layout */
  async #load(layout) {
    const lock = this.bytes(LOCK);
    const [api, engine] = await Promise.all([this.module("pyodide.mjs"), this.module(layout.engine)]);
    const factory = layout.factory(engine);
    const stdLibURL = await this.#blobURL("python_stdlib.zip", "application/zip");
    const restore = answerFetch(this.indexURL, ["pyodide.asm.wasm", LOCK], (name) => this.download(name).response);
    try {
      return await api.loadPyodide({
        indexURL: this.indexURL,
        ...(this.own ? {} : { packageBaseUrl: this.indexURL }),
        lockFileContents: new TextDecoder().decode(await lock),
        stdLibURL,
        ...layout.hand((/** @type {any} */ settings) => factory(this.#guarded(settings))),
      });
    } finally {
      restore();
      URL.revokeObjectURL(stdLibURL);
    }
  }

  /**
   * The wasm is compiled while it arrives, but nothing of it runs before its bytes have been checked.
   * @param {any} settings  Emscripten's
   */
  #guarded(settings) {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {Function} */ done) => {
      if (POLL in imports.env) imports.env[POLL] = () => this.poll();
      return instantiate(imports, (/** @type {any} */ instance, /** @type {any} */ module) => {
        this.bytes("pyodide.asm.wasm").then(() => done(instance, module), () => {});
      });
    };
    return settings;
  }
}

/**
 * Answer some files of a folder ourselves until restored; every other goes its way.
 * @param {string} folder @param {string[]} names @param {(name: string) => Promise<Response>} answer
 * @returns {() => void} restores fetch
 */
function answerFetch(folder, names, answer) {
  const pristine = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const asked = input instanceof Request ? input.url : String(input);
    const name = names.find((each) => asked === folder + each);
    return name ? answer(name) : pristine(input, init);
  };
  return () => {
    globalThis.fetch = pristine;
  };
}

function overdue() {
  const reason = `Python did not start within ${START_MS / 1000} seconds though all its files are here`;
  return new LoadError("pyodide.asm.wasm", reason, "Close other programs or tabs to free memory, then press Retry.");
}

/** @param {string} url */
function withSlash(url) {
  return url.endsWith("/") ? url : `${url}/`;
}
