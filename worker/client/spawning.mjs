/** Workers of scripts that may be of another origin, of which browsers make none: but a worker may import one. */

/** Modules that import a script of another origin, by its address. @type {Map<string, string>} */
const shims = new Map();

/** The whole address of a folder. @param {string | URL} address  relative to the page */
export function folder(address) {
  const { href } = new URL(address, /** @type {any} */ (globalThis).document?.baseURI ?? location.href);
  return href.endsWith("/") ? href : `${href}/`;
}

/** Make a worker of a script. @param {string} address @param {string} [name]  which the worker can read */
export function spawn(address, name) {
  const isOwn = address.startsWith(`${location.origin}/`);
  return new Worker(isOwn ? address : shimOf(address), { type: "module", ...(name === undefined ? {} : { name }) });
}

/** @param {string} address */
function shimOf(address) {
  const made = shims.get(address) ?? URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  shims.set(address, made);
  return made;
}
