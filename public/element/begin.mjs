/** Begins with the cells of a page, once: pages may bring along this script more than once. */
import { makeElement } from "./element.mjs";

const NAME = "offthread-cell";

/** @typedef {import("./pythons.mjs").Pythons} Pythons */

/**
 * What comes later, each in a script of its own. python: what starts Pythons, and where their files are.
 * @typedef {object} Later
 * @property {() => Promise<{Pythons: new (files: import("./pythons.mjs").Files) => Pythons, filesOf: (base: string | null) => import("./pythons.mjs").Files}>} python
 * @property {() => Promise<typeof import("./editor.mjs")>} editor
 */

/** @param {Later} later */
export function begin({ python, editor }) {
  /** @type {Map<string | null, Promise<Pythons>>} */
  const made = new Map();
  const pythons = (/** @type {string | null} */ base) => {
    const found = made.get(base) ?? python().then(({ Pythons, filesOf }) => new Pythons(filesOf(base)));
    made.set(base, found);
    // The next run tries again.
    found.catch(() => made.delete(base));
    return found;
  };
  const element = makeElement({ pythons, editor });
  if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, element);
  return element;
}
