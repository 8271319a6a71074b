/** The files that Python starts from, by their names; and where the site has the kernel. */
import { SITE } from "#generated/site.mjs";

/** @typedef {import("../../host/fetching.mjs").FileSpec} FileSpec */

/** What alone is fetched of another Pyodide at first, since the names of its other files are in question. */
export const LOCK = "pyodide-lock.json";
export const WASM = "pyodide.asm.wasm";
export const KERNEL = "kernel.zip";
export const LIBRARY = "python_stdlib.zip";

/** What a snapshot is called where people read of it. */
export const SNAPSHOT = "snapshot.bin";

const TYPES = /** @type {Record<string, string>} */ ({
  js: "text/javascript",
  mjs: "text/javascript",
  wasm: "application/wasm",
  zip: "application/zip",
  json: "application/json",
});

/** The type of a file by its name. @param {string} name @returns {string | undefined} */
export function typeOf(name) {
  return TYPES[name.split(".").pop() ?? ""];
}

/** The archive of what runs in Python beside the visitor's programs. @param {string} base  the site's address @returns {FileSpec} */
export function kernelOf(base) {
  const { path, ...kernel } = SITE.kernel;
  return { ...kernel, name: KERNEL, url: new URL(path, base).href };
}

/** A file of Pyodide's core, as the site has it. @param {string} name @param {string} base @returns {FileSpec} */
export function ownFile(name, base) {
  const { size, sha256, integrity } = /** @type {Record<string, any>} */ (SITE.pyodide.files)[name];
  return { name, url: new URL(`${SITE.pyodide.folder}/${name}`, base).href, type: typeOf(name), size, sha256, integrity };
}
