/**
 * Makes a snapshot: starts an interpreter for that alone, imports the kernel and what programs need
 * most, and takes down its memory. Runs in Node and in a browser.
 */
import { Recording } from "./snapshot.mjs";

/** Where the kernel lies while it is imported. */
export const HOME = "/lib/offthread";

/**
 * How Pyodide must be started so that its memory can be taken down.
 * @typedef {{options: object, prepare: (settings: any) => void}} Preparation  options: Pyodide's; settings: Emscripten's
 */

/**
 * @param {(preparation: Preparation) => Promise<any>} start  Pyodide
 * @param {Uint8Array} kernel  its archive
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function makeSnapshot(start, kernel) {
  /** @type {Recording | undefined} */
  let recording;
  const pyodide = await startToRecord(start, kernel, (settings) => void (recording = new Recording(settings)));
  const snapshot = pyodide.pyimport("worker.kernel.snapshot");
  snapshot.prepare();
  snapshot.destroy();
  return /** @type {Recording} */ (recording).snapshot(pyodide);
}

/**
 * Start an interpreter whose memory can be taken down, and import the kernel.
 * @param {(preparation: Preparation) => Promise<any>} start  Pyodide @param {Uint8Array} kernel @param {Preparation["prepare"]} prepare
 */
export async function startToRecord(start, kernel, prepare) {
  const pyodide = await start({ options: { _makeSnapshot: true, env: { PYTHONHASHSEED: "0", LANG: "en_US.UTF-8" } }, prepare });
  mount(pyodide, kernel);
  pyodide.pyimport("worker.bridge.main").destroy();
  return pyodide;
}

/** Put the kernel where Python finds it. @param {any} pyodide @param {Uint8Array} kernel */
export function mount(pyodide, kernel) {
  pyodide.unpackArchive(kernel, "zip", { extractDir: HOME });
  pyodide.pyimport("sys").path.append(HOME);
}
