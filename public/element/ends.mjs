/** Why a Python in the box has ended, in a visitor's words. */

/** @type {Record<string, string>} */
const ENDS = {
  "the box has ended": "The browser has ended Python. Press Run to start it again.",
  "the box could not be made": "Python could not be started in this page. Reload the page. If that does not help, its policy may forbid it.",
  "the worker broke the rules too often": "The program broke the rules of its worker too often, so its Python was ended.",
};
const NO_WORKER = "Python could not be loaded. Check the network, and press Run again.";

/** @param {string} reason  as the box says it */
export const endOf = (reason) => ENDS[reason] ?? NO_WORKER;
