/** A request of a program's own for a file of the site, made for it: without the visitor's rights, and only to read. */
import { LoadError } from "../host/fetching.mjs";

const UNREAD = "the file could not be read: the server cannot be reached, or it sends the request on to another address";
const FIX = "Check the connection and the address, then run the program again.";

/**
 * Whatever the server answers, be it that there is no such file.
 * @param {string} url @param {AbortSignal} signal @returns {Promise<{content: Blob, status: number, mime: string}>}
 */
export async function request(url, signal) {
  try {
    const response = await fetch(url, { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", signal });
    const mime = response.headers.get("content-type") ?? "";
    // A Blob goes from thread to thread without its bytes.
    return { content: await response.blob(), status: response.status, mime };
  } catch {
    throw new LoadError(url, UNREAD, FIX);
  }
}
