/**
 * Standard input, by tiers, each probed: shared memory, on which the worker waits; stack switching, by
 * which the program is suspended; a service worker, whose answer is waited for. Else there is none.
 */
import { ANSWER, TEXT_AT } from "#generated/memory.mjs";
import { PRESENT, PROBE } from "../contract/door.mjs";
import { hasStackSwitching } from "../contract/probes.mjs";
import { sleep } from "./control.mjs";

/** @typedef {"shared memory" | "stack switching" | "service worker" | "none"} Tier */

/** What a stopped wait gives instead of an answer; an answer is a string, the end of input undefined. */
const STOPPED = Symbol("stopped");

/** Milliseconds between two looks for a Stop while waiting in shared memory. */
const LOOK_MS = 50;

/** @typedef {import("#generated/edges.d.ts").InputEdges} InputEdges  what Python needs of this */

/** @implements {InputEdges} */
export class Input {
  /**
   * @param {Int32Array | undefined} control @param {import("./interrupt.mjs").Interrupt} interrupt
   * @param {string | undefined} door  where the service worker of our page, if there is one, answers us
   */
  constructor(control, interrupt, door) {
    this.control = control;
    this.interrupt = interrupt;
    this.door = door;
    /** @type {((answer: string | undefined | typeof STOPPED) => void) | undefined} */
    this.settle = undefined;
    /** @type {Tier} */
    this.tier = control ? "shared memory" : hasStackSwitching() ? "stack switching" : "none";
  }

  /** Tell whether a wait blocks the whole worker. A service worker is looked for when it is needed first. */
  get blocks() {
    if (this.tier === "none" && this.door && ask(new URL(PROBE, this.door).href) === PRESENT) {
      this.tier = "service worker";
    }
    return this.tier === "shared memory" || this.tier === "service worker";
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
    return this.tier === "shared memory" ? this.#waitInMemory() : this.#waitAtDoor();
  }

  #waitAtDoor() {
    for (;;) {
      const answer = ask(/** @type {string} */ (this.door));
      if (answer) {
        const { text, stopped } = JSON.parse(answer);
        return stopped ? STOPPED : text;
      }
      if (this.interrupt.isRequested()) return STOPPED;
      // The browser may have ended the service worker just now: it starts again with the next question.
      if (answer === undefined) sleep(LOOK_MS);
    }
  }

  #waitInMemory() {
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

/**
 * Ask an address and wait for what it says: "" if nothing for now, undefined if nobody is there.
 * @param {string} url
 */
function ask(url) {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", url, false);
    request.send();
    return request.status === 200 || request.status === 204 ? request.responseText : undefined;
  } catch {
    return undefined;
  }
}
