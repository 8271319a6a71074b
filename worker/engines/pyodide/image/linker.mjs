/**
 * Instantiates libraries at the bases that they had, in an interpreter whose memory is about to be replaced: there is nothing
 * to relocate and no constructor to call, since what those wrote is in the image. It fills Emscripten's lists as its own
 * linker would: https://github.com/emscripten-core/emscripten/blob/main/src/lib/libdylink.js
 */
import { ImageError } from "./format.mjs";

/** @typedef {import("./format.mjs").Head} Head */
/** @typedef {import("./format.mjs").Library} Library */
/** @typedef {Record<string, any>} Exports */

/** What stands for "not known yet" in the global offset table. */
const UNKNOWN = -1;

/** Where a library brings JavaScript of its own, which is not in the image. */
const SCRIPT = /^(__em_js__|__start_em_asm$)/;

export class Linker {
  /** @param {any} module  Emscripten's @param {WebAssembly.Table} table */
  constructor(module, table) {
    this.module = module;
    this.table = table;
    /** @type {Exports} */
    this.main = module.LDSO.loadedLibsByName.__main__.exports;
    /** Exports of the libraries that are there, by all their names. @type {Map<string, Exports>} */
    this.linked = new Map();
  }

  /** @param {Head} head @param {WebAssembly.Module[]} compiled  its libraries */
  link({ table, got, libraries }, compiled) {
    if (this.table.length !== table.base) throw new ImageError(`it numbers ${table.base} functions, but this browser ${this.table.length}`);
    this.table.grow(table.length - table.base);
    for (const [name, value] of got) this.#offset(name).value = value;
    const all = libraries.map((library, at) => this.#add(library, compiled[at]));
    for (const [at, number, name] of table.placed) this.#place(at, (number < 0 ? this.main : all[number])[name], name);
    this.module.freeTableIndexes.push(...table.free);
  }

  /** @param {string} name @returns {WebAssembly.Global} */
  #offset(name) {
    const { GOT } = this.module;
    return (GOT[name] ??= new WebAssembly.Global({ value: "i32", mutable: true }, UNKNOWN));
  }

  /** @param {Library} library @param {WebAssembly.Module} compiled @returns {Exports} */
  #add(library, compiled) {
    const { LDSO } = this.module;
    const { names, handles, refcount, global } = library;
    const exports = this.#instantiate(library, compiled);
    const entry = { refcount: refcount < 0 ? Infinity : refcount, name: names[0], exports, global };
    for (const each of names) {
      LDSO.loadedLibsByName[each] = entry;
      for (const name of [each, each.slice(each.lastIndexOf("/") + 1)]) this.linked.set(name, exports);
    }
    for (const each of handles) LDSO.loadedLibsByHandle[each] = entry;
    if (global) this.module.mergeLibSymbols(exports, names[0]);
    return exports;
  }

  /** @param {Library} library @param {WebAssembly.Module} compiled @returns {Exports} */
  #instantiate({ memoryBase, tableBase, tableSize, needed, names }, compiled) {
    const { module } = this;
    const near = Object.assign({}, ...needed.map((name) => this.linked.get(name) ?? {}));
    const env = this.#imports({ __memory_base: memoryBase, __table_base: tableBase }, (name) => near[name] ?? exports[name]);
    const offsets = this.#offsets(module.getDylinkMetadata(compiled).weakImports ?? new Set());
    const imports = /** @type {any} */ ({ "GOT.mem": offsets, "GOT.func": offsets, env, wasi_snapshot_preview1: env });
    const instance = new WebAssembly.Instance(compiled, imports);
    module.updateTableMap(tableBase, tableSize);
    /** @type {Exports} */
    const exports = module.relocateExports(instance.exports, memoryBase);
    if (Object.keys(exports).some((name) => SCRIPT.test(name))) throw new ImageError(`${names[0]} brings JavaScript of its own`);
    return exports;
  }

  /**
   * What a library has of the offset table. What it can do without must not be required when others are loaded; older
   * versions of Emscripten's own hand know only of their own linker's library what that is.
   * @param {Set<string>} weak
   */
  #offsets(weak) {
    const { GOT, GOTHandler } = this.module;
    return new Proxy(weak, {
      get(_, /** @type {string} */ name) {
        const { required } = GOT[name] ?? {};
        const entry = GOTHandler.get(weak, name);
        if (weak.has(name)) entry.required = required;
        return entry;
      },
    });
  }

  /**
   * What a library imports. A function that is not there yet is looked for when it is called first.
   * @param {Record<string, number>} bases @param {(name: string) => Function | undefined} nearby  among those that it needs, and itself
   */
  #imports(bases, nearby) {
    const { main, module } = this;
    const later = (/** @type {string} */ name) => {
      /** @type {Function | undefined} */
      let found;
      return (/** @type {unknown[]} */ ...given) => {
        found ??= /** @type {Function | undefined} */ (module.resolveGlobalSymbol(name).sym ?? nearby(name));
        if (!found) throw new ImageError(`no library has ${name}`);
        return found(...given);
      };
    };
    return new Proxy(/** @type {Record<string, unknown>} */ ({ ...bases }), {
      get(made, /** @type {string} */ name) {
        if (name in bases) return bases[name];
        const found = main[name];
        return found && !found.stub ? found : (made[name] ??= later(name));
      },
    });
  }

  /** Put a function into its slot, by Emscripten's own hand, which notes where it is. @param {number} at @param {any} found @param {string} name */
  #place(at, found, name) {
    const { module } = this;
    module.freeTableIndexes.push(at);
    const put = module.addFunction(found, found?.sig);
    if (put !== at) throw new ImageError(`${name} is in the table at ${put} instead of ${at}`);
  }
}
