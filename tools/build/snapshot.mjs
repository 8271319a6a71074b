/**
 * Makes the snapshot, run by the Node of the build: `node snapshot.mjs FOLDER KERNEL OUTPUT`, the folder being
 * Pyodide's core, the kernel its archive. With `--experimental-wasm-jspi` it is one for browsers that switch
 * stacks, without it one for those that do not.
 */
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { makeSnapshot } from "../../worker/engines/pyodide/snapshot_maker.mjs";

const [folder, kernel, output] = process.argv.slice(2);

const load = (/** @type {string} */ name) => import(pathToFileURL(`${folder}/${name}`).href);
const [api, engine] = await Promise.all([load("pyodide.mjs"), load("pyodide.asm.mjs")]);
const lockFileContents = await readFile(`${folder}/pyodide-lock.json`, "utf8");

/** @param {import("../../worker/engines/pyodide/snapshot_maker.mjs").Preparation} preparation */
function start({ options, prepare }) {
  const createPyodideModule = (/** @type {object} */ settings) => {
    prepare(settings);
    return engine.default(settings);
  };
  return api.loadPyodide({ indexURL: folder, lockFileContents, ...options, createPyodideModule });
}

await writeFile(output, await makeSnapshot(start, new Uint8Array(await readFile(kernel))));
// Pyodide keeps Node alive.
process.exit(0);
