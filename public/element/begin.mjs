/** Begins with the cells of a page, once: pages may bring along this script more than once. */
import { makeElement } from "./element.mjs";

const NAME = "offthread-cell";

/** @typedef {import("./pythons.mjs").Pythons} Pythons */
/** What starts Pythons, whose files are at an address or where they are by themselves. @typedef {() => Promise<{pythonsAt: (base: string | null) => Pythons}>} Starting */

/**
 * What comes later, each in a script of its own. python: for programs in the box; trusted: for those that need none; extras: what few programs need.
 * @typedef {{python: Starting, trusted: Starting, extras: import("./extras.mjs").Extras, editor: () => Promise<typeof import("./editor.mjs")>}} Later
 */

/** @param {Later} later */
export function begin({ python, trusted, extras, editor }) {
  const element = makeElement({ pythons: once(python), trusted: once(trusted), extras, editor });
  if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, element);
  return element;
}

/** Those of a page: the same for all cells that have the files from the same place. @param {Starting} start */
function once(start) {
  /** @type {Map<string | null, Promise<Pythons>>} */
  const made = new Map();
  return (/** @type {string | null} */ base) => {
    const found = made.get(base) ?? start().then(({ pythonsAt }) => pythonsAt(base));
    made.set(base, found);
    // The next run tries again.
    found.catch(() => made.delete(base));
    return found;
  };
}
