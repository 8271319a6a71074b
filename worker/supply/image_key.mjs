/**
 * What an image is called: all that it depends on which is known before Python starts. What is known only then (Pyodide's
 * build, how long the table is and the memory) the image's head has, and it is compared while the image is put back.
 */
import { digest } from "../host/digest.mjs";

/**
 * pyodide: the folder of its files, whose name has their hash; kernel: the hash of its archive; wheels: the hashes of what is
 * loaded; modules: what is imported of it; switches: whether stacks can be switched.
 * @typedef {{pyodide: string, kernel: string, wheels: string[], modules: string[], switches: boolean}} Ingredients
 */

/** Counts what the bytes of an image mean: raise it whenever that changes. */
const FORM = 2;

/** The same for the same things, in whatever order they are named. @param {Ingredients} ingredients */
export function keyOf({ pyodide, kernel, wheels, modules, switches }) {
  const all = [FORM, pyodide, kernel, sorted(wheels), sorted(modules), switches];
  return `image-${digest(new TextEncoder().encode(JSON.stringify(all)))}`;
}

/** @param {string[]} names */
function sorted(names) {
  return [...new Set(names)].sort();
}
