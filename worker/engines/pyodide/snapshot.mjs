/**
 * The snapshot: what the interpreter's memory holds once Python has started and the kernel is
 * imported, less what a new instance has of its own. Putting it back takes a few hundredths of the time
 * of a start. It is made by the build in Node, or by an idle worker on the visit, and knows neither.
 *
 * The bytes: a magic number, the length of the head, the head as JSON, padding, then the pages.
 */
import { hasStackSwitching } from "../../contract/probes.mjs";
import { PAGE, align, changedPages, pairs, scrub } from "./pages.mjs";
import { aligned, lengthOf, placesOf, trampoline } from "./table.mjs";

/**
 * What a restore depends on, and what it needs. table: how many functions an instance has; switches: whether stacks
 * can be switched; zone: where the C library has the time zone; runs: first page, how many, …
 * @typedef {{build: string, heap: number, table: number, switches: boolean, places: import("./table.mjs").Places, zone: number[], hiwire: object, runs: number[]}} Head
 */

const MAGIC = 0x4d49544f;

/**
 * What the C library calls once, with the addresses of what it wants to know of the time zone, and what that is in
 * JavaScript: https://github.com/emscripten-core/emscripten/blob/main/src/lib/libtime.js
 */
const ZONE = "_tzset_js";
const TELL_ZONE = "__tzset_js";

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
      this.#watchZone(imports.env);
      return instantiate(imports, (/** @type {any} */ instance, /** @type {any} */ module) => {
        this.memory = instance.exports.memory;
        this.places = placesOf(instance.exports);
        this.#keep();
        done(instance, module);
      });
    };
    settings.onRuntimeInitialized = () => this.#keep();
  }

  /** @param {Record<string, Function>} env */
  #watchZone(env) {
    const tell = env[ZONE];
    env[ZONE] = (/** @type {number[]} */ ...addresses) => {
      this.zone = addresses;
      tell(...addresses);
    };
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
    return pack({ ...needs, places, zone: this.zone, hiwire: api.serializeHiwireState(), runs: changedPages(heap, this.blanks) }, heap);
  }
}

/** @param {Head} head @param {Uint8Array} heap */
function pack(head, heap) {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const start = align(8 + text.length);
  const pages = pairs(head.runs).reduce((sum, [, count]) => sum + count, 0);
  const bytes = new Uint8Array(start + pages * PAGE);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, text.length]);
  bytes.set(text, 8);
  let at = start;
  for (const [first, count] of pairs(head.runs)) {
    bytes.set(heap.subarray(first * PAGE, (first + count) * PAGE), at);
    at += count * PAGE;
  }
  return bytes;
}

/** A snapshot, ready to be put back. */
export class Snapshot {
  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    const [magic, length] = bytes.length > 8 ? new Uint32Array(bytes.buffer, bytes.byteOffset, 2) : [0, 0];
    if (magic !== MAGIC || 8 + length > bytes.length) throw new SnapshotError("it is not a snapshot");
    this.bytes = bytes;
    /** @type {Head} */
    this.head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    this.start = align(8 + length);
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
    let at = this.start;
    for (const [first, count] of pairs(this.head.runs)) {
      heap.set(this.bytes.subarray(at, at + count * PAGE), first * PAGE);
      at += count * PAGE;
    }
    if (word) words[word] = slot;
    // Of this device, not of the one that made the snapshot; the C library asks no second time.
    if (this.head.zone.length) module[TELL_ZONE](...this.head.zone);
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
