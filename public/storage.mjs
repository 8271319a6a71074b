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

/** What the last load of this tab has kept. @param {string} key @returns {string} */
export function recall(key) {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Keep a text for the next load of this tab, if there is room for it. @param {string} key @param {string} value */
export function keep(key, value) {
  try {
    sessionStorage.removeItem(key);
    if (value) sessionStorage.setItem(key, value);
  } catch {
    // There is none, or storage is denied.
  }
}
