/**
 * Makes the snapshot, run by the Node of the build: `node snapshot.mjs FOLDER KERNEL OUTPUT`, the folder being
 * Pyodide's core, the kernel its archive. With `--experimental-wasm-jspi` it is one for browsers that switch
 * stacks, without it one for those that do not.
 */
import { readFile, writeFile } from "node:fs/promises";
import { makeSnapshot } from "../../worker/engines/pyodide/snapshot_maker.mjs";
import { starter } from "./interpreter.mjs";

const [folder, kernel, output] = process.argv.slice(2);

await writeFile(output, await makeSnapshot(starter(folder), new Uint8Array(await readFile(kernel))));
// Pyodide keeps Node alive.
process.exit(0);
