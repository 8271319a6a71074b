/**
 * Puts an image back: between the start of Emscripten and that of Python, as Pyodide does with a snapshot. Whatever does not
 * fit is an ImageError; the interpreter is of no use then, and another one starts without the image, from a fresh module.
 */
import { hasStackSwitching } from "../../../contract/probes.mjs";
import { ImageError, Packed } from "./format.mjs";
import { Linker } from "./linker.mjs";
import { attachLoaded, named } from "./references.mjs";
import { aligned, isOneObject, tableOf } from "../table.mjs";
import { put } from "./tree.mjs";
import { tellZone } from "../zone.mjs";

/** @typedef {import("./references.mjs").Reference} Reference */

/** How Pyodide is started with an image, which serves one start. */
export class Player {
  /** @param {import("../../../host/supply.mjs").Image} image  while it is read, Emscripten starts; key: what it must be an image of */
  constructor({ bytes, key, checked }) {
    this.checked = checked;
    /** @type {Promise<Packed>} */
    this.packed = bytes.then((each) => fitting(each, key), () => Promise.reject(new ImageError("it could not be read")));
    /** Compiled as soon as they are here. */
    this.compiled = this.packed.then((packed) => Promise.all(packed.head.libraries.map((each) => WebAssembly.compile(packed.library(each)))));
    // `serve` waits for them, and tells.
    for (const each of [this.packed, this.compiled]) each.catch(() => {});
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
  async align(instance, env) {
    const table = tableOf(instance.exports, env);
    if (isOneObject(instance.exports, table)) return instance;
    return aligned(instance, (await this.packed).head.table.places, table);
  }

  /** Have an interpreter whose Python has not begun take all from here. @param {any} module  Emscripten's @throws {ImageError} */
  async serve(module) {
    const packed = await this.packed;
    const { head } = packed;
    this.api = module.API;
    // Before anything is refused: nothing of it is under way then while another interpreter starts.
    const compiled = await this.compiled;
    if (!(await this.checked)) throw new ImageError("what this device had saved was changed or damaged");
    const wanted = module.API.config.BUILD_ID;
    if (head.build !== wanted) throw new ImageError(`it was made for another Pyodide (${head.build.slice(0, 8)} instead of ${wanted.slice(0, 8)})`);
    grow(module, head);
    put(module.FS, head, (path) => packed.file(path));
    new Linker(module, /** @type {WebAssembly.Table} */ (this.table)).link(head, compiled);
    module.API.restoreSnapshot = () => {
      packed.copyTo(module.HEAPU8);
      tellZone(module, head.zone);
      return head.hiwire;
    };
  }

  /** What is loaded is known on both sides. @param {any} pyodide  as loadPyodide gives it */
  async finish(pyodide) {
    Object.assign(pyodide.loadedPackages, (await this.packed).head.packages);
    attachLoaded(pyodide);
  }
}

/** The image, opened. @param {Uint8Array<ArrayBuffer>} bytes @param {string} key @throws {ImageError} */
function fitting(bytes, key) {
  const packed = new Packed(bytes);
  if (packed.head.key !== key) throw new ImageError("it is of other packages or another version");
  if (packed.head.switches !== hasStackSwitching()) throw new ImageError("it was made for browsers that treat waiting in another way");
  return packed;
}

/** @param {any} module @param {import("./format.mjs").Head} head @throws {ImageError} */
function grow(module, { heap }) {
  if (module.HEAPU8.length < heap) module.growMemory(heap);
  if (module.HEAPU8.length !== heap) throw new ImageError(`it holds ${heap} bytes, but the memory has ${module.HEAPU8.length}`);
}
