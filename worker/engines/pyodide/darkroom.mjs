/**
 * Makes a memory image: starts an interpreter for that alone, imports the kernel and what programs need
 * most, and takes down its memory. Runs in Node and in a browser.
 */
import { Negative } from "./image.mjs";

/** Where the kernel lies while it is imported. */
export const HOME = "/lib/offthread";

/**
 * @param {object} means
 * @param {(options: object) => Promise<any>} means.loadPyodide
 * @param {(settings: object) => Promise<any>} means.createPyodideModule
 * @param {object} means.options  Pyodide's
 * @param {Uint8Array} means.kernel  its archive
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function develop({ loadPyodide, createPyodideModule, options, kernel }) {
  /** @type {Negative | undefined} */
  let negative;
  const pyodide = await loadPyodide({
    ...options,
    _makeSnapshot: true,
    env: { PYTHONHASHSEED: "0", LANG: "en_US.UTF-8" },
    createPyodideModule: (/** @type {object} */ settings) => {
      negative = new Negative(settings);
      return createPyodideModule(settings);
    },
  });
  mount(pyodide, kernel);
  pyodide.pyimport("worker.main").destroy();
  const image = pyodide.pyimport("worker.image");
  image.prepare();
  image.destroy();
  return /** @type {Negative} */ (negative).develop(pyodide);
}

/** Put the kernel where Python finds it. @param {any} pyodide @param {Uint8Array} kernel */
export function mount(pyodide, kernel) {
  pyodide.unpackArchive(kernel, "zip", { extractDir: HOME });
  pyodide.pyimport("sys").path.append(HOME);
}
