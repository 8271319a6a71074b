/**
 * The lock that tells the page that a worker lives: the page gets it next, and knows that it died.
 *
 * The browser may have to ask this worker's own thread before it grants the first lock. A program that keeps the
 * thread busy from the first moment would be taken for a dead one: hence a worker is ready only when it has it.
 */

/** Milliseconds that a start waits for it; one that comes later is as good, unless a program is quicker. */
const PATIENCE_MS = 2000;

/** @type {Promise<void> | undefined} what a start that is tried again must not ask for a second time */
let held;

/** Hold a lock for as long as this worker lives. @param {string | undefined} name @returns {Promise<void>} settles when it is held or cannot be had */
export function holdLock(name) {
  held ??= new Promise((settle) => {
    if (!name || !navigator.locks) return settle();
    setTimeout(settle, PATIENCE_MS);
    const forever = new Promise(() => {});
    // Denied in the frame of a foreign page: the supervisor then goes by deadlines alone.
    return void navigator.locks.request(name, () => (settle(), forever)).catch(() => settle());
  });
  return held;
}
