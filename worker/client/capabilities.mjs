/**
 * What the device and its host offer the drop-in worker, and what would raise the tier: the same facts and
 * words as `window.offthread.capabilities` of the playground, as far as they concern a worker alone.
 */
import * as DEVICE from "#generated/device.mjs";
import { sharesMemory } from "../contract/probes.mjs";

/** @typedef {{name: string, best: boolean, words: string, fix: string}} Line */
/** @typedef {import("#generated/protocol.mjs").Capabilities} Facts  what READY says of the worker */

const BEST = "shared memory";

export class Capabilities {
  /** @param {(message: object) => void} post */
  constructor(post) {
    this.post = post;
    /** @type {Facts | undefined} until it is known */
    this.facts = undefined;
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
  return { secure: isSecureContext, isolated: sharesMemory(), locks: "locks" in navigator, ...(memory ? { memory } : {}) };
}

/** The tiers in words, each with its fix if there is a better one. @param {Facts | undefined} facts @returns {Line[]} */
function lines(facts) {
  const losses = line("Losses", DEVICE.LOSSES, "locks" in navigator, isSecureContext ? DEVICE.LOCKS : DEVICE.SECURE);
  const isolation = line("Isolation", DEVICE.ISOLATION, sharesMemory(), isSecureContext ? DEVICE.HEADERS : DEVICE.TRUST);
  return facts ? [isolation, ...abilities(facts), losses] : [isolation, losses];
}

/** @param {Facts} facts @returns {Line[]} */
function abilities({ stop, input, packages, files, displays, await: awaits, suspends, guards }) {
  return [
    { name: "Stop", best: stop === BEST, words: said(DEVICE.STOPS, stop), fix: stop === BEST || stop === "restart" ? "" : DEVICE.SEE },
    { name: "Input", best: input !== "none", words: said(DEVICE.INPUTS, input), fix: input === "none" ? DEVICE.OTHER_BROWSER : "" },
    line("Packages", DEVICE.PACKAGES, packages),
    line("Files", DEVICE.FILES, files),
    line("Pictures", DEVICE.DISPLAYS, displays),
    line("Await", DEVICE.AWAITS, awaits),
    awaits ? line("Waiting", DEVICE.WAITS, suspends, DEVICE.SWITCHING) : { name: "Waiting", best: false, words: DEVICE.WAITING, fix: "" },
    line("Recursion", DEVICE.GUARDS, guards, DEVICE.NEWER),
  ];
}

/** @typedef {Readonly<Record<string, string>>} Words  by what is so */

/** @param {string} name @param {Words} words @param {boolean} best @param {string} [fix] @returns {Line} */
function line(name, words, best, fix = "") {
  return { name, best, words: words[String(best)], fix: best ? "" : fix };
}

/** What is said of a tier. @param {Words} words @param {string} tier */
function said(words, tier) {
  return words[tier];
}
