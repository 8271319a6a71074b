/**
 * What differs between the versions of Pyodide that this worker runs with, and nothing else does: the
 * names of the core's files, how its module is handed over, where its loader looks for packages. Chosen by
 * what the core's files, the lock file or the interpreter itself have, never by a number of a version.
 */

/**
 * @typedef {object} Layout
 * @property {readonly string[]} files  the core, as it is fetched
 * @property {string} engine  the one of them that makes the interpreter
 * @property {(imported: any) => Function} factory  what makes it, from the imported module
 * @property {(factory: Function) => Record<string, unknown>} hand  hands it over; options for loadPyodide
 */

const COMMON = ["pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];

/** Since 314 the interpreter is a module, and loadPyodide takes its factory as an option. @type {Layout} */
const MODULE = {
  files: [...COMMON, "pyodide.asm.mjs"],
  engine: "pyodide.asm.mjs",
  factory: (imported) => imported.default,
  hand: (factory) => ({ createPyodideModule: factory }),
};

/** Until 0.29 it is a script that leaves its factory in a global, where loadPyodide finds it. @type {Layout} */
const SCRIPT = {
  files: [...COMMON, "pyodide.asm.js"],
  engine: "pyodide.asm.js",
  factory: () => /** @type {any} */ (globalThis)._createPyodideModule,
  hand: (factory) => {
    /** @type {any} */ (globalThis)._createPyodideModule = factory;
    return {};
  },
};

/** The layout of a core whose files are known. @param {readonly string[]} names @returns {Layout} */
export function layoutOfFiles(names) {
  return names.includes(MODULE.engine) ? MODULE : SCRIPT;
}

/**
 * The layout of a core of which only the lock file is known: it says which year's ABI it is for.
 * @param {string} lock  the lock file's text @returns {Layout}
 */
export function layoutOfLock(lock) {
  const year = Number.parseInt(JSON.parse(lock).info?.abi_version ?? "");
  return year >= 2026 ? MODULE : SCRIPT;
}

/** Where the loader of this interpreter fetches packages from if nobody says otherwise. @param {any} api */
export function distributionOf(api) {
  return /** @type {string | undefined} */ (api.config.cdnUrl ?? api.packageManager?.cdnURL);
}

/** Let the loader fetch packages from an address. @param {any} api @param {string} url */
export function fetchPackagesFrom(api, url) {
  if (api.packageManager && "installBaseUrl" in api.packageManager) api.packageManager.installBaseUrl = url;
  else api.config.indexURL = url;
}
