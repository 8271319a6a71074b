/**
 * The runs that a page has asked for, one of which is at hand: each is settled exactly once, and one that waits can be taken
 * away. What carries them out, they do not know.
 */
import * as KINDS from "#generated/kinds.mjs";
import { PythonError } from "./errors.mjs";
import { log } from "./keeping.mjs";

/** @typedef {import("./connection.mjs").Report} Report */

/** @typedef {import("./terms.mjs").Display} Display */
/** @typedef {import("./terms.mjs").Listeners} Listeners */
/** @typedef {import("./terms.mjs").Outcome} Outcome */
/** @typedef {Omit<import("./connection.mjs").Run, "id">} Fields  of RUN */

/** Said in place of a drawing. */
const UNSEEN = "No drawings here.\n";

export class Turn {
  /** @type {{value?: unknown, repr?: string}} */
  #result = {};
  #onAbort = () => {};

  /** @param {() => Fields} fields  called when its turn has come @param {Listeners} listeners */
  constructor(fields, listeners) {
    this.fields = fields;
    this.listeners = listeners;
    /** The number of its run, once that has been posted. @type {number | undefined} */
    this.run = undefined;
    /** What it fails with, whatever it still does. @type {{error: unknown} | undefined} */
    this.failure = undefined;
    /** @type {PromiseWithResolvers<Outcome>} */
    this.outcome = Promise.withResolvers();
  }

  /** Call something once the page has given it up. @param {() => void} act */
  heed(act) {
    this.#onAbort = act;
    this.listeners.signal?.addEventListener("abort", act);
  }

  /** It fails, though it may still go on. @param {unknown} error */
  fail(error) {
    this.failure ??= { error };
  }

  /** There is no more to come of it. @param {number} [ms] */
  settle(ms = 0) {
    this.listeners.signal?.removeEventListener("abort", this.#onAbort);
    if (this.failure) this.outcome.reject(this.failure.error);
    else this.outcome.resolve({ value: this.#result.value, repr: this.#result.repr, ms });
  }

  /** It fails, and there is no more to come of it. @param {unknown} error */
  end(error) {
    this.fail(error);
    this.settle();
  }

  /** @param {Extract<Report, {type: typeof KINDS.RESULT}>} report */
  take({ value, repr }) {
    this.#result = { value, repr };
  }

  /** @param {Extract<Report, {type: typeof KINDS.ERROR}>} report */
  raise(report) {
    this.fail(new PythonError(report));
  }

  /** @param {string[]} chunks  stream, text, stream, text, … */
  print(chunks) {
    const { onOutput = log } = this.listeners;
    for (let at = 0; at < chunks.length; at += 2) calling(onOutput, chunks[at + 1], /** @type {"stdout"} */ (chunks[at]));
  }

  /** It draws, and here is no paper: that is said, once. */
  draw() {
    this.draw = () => {};
    this.print(["stderr", UNSEEN]);
  }

  /** @param {Extract<Report, {type: typeof KINDS.DISPLAY}>} report */
  show({ type: _type, id: _id, seq: _seq, token: _token, read: _read, ...display }) {
    const { onDisplay = ({ text }) => console.log(text) } = this.listeners;
    calling(onDisplay, /** @type {Display} */ (display));
  }
}

/** Call a function of the page's, whose errors are its own. @template {any[]} A @param {((...given: A) => void) | null | undefined} listener @param {A} given */
export function calling(listener, ...given) {
  try {
    listener?.(...given);
  } catch (error) {
    reportError(error);
  }
}
