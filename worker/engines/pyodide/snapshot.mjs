/**
 * The snapshot: what the interpreter's memory holds once Python has started and the kernel is
 * imported, less what a new instance has of its own. Putting it back takes a few hundredths of the time
 * of a start. It is made by the build in Node, or by an idle worker on the visit, and knows neither.
 */
import { hasStackSwitching } from "../../contract/probes.mjs";
import { changedPages, copyPages, opened, pagesIn, scrub, written } from "./pages.mjs";
import { aligned, lengthOf, placesOf, trampoline } from "./table.mjs";
import { tellZone, watchZone } from "./zone.mjs";

/**
 * What a restore depends on, and what it needs. table: how many functions an instance has; switches: whether stacks
 * can be switched; zone: where the C library has the time zone; runs: first page, how many, …
 * @typedef {{build: string, heap: number, table: number, switches: boolean, places: import("./table.mjs").Places, zone: number[], hiwire: object, runs: number[]}} Head
 */

const MAGIC = 0x4d49544f;

/** A snapshot that cannot be put back, and why. */
export class SnapshotError extends Error {}

/** Watches a start whose memory will become a snapshot. */
export class Recording {
  /** @param {any} settings  Emscripten's, before the start */
  constructor(settings) {
    /** @type {Uint8Array[]} the memory as the instance brings it, and as its initialisation leaves it */
    this.blanks = [];
    /** @type {number[]} */
    this.zone = [];
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {Function} */ done) => {
      watchZone(imports.env, (addresses) => void (this.zone = addresses));
      return instantiate(imports, (/** @type {any} */ instance, /** @type {any} */ module) => {
        this.memory = instance.exports.memory;
        this.places = placesOf(instance.exports);
        this.#keep();
        done(instance, module);
      });
    };
    settings.onRuntimeInitialized = () => this.#keep();
  }

  #keep() {
    this.blanks.push(new Uint8Array(this.memory.buffer.slice(0)));
  }

  /** Make the snapshot of an interpreter that was started with `_makeSnapshot`. @param {any} pyodide */
  snapshot(pyodide) {
    const { _api: api, _module: module } = pyodide;
    scrub(module);
    const heap = /** @type {Uint8Array} */ (module.HEAPU8);
    if (heap.length !== this.blanks[0].length) {
      throw new SnapshotError(`memory has grown to ${heap.length} bytes, more than a new instance has. Import fewer modules`);
    }
    const needs = { build: api.config.BUILD_ID, heap: heap.length, table: lengthOf(module), switches: hasStackSwitching() };
    const places = /** @type {import("./table.mjs").Places} */ (this.places);
    const runs = changedPages(heap, this.blanks);
    return written(MAGIC, { ...needs, places, zone: this.zone, hiwire: api.serializeHiwireState(), runs }, pagesIn(runs, heap));
  }
}

/** A snapshot, ready to be put back. */
export class Snapshot {
  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    const found = opened(MAGIC, bytes);
    if (!found) throw new SnapshotError("it is not a snapshot");
    this.bytes = bytes;
    /** @type {Head} */
    this.head = JSON.parse(found.text);
    this.start = found.start;
  }

  /** The instance that is to have this memory, with its functions numbered as they were. @param {WebAssembly.Instance} instance */
  align(instance) {
    return aligned(instance, this.head.places);
  }

  /** Have an interpreter that is about to start take its memory from here. @param {any} module  Emscripten's */
  serve(module) {
    const wrong = misfit(this.head, module);
    if (wrong) throw new SnapshotError(wrong);
    module.API.restoreSnapshot = () => {
      this.#restore(module);
      return this.head.hiwire;
    };
  }

  /** @param {any} module */
  #restore(module) {
    const { HEAPU8: heap, HEAP32: words } = module;
    const { word, slot } = trampoline(module);
    copyPages(this.head.runs, this.bytes, this.start, heap);
    if (word) words[word] = slot;
    tellZone(module, this.head.zone);
  }
}

/** Why a snapshot cannot be put back here, or nothing. @param {Head} head @param {any} module */
function misfit({ build, heap, table, switches }, module) {
  const wanted = module.API.config.BUILD_ID;
  if (build !== wanted) return `it was made for another Pyodide (${build.slice(0, 8)} instead of ${wanted.slice(0, 8)})`;
  if (module.HEAPU8.length !== heap) return `it holds ${heap} bytes, but the memory has ${module.HEAPU8.length}`;
  if (lengthOf(module) !== table) return `it numbers ${table} functions, but this browser ${lengthOf(module)}`;
  if (hasStackSwitching() !== switches) return "it was made for browsers that treat waiting in another way";
  return "";
}
