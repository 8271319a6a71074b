/** Where the files of the npm package are for cells: where the page's bundler has put them. */
import { WORKERS } from "#generated/entry.mjs";
import { PLACES } from "#generated/places.mjs";
import { folder } from "../../worker/client/spawning.mjs";

/** @type {Readonly<Record<string, string>>} */
const workers = WORKERS;
const [SCRIPT] = Object.values(workers);

/** @param {string | null} base @returns {import("./pythons.mjs").Files} */
export function filesOf(base) {
  if (base !== null) return { base: folder(base), places: {}, workers };
  return { base: new URL("..", PLACES[SCRIPT]).href, places: PLACES, workers };
}
