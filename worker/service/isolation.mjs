/**
 * The headers that make the page cross-origin isolated, for hosts that do not send them. They say
 * `require-corp` and not `credentialless`, since whatever the page fetches from other sites comes by CORS,
 * and Safari knows nothing else.
 */

const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** The page's wish not to be isolated: `?isolate=no`. @param {URL} url */
export function isRefused(url) {
  return url.searchParams.get("isolate") === "no";
}

/**
 * The same response with the headers; itself if it has them. What the browser knows of a stored response,
 * compiled code above all, is lost in a copy: hence they are added before it is stored.
 * @param {Response} response
 * @param {string} [policy]  the Content-Security-Policy of a worker's script
 */
export function withIsolation(response, policy) {
  const wanted = Object.entries(policy ? { ...HEADERS, "Content-Security-Policy": policy } : HEADERS);
  const has = wanted.every(([name, value]) => response.headers.get(name) === value);
  return has ? response : changed(response, (headers) => {
    for (const [name, value] of wanted) headers.set(name, value);
  });
}

/** The same response without the headers. @param {Response} response */
export function withoutIsolation(response) {
  return changed(response, (headers) => {
    for (const name of Object.keys(HEADERS)) headers.delete(name);
  });
}

/** @param {Response} response @param {(headers: Headers) => void} change */
function changed(response, change) {
  // An error, or an answer that must not be looked into, cannot be copied and needs no headers.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  change(headers);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
