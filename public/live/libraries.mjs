/** The scripts of libraries, of the site's own files: fetched when a display first needs one, and checked. */
import { LIBRARIES } from "#generated/displays.mjs";

const base = new URL("./", location.href).href;
/** @type {Map<string, Promise<string>>} */
const texts = new Map();

/** @type {Readonly<Record<string, {path: string, integrity: string} | undefined>>} */
const known = LIBRARIES;

/** The text of a library's script; undefined if the site has none by this name, or it cannot be had. @param {string} name @returns {Promise<string | undefined>} */
export async function library(name) {
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!found) return undefined;
  const text = texts.get(name) ?? load(found);
  texts.set(name, text);
  try {
    return await text;
  } catch {
    // The network is gone: the next display asks again.
    texts.delete(name);
    return undefined;
  }
}

/** @param {{path: string, integrity: string}} file */
async function load({ path, integrity }) {
  const answer = await fetch(new URL(path, base), { integrity });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}
