/**
 * What of JavaScript the memory of an interpreter refers to. Only what has a name in Pyodide can be written down; another
 * interpreter has its own thing of that name. An image that refers to anything else is not made.
 */
import { ImageError } from "./format.mjs";

/** @typedef {{root: "pyodide" | "API", name: string}} Reference */

/** @param {any} pyodide @returns {(value: unknown) => Reference} */
export function namer(pyodide) {
  const roots = /** @type {[Reference["root"], any][]} */ ([["pyodide", pyodide], ["API", pyodide._api]]);
  return (value) => {
    for (const [root, holder] of roots) {
      const name = Object.keys(holder).find((each) => holder[each] === value);
      if (name) return { root, name };
    }
    throw new ImageError("a package holds an object of JavaScript that has no name");
  };
}

/** What has a name here. @param {any} api  Pyodide's inner one @param {Reference} reference */
export function named(api, { root, name }) {
  const holder = root === "API" ? api : api.public_api;
  if (!Object.hasOwn(holder, name)) throw new ImageError(`this Pyodide has no ${name}`);
  return holder[name];
}

/**
 * Every start refers to `loadedPackages`, and Pyodide expects that to be empty while memory is written down.
 * @param {any} pyodide @returns {object} what it refers to, in Pyodide's own form
 */
export function referencesOf(pyodide) {
  const { _api: api } = pyodide;
  const { getExpectedKeys } = api;
  api.getExpectedKeys = () => getExpectedKeys().map((/** @type {unknown} */ each) => (isEmpty(each) ? pyodide.loadedPackages : each));
  try {
    return api.serializeHiwireState(namer(pyodide));
  } finally {
    api.getExpectedKeys = getExpectedKeys;
  }
}

/** Have Python see what JavaScript says is loaded: a restore leaves an object of its own there. @param {any} pyodide */
export function attachLoaded(pyodide) {
  const at = pyodide._api.getExpectedKeys().findIndex(isEmpty);
  if (at < 0) throw new ImageError("this Pyodide does not show Python what is loaded");
  pyodide._module.__hiwire_set(at, pyodide.loadedPackages);
}

/** @param {any} value */
function isEmpty(value) {
  return !!value && Object.getPrototypeOf(value) === Object.prototype && !Object.keys(value).length;
}
