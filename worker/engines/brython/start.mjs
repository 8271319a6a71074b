/** The Brython engine: turns Python into JavaScript, in a worker of its own, which alone may do so. */
import { SITE } from "#generated/site.mjs";
import { LoadError } from "../../host/fetching.mjs";
import { Batch } from "../shared/batch.mjs";
import { Desk } from "../shared/desk.mjs";
import { Host } from "../shared/host.mjs";
import { Brython } from "./interpreter.mjs";
import { Library } from "./library.mjs";

/** @typedef {import("../../host/messages.mjs").Message} Message */

const decoder = new TextDecoder();

/** @type {import("../engine.mjs").StartEngine} */
export async function startEngine(base, options, post, supply) {
  const began = performance.now();
  const { folder, files, parts } = SITE.engines.brython;
  const address = new URL(`${folder}/`, base).href;
  const bytes = await new Batch(address, files, supply, post).all();
  const brython = load(decoder.decode(bytes["brython.js"]), address);
  const library = new Library(brython, JSON.parse(decoder.decode(bytes["index.json"])), parts, address, supply);
  const desk = new Desk(options, post);
  supply.meet(desk.courier);
  const host = new Host(new Brython(brython, library, desk, (message) => desk.say(message)), desk, post);
  // Nothing that this engine makes is kept.
  supply.dirty();
  host.ready(performance.now() - began);
  void library.keepReady();
  return host;
}

/** Brython makes a date format of the browser's language as it starts; of one like "C" none can be made. */
function speakSomething() {
  try {
    new Intl.DateTimeFormat(navigator.language);
  } catch {
    Object.defineProperty(navigator, "language", { value: "en", configurable: true });
  }
}

/**
 * Run Brython's own script. As a module it would not find its global name; it is evaluated as what it is.
 * @param {string} script @param {string} address
 */
function load(script, address) {
  speakSomething();
  const brython = { brython_path: address };
  Object.assign(globalThis, { __BRYTHON__: brython, $B: brython });
  try {
    (0, eval)(`${script}\n//# sourceURL=${address}brython.js`);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    const reason = "this server's Content-Security-Policy does not let the worker turn text into code";
    throw new LoadError("brython.js", reason, "Allow 'unsafe-eval' in script-src for Brython's worker, or choose another engine.");
  }
  const made = /** @type {any} */ (brython);
  made.parse_options({ debug: 1 });
  return made;
}
