/**
 * Starts Pyodide from files that host/fetching.mjs has fetched.
 */
import { LoadError, sourceOf } from "../../host/fetching.mjs";
import { layoutOfFiles, layoutOfLock } from "./versions.mjs";
import { hasStackSwitching } from "../../contract/probes.mjs";
import { SITE } from "#generated/site.mjs";
import { LIBRARY, LOCK, SNAPSHOT, WASM, kernelOf, ownFile, typeOf } from "./files.mjs";
import { beModule, importBytes } from "./modules.mjs";
import { takeFinalizers } from "./finalizers.mjs";
import { failureOf, takeLoaders } from "./loaders.mjs";
import { Player } from "./image/player.mjs";
import { Snapshot } from "./snapshot.mjs";
import { addressable } from "./thunks.mjs";

/** @typedef {import("../../host/fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("../../host/supply.mjs").Delivery} Delivery */
/**
 * Where Pyodide comes from. supply: what brings its files; indexURL: the folder of another Pyodide; compiled: its
 * wasm, which another worker of the page has fetched, checked and compiled before; imports: the names of what is to be
 * imported, for which there may be an image; ahead: files of the core that are on their way.
 * @typedef {{supply: import("../../host/supply.mjs").Supply, indexURL?: string, compiled?: WebAssembly.Module, imports?: string[],
 *   ahead?: import("../../host/ahead.mjs").Ahead}} Source
 */
/** @typedef {{file: string, loaded: number, total?: number, all_loaded: number, all_total?: number, source: string}} Progress */

/** Milliseconds that an interpreter may take to start once all its bytes are here. */
const START_MS = 60_000;

/**
 * What calls functions of C where WebAssembly cannot find out how many arguments they take: CPython's own name. It
 * does so under the name of an iPhone or iPad, too, whatever they can do.
 */
const TRAMPOLINE = "_PyEM_TrampolineCall_JS";

/** What the evaluation loop calls every few instructions to learn of signals: Pyodide's own name for it. */
const POLL = "_Py_CheckEmscriptenSignals_Helper";

/** The files of Pyodide's core, and beside them the kernel, or the snapshot that holds it. */
export class Core {
  /**
   * @param {Source} source @param {(progress: Progress) => void} onProgress
   * @param {FileSpec | Uint8Array<ArrayBuffer> | Player} [snapshot]  to begin with: the file, or what is in it; or an image
   */
  constructor({ supply, indexURL, compiled, ahead }, onProgress, snapshot) {
    const { base } = supply;
    this.ahead = ahead;
    this.supply = supply;
    this.compiled = compiled;
    this.indexURL = new URL(indexURL ? withSlash(indexURL) : `${SITE.pyodide.folder}/`, base).href;
    this.own = !indexURL;
    this.onProgress = onProgress;
    this.snapshot = snapshot;
    this.image = snapshot instanceof Player ? snapshot : undefined;
    /** @type {Promise<Snapshot | Player | undefined>} */
    this.memory = Promise.resolve(undefined);
    /** @type {() => void} puts back what was taken while Pyodide starts */
    this.restore = () => {};
    /** Whether the start has ended, well or not. */
    this.isOver = false;
    /** What the evaluation loop calls every few instructions: gives the number of a signal, or 0. */
    this.poll = () => 0;
    /** Whether functions of C are called by JavaScript, whose frames cannot be suspended: seen in the first such call. */
    this.isTrampolined = false;
    /** @type {Map<string, {loaded: number, total?: number}>} */
    this.counts = new Map();
    /** @type {Map<string, Delivery>} */
    this.deliveries = new Map();
    const names = this.own ? Object.keys(SITE.pyodide.files) : [LOCK];
    const needed = new Map([[LIBRARY, !snapshot], [WASM, !compiled]]);
    const core = names.filter((name) => needed.get(name) ?? true).map((name) => this.spec(name));
    if (snapshot instanceof Uint8Array) this.deliveries.set(SNAPSHOT, { bytes: Promise.resolve(snapshot), cancel() {} });
    const isHere = snapshot instanceof Uint8Array || snapshot instanceof Player;
    this.#fetch(isHere ? core : [...core, snapshot ?? kernelOf(base)]);
  }

