/** The cells of pages that have installed the npm package: its files are where the page's bundler has put them. */
import { WORKERS } from "#generated/entry.mjs";
import { PLACES } from "#generated/places.mjs";
import { folder } from "../../worker/client/spawning.mjs";
import { begin } from "./begin.mjs";

/** @type {Readonly<Record<string, string>>} */
const workers = WORKERS;

/** @returns {import("./begin.mjs").Files} */
function besides() {
  const [script] = Object.values(workers);
  return { base: new URL("..", PLACES[script]).href, places: PLACES, workers };
}

export const OffthreadCell = begin(
  (base) => (base === null ? besides() : { base: folder(base), places: {}, workers }),
  // Bundlers make a file of its own of it.
  () => import("./editor.mjs"),
);
