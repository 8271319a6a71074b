/** Workers of scripts that may be of another origin, of which browsers make none: but a worker may import one. */

/** The whole address of a folder. @param {string | URL} address  relative to the page */
export function folder(address) {
  const { href } = new URL(address, /** @type {any} */ (globalThis).document?.baseURI ?? location.href);
  return href.endsWith("/") ? href : `${href}/`;
}

/** Make a worker of a script. @param {string} address @param {string} [name]  which the worker can read @returns {Worker} */
export function spawn(address, name) {
  const isOwn = address.startsWith(`${location.origin}/`);
  const shim = isOwn ? "" : URL.createObjectURL(new Blob([shimOf(address)], { type: "text/javascript" }));
  const worker = new Worker(shim || address, { type: "module", name });
  if (shim) holdBack(worker);
  return worker;
}

/** Hold back what a worker is told until it has imported its script: before, nobody in it would listen. @param {any} worker */
function holdBack(worker) {
  /** @type {any[]} */
  const waiting = [];
  worker.postMessage = (/** @type {any[]} */ ...given) => void waiting.push(given);
  // Before the listeners of its user.
  worker.addEventListener("message", (/** @type {MessageEvent} */ event) => {
    event.stopImmediatePropagation();
    delete worker.postMessage;
    for (const given of waiting) worker.postMessage(...given);
    // As where a worker's own script does not come: without words.
    if (event.data) worker.dispatchEvent(new Event("error"));
  }, { once: true });
}

/**
 * It says first whether the script failed, before that is asked anything; what posts is taken before the script could
 * put another function in its place. On an isolated page WebKit refuses whatever the script of a Blob imports
 * statically, and lets it import the same later. @param {string} address
 */
const shimOf = (address) => `const say=postMessage.bind(self);import(${JSON.stringify(address)}).then(()=>say(0),()=>say(1))`;
