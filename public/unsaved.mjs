/**
 * What was typed before the page's Python stored anything, and the page was left: kept for this tab's next load.
 * What a work is, is not its business, but for its name, the file that is shown, and the data.
 */

const KEY = "offthread.unsaved";

/** @typedef {{work: string, name: string, code?: string, data?: string}} Unsaved  what was not edited is left out */

/** What the last load of this tab could not store of a work, once. @param {string} work @param {string} name @returns {Partial<Unsaved>} */
export function takeUnsaved(work, name) {
  try {
    /** @type {Unsaved | null} */
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    return found?.work === work && found.name === name ? found : {};
  } catch {
    // Denied or spoilt: there is nothing to be had.
    return {};
  }
}

/** Keep what `edited` returns if the page is left before the function that this returns is called. @param {() => Unsaved} edited */
export function keepUnsaved(edited) {
  const keep = () => {
    const { code, data, ...about } = edited();
    if (code === undefined && data === undefined) return;
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ ...about, code, data }));
    } catch {
      // There is no other place.
    }
  };
  addEventListener("pagehide", keep);
  return () => removeEventListener("pagehide", keep);
}
