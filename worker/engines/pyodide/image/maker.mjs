/**
 * Makes an image: starts an interpreter for that alone, loads packages, imports modules of them, and writes all of it down.
 * Code of the packages runs with that, so no program may be in reach, nor anything that is kept for others.
 */
import { startToRecord } from "../snapshot_maker.mjs";
import { Recorder } from "./recorder.mjs";

/** Where libraries lie that belong to no package of Python's, in older versions of Pyodide. */
const SHARED = "/usr/lib";

/**
 * start: Pyodide, so that its memory can be written down; kernel: its archive; load: puts the packages there, and says
 * which modules of them are to be imported.
 * @typedef {{start: (preparation: import("../snapshot_maker.mjs").Preparation) => Promise<any>, kernel: Uint8Array,
 *   load: (pyodide: any) => Promise<string[]>, key: string}} Order
 */

/** @param {Order} order @returns {Promise<Uint8Array<ArrayBuffer>>} @throws {import("./format.mjs").ImageError} */
export async function makeImage({ start, kernel, load, key }) {
  /** @type {Recorder | undefined} */
  let recorder;
  try {
    const pyodide = await startToRecord(start, kernel, (settings) => void (recorder = new Recorder(settings)));
    prepare(pyodide, await load(pyodide));
    return /** @type {Recorder} */ (recorder).image(pyodide, { key, folders: foldersOf(pyodide) });
  } finally {
    recorder?.watch.stop();
  }
}

/** @param {any} pyodide @param {string[]} modules */
function prepare(pyodide, modules) {
  const snapshot = pyodide.pyimport("worker.kernel.snapshot");
  snapshot.load(modules.join(","));
  snapshot.prepare();
  snapshot.destroy();
}

/** @param {any} pyodide @returns {string[]} */
function foldersOf(pyodide) {
  const site = pyodide.pyimport("site");
  const packages = site.getsitepackages();
  try {
    return [...packages.toJs(), SHARED];
  } finally {
    packages.destroy();
    site.destroy();
  }
}
