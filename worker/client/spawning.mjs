/** Workers of scripts that may be of another origin, of which browsers make none: but a worker may import one. */

/** Scripts that import one of another origin, by its address. @type {Map<string, string>} */
const shims = new Map();

/** What such a script says once the other one is there, and reports where it does not come. */
const HERE = "offthread: here";
const UNLOADED = "offthread: the script could not be loaded";

/** Where there are no workers, as on a server, nobody makes one. */
const Base = /** @type {typeof Worker} */ (globalThis.Worker ?? class {});

/** The whole address of a folder. @param {string | URL} address  relative to the page */
export function folder(address) {
  const { href } = new URL(address, /** @type {any} */ (globalThis).document?.baseURI ?? location.href);
  return href.endsWith("/") ? href : `${href}/`;
}

/** Make a worker of a script. @param {string} address @param {string} [name]  which the worker can read @returns {Worker} */
export function spawn(address, name) {
  const isOwn = address.startsWith(`${location.origin}/`);
  const options = /** @type {WorkerOptions} */ ({ type: "module", ...(name === undefined ? {} : { name }) });
  return isOwn ? new Worker(address, options) : new Importing(shimOf(address), options);
}

/** A worker that hears what it is told once it has imported its script: before that, nobody in it would listen. */
class Importing extends Base {
  /** @type {[any, any][] | undefined} */
  #waiting = [];

  /** @param {string} shim @param {WorkerOptions} options */
  constructor(shim, options) {
    super(shim, options);
    // Before the listeners of its user.
    this.addEventListener("message", (event) => this.#waiting && event.data === HERE && this.#begin(event));
    this.addEventListener("error", (event) => event.message?.includes(UNLOADED) && this.#fail(event));
  }

  /** @param {any} message @param {any} [transfer] */
  postMessage(message, transfer) {
    if (this.#waiting) this.#waiting.push([message, transfer]);
    else super.postMessage(message, transfer);
  }

  /** @param {Event} event */
  #begin(event) {
    event.stopImmediatePropagation();
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const [message, transfer] of waiting) super.postMessage(message, transfer);
  }

  /** As where a worker's own script does not come: by an error without words. @param {Event} event */
  #fail(event) {
    event.stopImmediatePropagation();
    event.preventDefault();
    this.dispatchEvent(new Event("error"));
  }
}

/** @param {string} address */
function shimOf(address) {
  const made = shims.get(address) ?? URL.createObjectURL(new Blob([shim(address)], { type: "text/javascript" }));
  shims.set(address, made);
  return made;
}

/**
 * On an isolated page WebKit refuses whatever the script of a Blob imports statically, and lets it import the same later.
 * What posts is taken before that: the script may put another function in its place. @param {string} address
 */
const shim = (address) => `const say = postMessage.bind(self, ${JSON.stringify(HERE)});
import(${JSON.stringify(address)}).then(() => say(), () => reportError(new Error(${JSON.stringify(UNLOADED)})));
`;
