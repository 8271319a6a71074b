/**
 * Events of a drawing, written into the memory that is shared with a worker: it reads them whenever it likes, even if it
 * is too busy to read messages. See worker/contract/memory.py.
 */
import { EVENTS_AT, EVENTS_READ, EVENTS_WRITTEN, EVENT_BYTES, MOST_EVENTS } from "#generated/memory.mjs";

/** @typedef {{what: string, x?: number, y?: number, button?: number, key?: string}} Happening */

/** Write an event, unless too many wait already: a program that reads none misses them. @param {Int32Array} words @param {Happening} happening */
export function writeEvent(words, { what, x, y, button, key }) {
  const written = Atomics.load(words, EVENTS_WRITTEN);
  const waiting = (written - Atomics.load(words, EVENTS_READ)) | 0;
  const bytes = new TextEncoder().encode(JSON.stringify({ what, x, y, button, key }));
  if (waiting < 0 || waiting >= MOST_EVENTS || bytes.length >= EVENT_BYTES) return;
  const at = EVENTS_AT + (written & (MOST_EVENTS - 1)) * EVENT_BYTES;
  const all = new Uint8Array(words.buffer);
  all[at] = bytes.length;
  all.set(bytes, at + 1);
  Atomics.store(words, EVENTS_WRITTEN, (written + 1) | 0);
  Atomics.notify(words, EVENTS_WRITTEN);
}
