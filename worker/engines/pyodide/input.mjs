/**
 * Standard input, by tiers, each probed: shared memory, on which the worker waits; stack switching, by
 * which the program is suspended; a service worker, whose answer is waited for. Else there is none.
 */
import { ANSWER, TEXT_AT } from "../../control.mjs";

/** @typedef {"shared memory" | "stack switching" | "service worker" | "none"} Tier */

/** What a stopped wait gives instead of an answer; an answer is a string, the end of input undefined. */
const STOPPED = Symbol("stopped");

/** Milliseconds between two looks for a Stop while waiting in shared memory. */
const LOOK_MS = 50;

export class Input {
  /** @param {Int32Array | undefined} control @param {import("./interrupt.mjs").Interrupt} interrupt */
  constructor(control, interrupt) {
    this.control = control;
    this.interrupt = interrupt;
    /** @type {((answer: string | undefined | typeof STOPPED) => void) | undefined} */
    this.settle = undefined;
    /** @type {Tier} */
    this.tier = control ? "shared memory" : hasStackSwitching() ? "stack switching" : "none";
  }

  /** Tell whether a wait blocks the whole worker. */
  get blocks() {
    return this.tier === "shared memory";
  }

  /** Tell whether this is what a stopped wait gives. @param {unknown} answer */
  isStopped(answer) {
    return answer === STOPPED;
  }

  /** Wait in shared memory for a line. @returns {string | undefined | typeof STOPPED} */
  wait() {
    const control = /** @type {Int32Array} */ (this.control);
    for (;;) {
      const length = Atomics.load(control, ANSWER);
      if (length) return this.#take(control, length);
      if (this.interrupt.isRequested()) return STOPPED;
      Atomics.wait(control, ANSWER, 0, LOOK_MS);
    }
  }

  /** @param {Int32Array} control @param {number} length */
  #take(control, length) {
    // A TextDecoder refuses shared memory: slice copies.
    const bytes = new Uint8Array(control.buffer).slice(TEXT_AT, TEXT_AT + Math.max(length - 1, 0));
    Atomics.store(control, ANSWER, 0);
    return length < 0 ? undefined : new TextDecoder().decode(bytes);
  }

  /** A promise of a line, for a program that is suspended meanwhile. */
  promise() {
    return new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** The page answers. @param {string | undefined} text */
  answer(text) {
    this.#resolve(text);
  }

  /** The program is to stop instead of waiting on. */
  stop() {
    this.#resolve(STOPPED);
  }

  /** @param {string | undefined | typeof STOPPED} answer */
  #resolve(answer) {
    const settle = this.settle;
    this.settle = undefined;
    settle?.(answer);
  }
}

/** Probe for JavaScript Promise Integration. */
export function hasStackSwitching() {
  return "Suspending" in WebAssembly && "promising" in WebAssembly;
}
