/**
 * Where the files of the npm package lie on a page: below an address that the page names, or else where the page's bundler
 * has put each of them. A worker is made of one here, also where that is of another origin.
 */
import { WORKERS } from "#generated/entry.mjs";
import { PLACES } from "#generated/places.mjs";
import { OffthreadError } from "./errors.mjs";

/**
 * address: of the worker's script; fields: what START says of where the other files are.
 * @typedef {{address: string, fields: {base: string, places?: Readonly<Record<string, string>>}}} Assets
 */

/** @type {Readonly<Record<string, string>>} */
const workers = WORKERS;

/** Modules that import a worker's script of another origin, by its address. @type {Map<string, string>} */
const shims = new Map();

/**
 * Find an engine's worker. @param {string} [engine]  the default is the first @param {string | URL} [assetBase]
 * @returns {Assets} @throws {OffthreadError} there is no such engine
 */
export function assetsOf(engine = Object.keys(workers)[0], assetBase) {
  if (!Object.hasOwn(workers, engine)) throw new OffthreadError(`There is no engine '${engine}'.`);
  const script = workers[engine];
  if (assetBase === undefined) return { address: PLACES[script], fields: { base: new URL("..", PLACES[script]).href, places: PLACES } };
  const base = folder(assetBase);
  return { address: base + script, fields: { base } };
}

/** The whole address of a folder. @param {string | URL} address  relative to the page */
export function folder(address) {
  const { href } = new URL(address, /** @type {any} */ (globalThis).document?.baseURI ?? location.href);
  return href.endsWith("/") ? href : `${href}/`;
}

/** Make a worker of a script. Browsers make none of another origin's, but a worker may import it. @param {string} address */
export function spawn(address) {
  return new Worker(address.startsWith(`${location.origin}/`) ? address : shimOf(address), { type: "module" });
}

/** @param {string} address */
function shimOf(address) {
  const made = shims.get(address) ?? URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  shims.set(address, made);
  return made;
}
