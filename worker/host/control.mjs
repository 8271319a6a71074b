/**
 * How a worker that is busy waits, and how it learns of a page that shares no memory with it. What page and worker
 * share, if they do, is the block of `worker/contract/memory.py`.
 */

import { decode, request, wait } from "./primordials.mjs";

// Shared memory of our own is there without isolation, too, and a wait on it is a sleep.
const clock = new Int32Array(new WebAssembly.Memory({ shared: true, initial: 1, maximum: 1 }).buffer);

/** Sleep without spinning. @param {number} ms */
export function sleep(ms) {
  wait(clock, 0, 0, ms);
}

const decoder = new TextDecoder();

/**
 * Tell whether a blob's address has been revoked: the one thing that a page can say to a busy worker
 * without shared memory. @param {string} url
 */
export function isRevoked(url) {
  return textAt(url) === undefined;
}

/**
 * Tell whether this worker can read Blobs. WebKit lets one that was made by a `data:` address read none, not even
 * its own; no other worker need be asked.
 */
export function readsBlobs() {
  reads ??= globalThis.location?.protocol !== "data:" || textAt(URL.createObjectURL(new Blob(["1"]))) !== undefined;
  return reads;
}

/** @type {boolean | undefined} */
let reads;

/** The text at a blob's address; undefined if that is revoked. @param {string} url @returns {string | undefined} */
export function textAt(url) {
  const bytes = bytesAt(url);
  return bytes && decode(decoder, bytes);
}

/** What is at a blob's address; undefined if that is revoked. @param {string} url @returns {ArrayBuffer | undefined} */
export function bytesAt(url) {
  try {
    return request(url);
  } catch {
    return undefined;
  }
}
