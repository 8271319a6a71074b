/**
 * Makes an image with packages, run by the Node of the build: `node image.mjs PLAN OUTPUT`, the plan being a file of JSON.
 * With `--experimental-wasm-jspi` it is one for browsers that switch stacks, without it one for those that do not.
 * Prints what the supply worker will know it by.
 */
import { readFile, writeFile } from "node:fs/promises";
import { hasStackSwitching } from "../../worker/contract/probes.mjs";
import { makeImage } from "../../worker/engines/pyodide/image/maker.mjs";
import { keyOf } from "../../worker/supply/image_key.mjs";
import { starter } from "./interpreter.mjs";

const [plan, output] = process.argv.slice(2);
/**
 * folder: Pyodide's core and the files of the packages; archive: the kernel's; names: what is loaded; modules: what is
 * imported of it; the others are ingredients of the key.
 * @type {{folder: string, archive: string, names: string[], modules: string[], pyodide: string, kernel: string, wheels: string[]}}
 */
const { folder, archive, names, modules, ...ingredients } = JSON.parse(await readFile(plan, "utf8"));
const key = keyOf({ ...ingredients, modules, switches: hasStackSwitching() });

/** Every package that is wanted must be there: what fails to load is no error of Pyodide's. @param {any} pyodide */
async function load(pyodide) {
  await pyodide.loadPackage(names, { messageCallback() {} });
  const missing = names.filter((name) => !(name in pyodide.loadedPackages));
  if (missing.length) throw new Error(`could not load ${missing.join(", ")}`);
  return modules;
}

const kernel = new Uint8Array(await readFile(archive));
try {
  await writeFile(output, await makeImage({ start: starter(folder), kernel, load, key }));
  await writeFile(`${output}.key`, key);
} catch (error) {
  // Node would show the line of Pyodide's script as well, which is all of it.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
// Pyodide keeps Node alive.
process.exit(0);
