/** A request of a program's own for a file of the site, made for it: without the visitor's rights, and only to read. */

/**
 * Whatever the server answers, be it that there is no such file.
 * @param {string} url @param {AbortSignal} signal @returns {Promise<{content: Blob, status: number, mime: string}>}
 */
export async function request(url, signal) {
  const response = await fetch(url, { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", signal });
  const mime = response.headers.get("content-type") ?? "";
  // A Blob goes from thread to thread without its bytes.
  return { content: await response.blob(), status: response.status, mime };
}
