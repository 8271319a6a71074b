/** What went wrong, in a line. */

/** @param {unknown} error @returns {string} */
export function words(error) {
  if (!(error instanceof Error || error instanceof DOMException)) return String(error);
  return error.message ? `${error.name}: ${error.message}` : error.name;
}
