/**
 * Events of a drawing, read from the memory that is shared with the page: see worker/contract/memory.py. Where there is
 * none they come as messages, which a program hears while it is suspended.
 */
import { EVENTS_AT, EVENTS_READ, EVENTS_WRITTEN, EVENT_BYTES, MOST_EVENTS } from "#generated/memory.mjs";
import { decode, load, now, slice, store, wait } from "./primordials.mjs";

/** @typedef {import("#generated/edges.d.ts").EventEdges} EventEdges  what Python needs of this */

const decoder = new TextDecoder();

/** Milliseconds between two looks for a Stop. */
const LOOK_MS = 50;

/** @implements {EventEdges} */
export class Events {
  /** @param {Int32Array | undefined} control @param {import("./interrupt.mjs").Interrupt} interrupt */
  constructor(control, interrupt) {
    this.control = control;
    this.interrupt = interrupt;
  }

  /** Whether they come by shared memory. */
  get shares() {
    return this.control !== undefined;
  }

  /** A program begins: what happened before is none of its business. */
  forget() {
    if (this.control) store(this.control, EVENTS_READ, load(this.control, EVENTS_WRITTEN));
  }

  /** The next event as JSON; nothing if there is none. @returns {string | undefined} */
  take() {
    const { control } = this;
    if (!control) return undefined;
    const read = load(control, EVENTS_READ);
    if (read === load(control, EVENTS_WRITTEN)) return undefined;
    const at = EVENTS_AT + (read & (MOST_EVENTS - 1)) * EVENT_BYTES;
    const bytes = slice(new Uint8Array(control.buffer), at, at + EVENT_BYTES);
    store(control, EVENTS_READ, (read + 1) | 0);
    return decode(decoder, slice(bytes, 1, 1 + bytes[0]));
  }

  /** Block until there is an event, for so long at most; true if the run was stopped meanwhile. @param {number} ms */
  wait(ms) {
    const control = /** @type {Int32Array} */ (this.control);
    const until = now() + ms;
    for (;;) {
      if (this.interrupt.isRequested() || this.interrupt.ends) return true;
      const read = load(control, EVENTS_READ);
      const left = until - now();
      if (read !== load(control, EVENTS_WRITTEN) || left <= 0) return false;
      wait(control, EVENTS_WRITTEN, read, Math.min(left, LOOK_MS));
    }
  }
}
