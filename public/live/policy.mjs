/** What a live frame may do: run code, show what it holds itself, and reach nobody but the hosts that the site allows. Pure. */

/** @param {readonly string[]} hosts  for pictures and data; never for code @returns {string} a Content-Security-Policy */
export function policy(hosts) {
  const from = ["data:", "blob:", ...hosts].join(" ");
  return [
    "default-src 'none'",
    "script-src 'unsafe-inline' 'unsafe-eval' data: blob:",
    `style-src 'unsafe-inline' ${from}`,
    `img-src ${from}`,
    `font-src ${from}`,
    `media-src ${from}`,
    `connect-src ${from}`,
    "worker-src data: blob:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
}
