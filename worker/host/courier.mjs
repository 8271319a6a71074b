/**
 * Brings to a worker that waits what it has asked the supply for: the maker of the worker gets the answer, makes an
 * address of it, and says that by the memory that they share, or by a letter. What was asked for, others know.
 */
import { FILE, FILE_AT } from "#generated/memory.mjs";
import { readsBlobs, sleep } from "./control.mjs";
import { decode, load, now, parse, slice, store, wait } from "./primordials.mjs";

/** @typedef {import("../contract/letters.mjs").Brought} Brought */

/** Milliseconds that a program waits for a file that it needs at once. */
const PATIENCE_MS = 30_000;

/** Milliseconds between two looks for a letter, and for a Stop where memory is shared. */
const LOOK_MS = 10;
const STOP_MS = 50;

const REASONS = {
  late: `no answer came for ${PATIENCE_MS / 1000} seconds`,
  stopped: "it was stopped",
};

const decoder = new TextDecoder();

export class Courier {
  /**
   * @param {Int32Array | undefined} control @param {import("./letters.mjs").Letters} letters
   * @param {() => boolean} isStopped  asks whether the run is to stop
   * @param {() => boolean} reads  whether what is brought, an address of a Blob, can be read here
   */
  constructor(control, letters, isStopped, reads = readsBlobs) {
    this.control = control;
    this.letters = letters;
    this.isStopped = isStopped;
    this.reads = reads;
    /** @type {Brought | undefined} what came last */
    this.brought = undefined;
    letters.give("file", (letter) => {
      this.brought = letter;
    });
  }

  /** Whether anything can be brought. WebKit's workers read no Blob on an isolated page, whatever they share. */
  get comes() {
    return this.control === undefined ? this.letters.canCome : this.reads();
  }

  /** Wait for what was asked for by this number. What comes of one that was given up is let go. @param {number} ask @returns {Brought} */
  wait(ask) {
    const until = now() + PATIENCE_MS;
    for (;;) {
      const isNew = this.#look();
      if (this.brought?.ask === ask) return this.brought;
      if (this.isStopped()) return { ask, reason: REASONS.stopped };
      if (now() >= until) return { ask, reason: REASONS.late };
      if (!isNew) this.#pause();
    }
  }

  #look() {
    if (!this.control) return this.letters.look();
    const length = load(this.control, FILE);
    if (!length) return false;
    // A TextDecoder refuses shared memory: slice copies.
    const text = decode(decoder, slice(new Uint8Array(this.control.buffer), FILE_AT, FILE_AT + length));
    store(this.control, FILE, 0);
    this.brought = parse(text);
    return true;
  }

  #pause() {
    if (this.control) wait(this.control, FILE, 0, STOP_MS);
    else sleep(LOOK_MS);
  }
}
