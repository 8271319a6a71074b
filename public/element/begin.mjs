/** Begins with the cells of a page, once: pages may bring along this script more than once. */
import { makeElement } from "./element.mjs";
import { Pythons } from "./pythons.mjs";

const NAME = "offthread-cell";

/** @typedef {import("./pythons.mjs").Files} Files */

/**
 * @param {(base: string | null) => Files} filesOf  where the files are, if they are at an address or not
 * @param {() => Promise<typeof import("./editor.mjs")>} editor
 */
export function begin(filesOf, editor) {
  /** @type {Map<string | null, Pythons>} */
  const made = new Map();
  const pythons = (/** @type {string | null} */ base) => {
    const found = made.get(base) ?? new Pythons(filesOf(base));
    made.set(base, found);
    return found;
  };
  const element = makeElement({ pythons, editor });
  if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, element);
  return element;
}
