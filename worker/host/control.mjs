/**
 * The control block: memory that a page and its worker share where the page is cross-origin isolated,
 * so that the page can reach a worker that is busy. 32-bit words, then room for the text of an answer.
 */

/** Words of the block. */
export const SIGNAL = 0; // the signal to raise: 2, SIGINT, asks the run to stop
export const SIGNAL_RUN = 1; // the run that is meant
export const ACKED = 2; // the last OUTPUT that the page has taken in
export const ANSWER = 3; // bytes of the answer plus 1; 0: none yet; -1: end of input

/** Where the answer's UTF-8 begins, in bytes. */
export const TEXT_AT = 64;

/** Bytes of the whole block: the longest line of input is what is left of it. */
export const BLOCK_BYTES = 1 << 20;

/** SIGINT, by which Python raises KeyboardInterrupt. */
export const SIGINT = 2;

// Shared memory of our own is there without isolation, too, and a wait on it is a sleep.
const clock = new Int32Array(new WebAssembly.Memory({ shared: true, initial: 1, maximum: 1 }).buffer);

/** Sleep without spinning. @param {number} ms */
export function sleep(ms) {
  Atomics.wait(clock, 0, 0, ms);
}

/**
 * Tell whether a blob's address has been revoked: the one thing that a page can say to a busy worker
 * without shared memory. @param {string} url
 */
export function isRevoked(url) {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", url, false);
    request.send();
    return false;
  } catch {
    return true;
  }
}
