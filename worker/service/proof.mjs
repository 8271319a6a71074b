/** Compares a file with the SHA-256 that the build wrote down for it. Knows neither caches nor the network. */

/** Whether a response's body, which this reads, is what the build made. @param {Response} response @param {string} integrity */
export async function isWhole(response, integrity) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...hash))}` === integrity;
}
