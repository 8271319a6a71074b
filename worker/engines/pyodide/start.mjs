/**
 * The Pyodide engine: starts the interpreter, mounts the kernel in it and ties the two to the page.
 */
import { KINDS } from "#generated/protocol.mjs";
import { Core } from "./core.mjs";
import { Packages } from "./packages.mjs";
import { Sink } from "./sink.mjs";
import { SITE } from "#generated/site.mjs";

/** @typedef {import("../../messages.mjs").Message} Message */
/** @typedef {(message: Message, transfer?: Transferable[]) => void} Post */

const HOME = "/lib/offthread";

/** Milliseconds between two reports of progress. */
const PROGRESS_MS = 50;

/** Names that the worker's scope has of its own, before any data joins them. */
const PRISTINE = scopeNames();

/**
 * @param {string} base  the site's address
 * @param {Message} options  the START message
 * @param {Post} post
 */
export async function startEngine(base, options, post) {
  const began = performance.now();
  const indexURL = /** @type {string | undefined} */ (options.index_url);
  const core = new Core(base, indexURL, throttled((progress) => post({ type: KINDS.PROGRESS, ...progress })));
  const pyodide = await core.start();
  pyodide._api.on_fatal = (/** @type {any} */ error) => post({ type: KINDS.CRASHED, reason: String(error?.message ?? error) });
  pyodide.unpackArchive(await core.bytes("kernel.zip"), "zip", { extractDir: HOME });
  const packages = new Packages(pyodide, base, core.indexURL);
  const kernel = mount(pyodide, packages, post);
  await kernel.preload(options.packages ?? []);
  kernel.ready(`Pyodide ${pyodide.version}`, performance.now() - began, { site: SITE.version });
  return kernel;
}

/**
 * Import the kernel's edge inside the interpreter and tie it to the page.
 * @param {any} pyodide @param {Packages} packages @param {Post} post
 */
function mount(pyodide, packages, post) {
  let run = 0;
  let seq = 0;
  const sink = new Sink((chunks) => post({ type: KINDS.OUTPUT, id: run, seq: ++seq, chunks }));
  pyodide.setStdout(sink.device("stdout"));
  pyodide.setStderr(sink.device("stderr"));
  const say = (/** @type {Message} */ message, /** @type {Transferable[]} */ transfer) => {
    sink.flush();
    if (message.type === KINDS.STARTED) run = /** @type {number} */ (message.id);
    post(message, transfer);
  };
  const load = (/** @type {string[]} */ names, /** @type {number | undefined} */ id) =>
    packages.load(names, (fields) => say({ type: KINDS.PACKAGE, ...(id === undefined ? {} : { id }), ...fields }, []));
  pyodide.pyimport("sys").path.append(HOME);
  const main = pyodide.pyimport("worker.main");
  return main.attach({ say, load, define, flush: () => sink.flush(), isTaken: (/** @type {string} */ name) => PRISTINE.has(name), lock: () => packages.lock });
}

/** Put a value into the worker's scope, where `from js import name` finds it. @param {string} name @param {unknown} value */
function define(name, value) {
  Object.defineProperty(self, name, { value, writable: true, configurable: true, enumerable: true });
}

/** @returns {Set<string>} */
function scopeNames() {
  const names = new Set();
  for (let scope = self; scope; scope = Object.getPrototypeOf(scope)) {
    for (const name of Object.getOwnPropertyNames(scope)) names.add(name);
  }
  return names;
}

/**
 * Let through the first call, then one every PROGRESS_MS, and always the one that completes a file.
 * @param {(progress: import("./core.mjs").Progress) => void} report
 */
function throttled(report) {
  let last = -Infinity;
  return (/** @type {import("./core.mjs").Progress} */ progress) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS && progress.loaded !== progress.total) return;
    last = now;
    report(progress);
  };
}
