/** Waits for what a program's last expression gives, where that is to be awaited. */

/**
 * Have a frame not complain of a coroutine that the program leaves as its value: it will be awaited.
 * @param {any[]} frame  Brython's, of the program @param {any} names  its globals
 */
export function expectAwait(frame, names) {
  /** @type {unknown} */
  let made;
  Object.defineProperty(frame, "$coroutine", {
    get: () => (made === names.$result ? undefined : made),
    set: (value) => void (made = value),
  });
}

/** Wait for a value, and for what that gives, if need be. @param {any} $B  __BRYTHON__ @param {any} value @returns {Promise<any>} */
export async function awaited($B, value) {
  let given = value;
  while (isAwaitable($B, given)) given = (await $B.promise(failingWell(given))) ?? $B.builtins.None;
  return given;
}

/** Nothing but an error can be raised in Python. @param {any} awaitable */
function failingWell(awaitable) {
  if (!(awaitable instanceof Promise)) return awaitable;
  return awaitable.catch((reason) => Promise.reject(reason instanceof Error ? reason : new Error(String(reason))));
}

/** @param {any} $B @param {any} value */
function isAwaitable($B, value) {
  if (value instanceof Promise) return true;
  return value !== $B.builtins.None && $B.exact_type(value, $B.coroutine);
}