  /** @param {FileSpec[]} specs */
  #fetch(specs) {
    for (const spec of specs) this.counts.set(spec.name, { loaded: 0, total: spec.size });
    for (const spec of specs) {
      const counter = this.#counter(spec);
      this.deliveries.set(spec.name, this.ahead?.take(spec, counter) ?? this.supply.file(spec, counter));
    }
  }

  /** What is known of a file of Pyodide's. @param {string} name @returns {FileSpec} */
  spec(name) {
    return this.own ? ownFile(name, this.supply.base) : { name, url: this.indexURL + name, type: typeOf(name) };
  }

  /** What the core is made of; of another Pyodide its lock file tells. @returns {Promise<import("./versions.mjs").Layout>} */
  async #layout() {
    if (this.own) return layoutOfFiles(Object.keys(SITE.pyodide.files));
    const layout = layoutOfLock(new TextDecoder().decode(await this.bytes(LOCK)));
    this.#fetch(layout.files.filter((name) => name !== LOCK).map((name) => this.spec(name)));
    return layout;
  }

  /** @param {FileSpec} spec */
  #counter(spec) {
    const source = sourceOf(spec.url, this.supply.base);
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

  /** @param {string} name @returns {Delivery} */
  delivery(name) {
    return /** @type {Delivery} */ (this.deliveries.get(name));
  }

  /** The whole file, checked. @param {string} name */
  bytes(name) {
    return this.delivery(name).bytes;
  }

  /** Once a file is checked, be it by another worker before. @param {string} name */
  async #checked(name) {
    await this.deliveries.get(name)?.bytes;
  }

  /** Rejects as soon as any file fails, and lets the others go. */
  async all() {
    const deliveries = [...this.deliveries.values()];
    try {
      await Promise.all(deliveries.map((each) => each.bytes));
    } catch (error) {
      for (const each of deliveries) each.cancel();
      throw error;
    }
  }

  /**
   * Import a module whose bytes have been checked. Ours comes from its own address where that may be, since
   * a browser keeps compiled code only of what has one that lasts; it has the bytes in its cache.
   * @param {string} name
   */
  async module(name) {
    const bytes = await this.bytes(name);
    const own = this.own && this.supply.isDirect && (await import(/* webpackIgnore: true */ this.supply.placed(this.indexURL + name)).catch(() => undefined));
    return own || importBytes(bytes);
  }

  /**
   * Start the interpreter.
   * @param {import("./snapshot_maker.mjs").Preparation} [preparation]  if its memory is to become a snapshot
   * @returns {Promise<any>} the Pyodide API
   * @throws {LoadError}
   */
  async start(preparation) {
    this.preparation = preparation;
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
      this.isOver = true;
      // Not where they were taken: a start with bad files never settles.
      this.restore();
    }
  }

  /** @param {import("./versions.mjs").Layout} layout */
  async #load(layout) {
    if (!this.supply.isDirect) beModule();
    const lock = this.bytes(LOCK);
    const compiled = this.#compile();
    this.memory = this.#unpack();
    // Either may fail before it is waited for, and then nobody would seem to care.
    for (const each of [compiled, this.memory]) each.catch(() => {});
    const [api, engine] = await Promise.all([this.module("pyodide.mjs"), this.module(layout.engine)]);
    // It has failed meanwhile, and the next one may have begun, which nothing is to be taken from.
    if (this.isOver) return this.all();
    const factory = layout.factory(engine);
    const [restoreFinalizers, restoreLoaders] = [takeFinalizers(), takeLoaders(this.indexURL, {
      [WASM]: async () => new Response(),
      [LOCK]: async () => new Response(await lock),
      [LIBRARY]: async () => new Response(this.snapshot ? undefined : await this.bytes(LIBRARY)),
    }, compiled)];
    this.restore = () => [restoreFinalizers, restoreLoaders].forEach((restore) => restore());
    const options = layout.hand((/** @type {any} */ settings) => this.#instantiate(factory, settings));
    return Promise.race([this.#call(api.loadPyodide, options, await lock), failureOf(compiled), failureOf(this.memory)]);
  }

  /** @param {(options: object) => Promise<any>} load @param {object} options @param {Uint8Array} lock */
  #call(load, options, lock) {
    return load({
      indexURL: this.indexURL,
      ...(this.own ? {} : { packageBaseUrl: this.indexURL }),
      // Pyodide asks whether there is one; which, it learns from `Snapshot.serve`.
      ...(this.image?.options ?? (this.snapshot ? { _loadSnapshot: new Uint8Array() } : {})),
      lockFileContents: new TextDecoder().decode(lock),
      ...this.preparation?.options,
      ...options,
    });
  }

  async #unpack() {
    await this.image?.packed;
    return this.image ?? (this.snapshot && new Snapshot(await this.bytes(SNAPSHOT)));
  }

  async #compile() {
    this.compiled ??= await this.#compileArriving();
    return this.compiled;
  }

  /** The wasm is compiled from its own address while it arrives, where it can be: a browser keeps compiled code only then. */
  async #compileArriving() {
    const { response, whole, bytes } = this.delivery(WASM);
    const arriving = (await response) ?? (await (whole ?? bytes));
    try {
      return await (arriving instanceof Response ? WebAssembly.compileStreaming(arriving) : WebAssembly.compile(arriving));
    } catch (error) {
      // What is wrong with the bytes says more than what the compiler says of them.
      await this.bytes(WASM);
      throw new LoadError(WASM, `this browser cannot compile it (${error})`, "Use a newer browser.");
    }
  }

  /** @param {Function} create @param {any} settings */
  async #instantiate(create, settings) {
    (this.preparation ?? this.image)?.prepare(settings);
    this.#guard(settings);
    const module = await create(settings);
    await (await this.memory)?.serve(module);
    return module;
  }

  /** @param {Record<string, Function>} env */
  #watchTrampoline(env) {
    const call = env[TRAMPOLINE];
    if (!call) return;
    env[TRAMPOLINE] = (/** @type {number} */ f, /** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) => {
      this.isTrampolined = true;
      return call(f, a, b, c);
    };
  }

  /** Whether a program can be suspended while it waits, now that Python has started. */
  get suspends() {
    return hasStackSwitching() && !this.isTrampolined;
  }

  /** The instance, once it may run. @param {WebAssembly.Instance} instance @param {any} env  what was imported */
  async #ready(instance, env) {
    await this.#checked(WASM);
    // What an instance needs of an image is seldom to be waited for.
    if (this.image) return this.image.align(instance, env);
    return (await this.memory)?.align(instance, env) ?? instance;
  }

  /**
   * The wasm is compiled while it arrives, but nothing of it runs before its bytes have been checked.
   * @param {any} settings  Emscripten's
   */
  #guard(settings) {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {Function} */ done) => {
      if (POLL in imports.env) imports.env[POLL] = () => this.poll();
      this.#watchTrampoline(imports.env);
      return instantiate(imports, (/** @type {any} */ instance, /** @type {any} */ module) => {
        this.#ready(instance, imports.env).then((ready) => {
          addressable(module, imports.env);
          done(ready, module);
        }, () => {});
      });
    };
  }
}

function overdue() {
  const reason = `Python did not start within ${START_MS / 1000} seconds although all its files have arrived`;
  return new LoadError(WASM, reason, "Close other programs or tabs to free memory, then press Retry.");
}

/** @param {string} url */
function withSlash(url) {
  return url.endsWith("/") ? url : `${url}/`;
}
