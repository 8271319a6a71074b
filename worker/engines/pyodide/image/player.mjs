/**
 * Puts an image back: between the start of Emscripten and that of Python, as Pyodide does with a snapshot. Whatever does not
 * fit is an ImageError; the interpreter is of no use then, and another one starts without the image, from a fresh module.
 */
import { hasStackSwitching } from "../../../contract/probes.mjs";
import { ImageError, Packed } from "./format.mjs";
import { Linker } from "./linker.mjs";
import { attachLoaded, named } from "./references.mjs";
import { aligned, tableOf } from "../table.mjs";
import { put } from "./tree.mjs";
import { tellZone } from "../zone.mjs";

/** @typedef {import("./references.mjs").Reference} Reference */

/** How Pyodide is started with an image, which serves one start. */
export class Player {
  /**
   * @param {Uint8Array<ArrayBuffer>} bytes @param {string} key  what it must be an image of
   * @param {Promise<boolean>} [checked]  whether the bytes are as they were written, which is found out meanwhile
   * @throws {ImageError}
   */
  constructor(bytes, key, checked = Promise.resolve(true)) {
    this.checked = checked;
    this.packed = new Packed(bytes);
    const { head } = this.packed;
    if (head.key !== key) throw new ImageError("it is of other packages or another version");
    if (head.switches !== hasStackSwitching()) throw new ImageError("it was made for browsers that treat waiting in another way");
    /** Compiled from now on, while Pyodide's own wasm is. */
    this.compiled = Promise.all(head.libraries.map((each) => WebAssembly.compile(this.packed.library(each))));
    // `serve` waits for it, and tells.
    this.compiled.catch(() => {});
    /** @type {WebAssembly.Table | undefined} */
    this.table = undefined;
    /** @type {any} Pyodide's inner API */
    this.api = undefined;
  }

  /** For loadPyodide. It asks whether there is a snapshot; which, it learns from `serve`. */
  get options() {
    return { _loadSnapshot: new Uint8Array(), _snapshotDeserializer: (/** @type {Reference} */ reference) => named(this.api, reference) };
  }

  /** @param {any} settings  Emscripten's, before the start */
  prepare(settings) {
    // Of `_loadSnapshot`, which has no length.
    settings.INITIAL_MEMORY = undefined;
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {Function} */ done) =>
      instantiate(imports, (/** @type {any} */ instance, /** @type {any} */ module) => {
        this.table = tableOf(instance.exports, imports.env);
        done(instance, module);
      });
  }

  /** The instance that is to have this memory, with its functions numbered as they were. @param {WebAssembly.Instance} instance @param {any} env */
  align(instance, env) {
    return aligned(instance, this.packed.head.table.places, tableOf(instance.exports, env));
  }

  /** Have an interpreter whose Python has not begun take all from here. @param {any} module  Emscripten's @throws {ImageError} */
  async serve(module) {
    const { head } = this.packed;
    this.api = module.API;
    // Before anything is refused: nothing of it is under way then while another interpreter starts.
    const compiled = await this.compiled;
    if (!(await this.checked)) throw new ImageError("what this device had saved was changed or damaged");
    const wanted = module.API.config.BUILD_ID;
    if (head.build !== wanted) throw new ImageError(`it was made for another Pyodide (${head.build.slice(0, 8)} instead of ${wanted.slice(0, 8)})`);
    this.#grow(module);
    put(module.FS, head, (path) => this.packed.file(path));
    new Linker(module, /** @type {WebAssembly.Table} */ (this.table)).link(head, compiled);
    module.API.restoreSnapshot = () => {
      this.packed.copyTo(module.HEAPU8);
      tellZone(module, head.zone);
      return head.hiwire;
    };
  }

  /** @param {any} module */
  #grow(module) {
    const { heap } = this.packed.head;
    if (module.HEAPU8.length < heap) module.growMemory(heap);
    if (module.HEAPU8.length !== heap) throw new ImageError(`it holds ${heap} bytes, but the memory has ${module.HEAPU8.length}`);
  }

  /** What is loaded is known on both sides. @param {any} pyodide  as loadPyodide gives it */
  finish(pyodide) {
    Object.assign(pyodide.loadedPackages, this.packed.head.packages);
    attachLoaded(pyodide);
  }
}
