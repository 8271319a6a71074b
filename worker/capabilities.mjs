/**
 * What the device and its host offer the drop-in worker, and what would raise the tier: the same facts and
 * words as `window.offthread.capabilities` of the playground, as far as they concern a worker alone.
 */
import { DEVICE } from "#generated/device.mjs";

/** @typedef {{name: string, best: boolean, words: string, mend: string}} Line */
/** @typedef {{[fact: string]: unknown}} Facts  what READY says of the worker: see `capabilities` in edges.mjs */

const BEST = "shared memory";

/** @typedef {Record<string, string>} Words */
const STOPS = /** @type {Words} */ (DEVICE.stops);
const INPUTS = /** @type {Words} */ (DEVICE.inputs);
const ISOLATION = /** @type {Words} */ (DEVICE.isolation);
const WAITS = /** @type {Words} */ (DEVICE.waits);
const GUARDS = /** @type {Words} */ (DEVICE.guards);
const LOSSES = /** @type {Words} */ (DEVICE.losses);

export class Capabilities {
  /** @param {(message: object) => void} post */
  constructor(post) {
    this.post = post;
    /** @type {Facts} */
    this.facts = {};
    this.heap = 0;
    this.isAsked = false;
  }

  /** The worker is ready, and says what it can do. @param {Facts} facts */
  learn(facts) {
    this.facts = facts;
    this.settle();
  }

  /** The page asks: it is answered as soon as it is known. @param {boolean} isStarting */
  ask(isStarting) {
    this.isAsked = true;
    if (!isStarting) this.settle();
  }

  /** Answer with what is known: no more will be for now. */
  settle() {
    if (!this.isAsked) return;
    this.isAsked = false;
    this.post({ type: "capabilities", ...this.facts, ...surroundings(), heap: this.heap, lines: lines(this.facts) });
  }
}

function surroundings() {
  const memory = /** @type {{deviceMemory?: number}} */ (navigator).deviceMemory;
  return { secure: isSecureContext, isolated: crossOriginIsolated, locks: "locks" in navigator, ...(memory ? { memory } : {}) };
}

/** The tiers in words, each with its mend if there is a better one. @param {Facts} facts @returns {Line[]} */
function lines({ stop, input, suspends, guards }) {
  const mend = isSecureContext ? DEVICE.headers : DEVICE.trust;
  const found = [line("Isolation", crossOriginIsolated, ISOLATION[String(crossOriginIsolated)], mend)];
  if (typeof stop === "string") found.push(line("Stop", stop === BEST, STOPS[stop], DEVICE.see));
  if (typeof input === "string") found.push(line("Input", input !== "none", INPUTS[input], DEVICE.either));
  if (typeof suspends === "boolean") found.push(line("Waiting", suspends, WAITS[String(suspends)], DEVICE.switching));
  if (typeof guards === "boolean") found.push(line("Recursion", guards, GUARDS[String(guards)], DEVICE.newer));
  const locks = "locks" in navigator;
  found.push(line("Losses", locks, LOSSES[String(locks)], isSecureContext ? DEVICE.locks : DEVICE.secure));
  return found;
}

/** @param {string} name @param {boolean} best @param {string} words @param {string} mend @returns {Line} */
function line(name, best, words, mend) {
  return { name, best, words, mend: best ? "" : mend };
}
