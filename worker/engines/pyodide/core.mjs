/**
 * Starts Pyodide from files that came through the door. What differs between Pyodide's versions is here.
 */
import { Download, LoadError, sourceOf } from "../../door.mjs";
import { SITE } from "#generated/site.mjs";

/** @typedef {import("../../door.mjs").FileSpec} FileSpec */
/** @typedef {{file: string, loaded: number, total?: number, all_loaded: number, all_total?: number, source: string}} Progress */

/** Milliseconds that an interpreter may take to start once all its bytes are here. */
const START_MS = 60_000;

const TYPES = /** @type {Record<string, string>} */ ({
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
    for (const spec of this.#specs()) this.counts.set(spec.name, { loaded: 0, total: spec.size });
    for (const spec of this.#specs()) this.downloads.set(spec.name, new Download(spec, this.#counter(spec)));
  }

  /** @returns {FileSpec[]} */
  #specs() {
    const core = Object.entries(SITE.pyodide.files).map(([name, file]) => ({
      name,
      url: this.indexURL + name,
      type: TYPES[name.split(".").pop() ?? ""],
      ...(this.own ? { size: file.size, sha256: file.sha256, integrity: file.integrity } : {}),
    }));
    const { path, ...kernel } = SITE.kernel;
    return [...core, { ...kernel, name: "kernel.zip", url: new URL(path, this.base).href }];
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
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const trouble = new Promise((_, reject) => {
      this.all().then(() => (timer = setTimeout(() => reject(overdue()), START_MS)), reject);
    });
    try {
      return await Promise.race([this.#load(), trouble]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #load() {
    const lock = this.bytes("pyodide-lock.json");
    const [api, engine] = await Promise.all([this.module("pyodide.mjs"), this.module("pyodide.asm.mjs")]);
    const stdLibURL = await this.#blobURL("python_stdlib.zip", "application/zip");
    const wasmURL = `${this.indexURL}pyodide.asm.wasm`;
    const restore = answerFetch(wasmURL, () => this.download("pyodide.asm.wasm").response);
    try {
      return await api.loadPyodide({
        indexURL: this.indexURL,
        ...(this.own ? {} : { packageBaseUrl: this.indexURL }),
        lockFileContents: new TextDecoder().decode(await lock),
        stdLibURL,
        createPyodideModule: (/** @type {any} */ settings) => engine.default(this.#guarded(settings)),
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
 * Answer one address ourselves until restored; every other goes its way.
 * @param {string} url @param {() => Promise<Response>} answer @returns {() => void} restores fetch
 */
function answerFetch(url, answer) {
  const pristine = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const asked = input instanceof Request ? input.url : String(input);
    return asked === url ? answer() : pristine(input, init);
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
