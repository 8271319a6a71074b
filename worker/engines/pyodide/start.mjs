/**
 * The Pyodide engine: starts the interpreter, mounts the kernel in it and ties the two to the page.
 */
import { KINDS } from "#generated/protocol.mjs";
import { boot } from "./boot.mjs";
import { Edges } from "./edges.mjs";
import { Packages, SOURCES } from "./packages.mjs";

/** @typedef {import("../../host/messages.mjs").Message} Message */

/** Milliseconds after which the rest of the standard library comes by itself, unless a program needs it sooner. */
const LIBRARY_MS = 3000;

/** Milliseconds between two reports of progress. */
const PROGRESS_MS = 50;

/** @type {import("../engine.mjs").StartEngine} */
export async function startEngine(_base, options, post, supply) {
  const began = performance.now();
  const indexURL = /** @type {string | undefined} */ (options.index_url);
  // What another Pyodide makes is kept by nobody.
  if (indexURL) supply.dirty();
  const report = throttled((progress) => post({ type: KINDS.PROGRESS, ...progress }));
  const given = /** @type {WebAssembly.Module | undefined} */ (options.compiled);
  const imports = /** @type {string[] | undefined} */ (options.imports);
  const { core, pyodide, archive, origin } = await boot({ supply, indexURL, compiled: given, imports }, report);
  pyodide._api.on_fatal = (/** @type {any} */ error) => post({ type: KINDS.CRASHED, reason: String(error?.message ?? error) });
  const control = options.control ? new Int32Array(/** @type {SharedArrayBuffer} */ (options.control)) : undefined;
  const say = /** @type {import("../engine.mjs").Post} */ ((message, transfer) => post(message.type === KINDS.READY ? { ...message, compiled: core.compiled } : message, transfer));
  const edges = new Edges(pyodide, new Packages(pyodide, supply, core.indexURL), control, core.suspends, say, archive);
  core.poll = () => edges.poll();
  const kernel = pyodide.pyimport("worker.bridge.main").attach(edges);
  const packages = /** @type {string[]} */ (options.packages ?? []);
  await kernel.preload([...(SOURCES.preload ?? []), ...packages]);
  notice(() => edges.undisturbed(() => kernel.lives()));
  kernel.ready(`Pyodide ${pyodide.version}`, performance.now() - began, { ...edges.capabilities(), ...origin });
  setTimeout(() => archive?.arrive(), LIBRARY_MS);
  return { receive: (/** @type {Message} */ message) => edges.undisturbed(() => kernel.receive(message)) };
}

/**
 * An error that nobody catches is one of a callback and harms nobody else, unless Python has come to its end
 * by it: that shows in whatever is asked of it next, and is then told as any other crash.
 * @param {() => void} ask
 */
function notice(ask) {
  self.addEventListener("error", ask);
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
