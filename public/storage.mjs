/**
 * The browser's storage with its exceptions turned into answers: Python on MicroPython cannot catch
 * what JavaScript throws, and storage throws when it is denied or full.
 */

/** @param {string} key @returns {string | undefined} */
export function read(key) {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} key @param {string} value @returns {string} what went wrong, or nothing */
export function write(key, value) {
  try {
    localStorage.setItem(key, value);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
