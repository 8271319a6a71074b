/**
 * What the device and its host offer the drop-in worker, and what would raise the tier: the same facts and
 * words as `window.offthread.capabilities` of the playground, as far as they concern a worker alone.
 */
import { DEVICE } from "#generated/device.mjs";

/** @typedef {{name: string, best: boolean, words: string, mend: string}} Line */
/** @typedef {import("#generated/protocol.mjs").Capabilities} Facts  what READY says of the worker */

const BEST = "shared memory";

/** @type {Record<string, string | Record<string, string>>} */
const WORDS = DEVICE;

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
  return { secure: isSecureContext, isolated: crossOriginIsolated, locks: "locks" in navigator, ...(memory ? { memory } : {}) };
}

/** The tiers in words, each with its mend if there is a better one. @param {Facts | undefined} facts @returns {Line[]} */
function lines(facts) {
  const losses = line("Losses", "losses", "locks" in navigator, isSecureContext ? DEVICE.locks : DEVICE.secure);
  const isolation = line("Isolation", "isolation", crossOriginIsolated, isSecureContext ? DEVICE.headers : DEVICE.trust);
  return facts ? [isolation, ...abilities(facts), losses] : [isolation, losses];
}

/** @param {Facts} facts @returns {Line[]} */
function abilities({ stop, input, packages, files, displays, await: awaits, suspends, guards }) {
  return [
    { name: "Stop", best: stop === BEST, words: said("stops", stop), mend: stop === BEST || stop === "restart" ? "" : DEVICE.see },
    { name: "Input", best: input !== "none", words: said("inputs", input), mend: input === "none" ? DEVICE.either : "" },
    line("Packages", "packages", packages),
    line("Files", "files", files),
    line("Pictures", "displays", displays),
    line("Await", "awaits", awaits),
    awaits ? line("Waiting", "waits", suspends, DEVICE.switching) : { name: "Waiting", best: false, words: DEVICE.waiting, mend: "" },
    line("Recursion", "guards", guards, DEVICE.newer),
  ];
}

/** @param {string} name @param {string} words @param {boolean} best @param {string} [mend] @returns {Line} */
function line(name, words, best, mend = "") {
  return { name, best, words: said(words, String(best)), mend: best ? "" : mend };
}

/** @param {string} name @param {string} key */
function said(name, key) {
  return /** @type {Record<string, string>} */ (WORDS[name])[key];
}
