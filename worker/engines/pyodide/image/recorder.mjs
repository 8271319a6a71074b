/**
 * Watches a start, and writes an image of the interpreter with all that was loaded into it.
 *
 * Beside its memory, a program with shared libraries is: the instances of the libraries, each at its bases; the table of
 * functions; Emscripten's global offset table (GOT), by names; and its list of libraries (LDSO). All but the instances is data,
 * and the instances follow from their files and bases.
 */
import { hasStackSwitching } from "../../../contract/probes.mjs";
import { PAGE, changedPages, scrub } from "../pages.mjs";
import { placesOf, tableOf } from "../table.mjs";
import { watchZone } from "../zone.mjs";
import { ImageError, packed } from "./format.mjs";
import { referencesOf } from "./references.mjs";
import { collected } from "./tree.mjs";
import { Watch } from "./watch.mjs";

/** @typedef {import("./format.mjs").Library} Library */
/** @typedef {import("./format.mjs").Placed} Placed */
/** @typedef {import("./watch.mjs").Load} Load */
/** A library, and what Emscripten keeps as its exports. @typedef {Library & {exports: Record<string, unknown>, order: number}} Loaded */

const MAIN = "__main__";

export class Recorder {
  /** @param {any} settings  Emscripten's, before the start */
  constructor(settings) {
    this.watch = new Watch();
    /** The memory as the instance brings it, and as its initialisation leaves it. @type {Uint8Array[]} */
    this.blanks = [];
    /** @type {any} the instance's, of functions */
    this.table = undefined;
    /** @type {number[]} */
    this.zone = [];
    /** @type {{length: number, got: Map<string, unknown>}} */
    this.base = { length: 0, got: new Map() };
    this.#watchInstance(settings);
    /** @type {any} what Emscripten makes of the settings */
    let emscripten;
    settings.preRun = [...(settings.preRun ?? []), (/** @type {any} */ module) => void (emscripten = module)];
    settings.onRuntimeInitialized = () => this.#begin(emscripten);
  }

  /** @param {any} settings */
  #watchInstance(settings) {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {Function} */ done) => {
      const { env } = imports;
      watchZone(env, (addresses) => void (this.zone = addresses));
      return instantiate(imports, (/** @type {any} */ instance, /** @type {any} */ module) => {
        this.memory = instance.exports.memory ?? env.memory;
        this.table = tableOf(instance.exports, env);
        this.places = placesOf(instance.exports, this.table);
        this.#keep();
        done(instance, module);
      });
    };
  }

  #keep() {
    this.blanks.push(new Uint8Array(this.memory.buffer.slice(0)));
  }

  /** Python has not begun yet. @param {any} module */
  #begin(module) {
    this.#keep();
    this.base = { length: this.table.length, got: new Map(gotOf(module)) };
  }

  /**
   * Write the image of an interpreter that was started with `_makeSnapshot`, whose kernel has prepared it.
   * @param {any} pyodide @param {{key: string, folders: string[]}} options  folders: those whose files come along
   * @returns {Uint8Array<ArrayBuffer>} @throws {ImageError}
   */
  image(pyodide, { key, folders }) {
    const { _api: api, _module: module } = pyodide;
    this.watch.stop();
    const hiwire = referencesOf(pyodide);
    scrub(module);
    const libraries = this.#libraries(module);
    const { contents, ...tree } = collected(module.FS, folders);
    const heap = /** @type {Uint8Array} */ (module.HEAPU8);
    const { length } = this.table;
    const places = /** @type {import("../table.mjs").Places} */ (this.places);
    const table = { base: this.base.length, length, places, free: [...module.freeTableIndexes], placed: this.#placed(module, libraries) };
    return packed({
      key, hiwire, table, ...tree, build: api.config.BUILD_ID, switches: hasStackSwitching(), heap: heap.length, zone: this.zone,
      got: gotOf(module).filter(([name, value]) => this.base.got.get(name) !== value),
      libraries: libraries.map(({ exports: _exports, order: _order, ...library }) => library),
      packages: { ...pyodide.loadedPackages }, runs: changedPages(heap, this.blanks, pagesOf(libraries)), cwd: module.FS.cwd(),
    }, heap, contents);
  }

  /** @param {any} module @returns {Loaded[]} in the order of loading */
  #libraries(module) {
    const { loadedLibsByName: byName, loadedLibsByHandle: byHandle } = module.LDSO;
    const owners = new Map(this.watch.loads.flatMap((load) => Object.values(load.instance.exports).map((each) => [each, load])));
    /** @type {Map<object, Loaded>} */
    const found = new Map();
    for (const [name, library] of Object.entries(byName)) {
      if (name === MAIN) continue;
      if (!found.has(library)) found.set(library, this.#library(module, name, library, owners));
      found.get(library)?.names.push(name);
    }
    for (const [handle, library] of Object.entries(byHandle)) found.get(library)?.handles.push(Number(handle));
    return [...found.values()].sort((one, other) => one.order - other.order);
  }

  /** @param {any} module @param {string} name @param {any} library @param {Map<unknown, Load>} owners @returns {Loaded} */
  #library(module, name, { exports, refcount, global }, owners) {
    const load = owners.get(Object.values(exports).find((each) => owners.has(each)));
    if (!load) throw new ImageError(`nobody saw where ${name} was put`);
    const { memorySize: size = 0, tableSize = 0, neededDynlibs: needed = [] } = module.getDylinkMetadata(load.module);
    const { memoryBase, tableBase } = load;
    const order = this.watch.loads.indexOf(load);
    return { order, exports, names: [], handles: [], refcount: refcount === Infinity ? -1 : refcount, global: Boolean(global), memoryBase, tableBase, size, tableSize, needed };
  }

  /** Where that comes from which is in the table beyond a start's and beside the libraries' own. @param {any} module @param {Loaded[]} libraries */
  #placed(module, libraries) {
    /** @type {Map<number, Placed>} */
    const known = new Map();
    const note = (/** @type {Record<string, unknown>} */ exports, /** @type {number} */ number) => {
      for (const [name, each] of Object.entries(exports)) {
        const at = typeof each === "function" ? module.getFunctionAddress(each) : 0;
        if (at >= this.base.length && !known.has(at)) known.set(at, [at, number, name]);
      }
    };
    note(module.LDSO.loadedLibsByName[MAIN].exports, -1);
    libraries.forEach(({ exports }, number) => note(exports, number));
    const isOwn = (/** @type {number} */ at) => libraries.some(({ tableBase, tableSize }) => at >= tableBase && at < tableBase + tableSize);
    const slots = Array.from({ length: this.table.length - this.base.length }, (_, at) => this.base.length + at);
    return slots.filter((at) => !isOwn(at) && this.table.get(at)).map((at) => {
      const placed = known.get(at);
      if (!placed) throw new ImageError(`nobody knows what is in the table at ${at}`);
      return placed;
    });
  }
}

/** @param {any} module @returns {[string, number][]} */
function gotOf({ GOT }) {
  return Object.entries(GOT).map(([name, each]) => [name, each.value]);
}

/** Pages that libraries' own data may lie on: an instance writes it there again. @param {Library[]} libraries */
function pagesOf(libraries) {
  const pages = new Set();
  for (const { memoryBase, size } of libraries) {
    for (let page = Math.floor(memoryBase / PAGE); page * PAGE < memoryBase + size; page++) pages.add(page);
  }
  return pages;
}
