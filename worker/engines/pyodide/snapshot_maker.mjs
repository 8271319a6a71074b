/**
 * Makes a memory image: starts an interpreter for that alone, imports the kernel and what programs need
 * most, and takes down its memory. Runs in Node and in a browser.
 */
import { Negative } from "./snapshot.mjs";

/** Where the kernel lies while it is imported. */
export const HOME = "/lib/offthread";

/**
 * How Pyodide must be started so that its memory can be taken down.
 * @typedef {{options: object, prepare: (settings: any) => void}} Exposure  options: Pyodide's; settings: Emscripten's
 */

/**
 * @param {(exposure: Exposure) => Promise<any>} start  Pyodide
 * @param {Uint8Array} kernel  its archive
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function develop(start, kernel) {
  /** @type {Negative | undefined} */
  let negative;
  const pyodide = await start({
    options: { _makeSnapshot: true, env: { PYTHONHASHSEED: "0", LANG: "en_US.UTF-8" } },
    prepare: (settings) => void (negative = new Negative(settings)),
  });
  mount(pyodide, kernel);
  pyodide.pyimport("worker.bridge.main").destroy();
  const image = pyodide.pyimport("worker.kernel.snapshot");
  image.prepare();
  image.destroy();
  return /** @type {Negative} */ (negative).develop(pyodide);
}

/** Put the kernel where Python finds it. @param {any} pyodide @param {Uint8Array} kernel */
export function mount(pyodide, kernel) {
  pyodide.unpackArchive(kernel, "zip", { extractDir: HOME });
  pyodide.pyimport("sys").path.append(HOME);
}
