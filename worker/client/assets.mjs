/**
 * Where the files of the npm package lie on a page: below an address that the page names, or else where the page's bundler
 * has put each of them.
 */
import { WORKERS } from "#generated/entry.mjs";
import { PLACES } from "#generated/places.mjs";
import { OffthreadError } from "./errors.mjs";
import { folder } from "./spawning.mjs";

/**
 * address: of the worker's script; fields: what START says of where the other files are.
 * @typedef {{address: string, fields: {base: string, places?: Readonly<Record<string, string>>}}} Assets
 */

/** @type {Readonly<Record<string, string>>} */
const workers = WORKERS;

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
