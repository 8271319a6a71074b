/**
 * Sees which shared libraries are instantiated, and where in memory and table each lies: only the imports that it is
 * instantiated with tell. It stands in WebAssembly's place until it is told to stop.
 */

/** @typedef {{instance: WebAssembly.Instance, module: WebAssembly.Module, memoryBase: number, tableBase: number}} Load */

/** @param {any} imports  what an instance gets @returns {{memoryBase: number, tableBase: number} | undefined}  of a library */
function basesOf(imports) {
  if (!imports?.["GOT.mem"] || !imports.env) return undefined;
  const memoryBase = Number(imports.env.__memory_base ?? NaN);
  const tableBase = Number(imports.env.__table_base ?? NaN);
  // The main module has bases, too, but they are no numbers of ours.
  return Number.isFinite(memoryBase) && Number.isFinite(tableBase) ? { memoryBase, tableBase } : undefined;
}

export class Watch {
  /** In the order of their instances. @type {Load[]} */
  loads = [];

  constructor() {
    const { Instance, instantiate } = WebAssembly;
    const note = this.#note.bind(this);
    WebAssembly.Instance = new Proxy(Instance, {
      construct(target, [module, imports]) {
        const bases = basesOf(imports);
        return note(Reflect.construct(target, [module, imports]), module, bases);
      },
    });
    WebAssembly.instantiate = /** @type {typeof WebAssembly.instantiate} */ (async (/** @type {any} */ source, /** @type {any} */ imports) => {
      const bases = basesOf(imports);
      const made = /** @type {any} */ (await instantiate(source, imports));
      note(made.instance ?? made, made.module ?? source, bases);
      return made;
    });
    this.stop = () => void Object.assign(WebAssembly, { Instance, instantiate });
  }

  /** @param {WebAssembly.Instance} instance @param {WebAssembly.Module} module @param {ReturnType<typeof basesOf>} bases */
  #note(instance, module, bases) {
    if (bases) this.loads.push({ ...bases, instance, module });
    return instance;
  }
}
