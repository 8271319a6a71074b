/**
 * Where a worker asks for input if nothing else serves: an address that the site's service worker answers. The worker
 * asks there, the service worker holds the question, and the drop-in worker posts the answer to it.
 */

const DOOR = "/__input__/";

/** The name of the question whether a service worker is there, and its answer. */
export const PROBE = "probe";
export const PRESENT = "yes";

/** What is said to the one that posted an answer which a worker has got. */
export const HEARD = "heard";

/** The address of a worker. @param {string | undefined} lock  its name @param {string} base  the site's address */
export function doorOf(lock, base) {
  return lock && new URL(`.${DOOR}${encodeURIComponent(lock)}`, base).href;
}

/** The name of the worker that an address belongs to, if it is one of these. @param {URL} url @returns {string | undefined} */
export function nameIn(url) {
  const at = url.pathname.lastIndexOf(DOOR);
  return at < 0 ? undefined : decodeURIComponent(url.pathname.slice(at + DOOR.length));
}
