/**
 * Standard input, by tiers, each probed: shared memory, on which the worker waits; stack switching, by
 * which the program is suspended; a letter of the page's, by revoked addresses, for which the worker looks. There
 * is none in WebKit where it is isolated and yet shares no memory.
 */
import { ANSWER, TEXT_AT } from "#generated/memory.mjs";
import { hasStackSwitching } from "../contract/probes.mjs";
import { readsBlobs, sleep } from "./control.mjs";
import { decode, load, slice, store, wait } from "./primordials.mjs";

/** @typedef {"shared memory" | "stack switching" | "revoked address" | "none"} Tier */

const decoder = new TextDecoder();

/** What a stopped wait gives instead of an answer; an answer is a string, the end of input undefined. */
const STOPPED = Symbol("stopped");

/** Milliseconds between two looks for an answer or a Stop while waiting. */
const LOOK_MS = 50;

/** @typedef {import("#generated/edges.d.ts").InputEdges} InputEdges  what Python needs of this */

/** @implements {InputEdges} */
export class Input {
  /**
   * @param {Int32Array | undefined} control @param {import("./interrupt.mjs").Interrupt} interrupt
   * @param {import("./letters.mjs").Letters} letters @param {boolean} canSuspend  whether the engine can be suspended
   */
  constructor(control, interrupt, letters, canSuspend) {
    this.control = control;
    this.interrupt = interrupt;
    this.letters = letters;
    /** @type {((answer: string | undefined | typeof STOPPED) => void) | undefined} */
    this.settle = undefined;
    /** @type {Tier} */
    this.tier = control ? "shared memory" : canSuspend && hasStackSwitching() ? "stack switching" : readsBlobs() ? "revoked address" : "none";
    /** Whether the program is where it cannot be suspended: in a callback, say. */
    this.stuck = false;
    /** The number of the last question, and the letter that answers it. */
    this.ask = 0;
    /** @type {{text?: string} | undefined} */
    this.letter = undefined;
    letters.give("answer", (letter) => this.#receive(letter));
  }

  /** Tell whether a wait blocks the whole worker. */
  get blocks() {
    return this.tier === "shared memory" || ((this.tier === "revoked address" || this.stuck) && this.letters.canCome);
  }

  /** A question is about to be posted. @returns {{ask?: number, read?: number}} what WAITING must carry */
  question() {
    if (this.tier === "shared memory" || !this.blocks) return {};
    this.ask += 1;
    this.letter = undefined;
    return { ask: this.ask, read: this.letters.read };
  }

  /** An answer to a question that was given up answers no later one. @param {{ask: number, text?: string}} letter */
  #receive(letter) {
    if (letter.ask === this.ask) this.letter = letter;
  }

  /** Tell whether a suspended program waits for a line. */
  get waits() {
    return this.settle !== undefined;
  }

  /** Tell whether this is what a stopped wait gives. @param {unknown} answer */
  isStopped(answer) {
    return answer === STOPPED;
  }

  /** Wait for a line. @returns {string | undefined | typeof STOPPED} */
  wait() {
    return this.tier === "shared memory" ? this.#waitInMemory() : this.#waitForLetter();
  }

  #waitForLetter() {
    for (;;) {
      const isThere = this.letters.look();
      if (this.interrupt.isRequested()) return STOPPED;
      if (this.letter) return this.letter.text;
      if (!isThere) sleep(LOOK_MS);
    }
  }

  #waitInMemory() {
    const control = /** @type {Int32Array} */ (this.control);
    for (;;) {
      const length = load(control, ANSWER);
      if (length) return this.#take(control, length);
      if (this.interrupt.isRequested()) return STOPPED;
      wait(control, ANSWER, 0, LOOK_MS);
    }
  }

  /** @param {Int32Array} control @param {number} length */
  #take(control, length) {
    // A TextDecoder refuses shared memory: slice copies.
    const bytes = slice(new Uint8Array(control.buffer), TEXT_AT, TEXT_AT + Math.max(length - 1, 0));
    store(control, ANSWER, 0);
    return length < 0 ? undefined : decode(decoder, bytes);
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
