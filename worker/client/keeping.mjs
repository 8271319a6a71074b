/** What the client of the npm package and the drop-in worker do alike, which keep a Python for a page each in its own way. */

/** Milliseconds that a program has to heed a stop before its worker is replaced. */
export const GRACE_MS = 1000;

/** The same for a worker; none where a stop is a restart anyway. @param {import("./connection.mjs").Capabilities} capabilities */
export const graceOf = ({ stop }) => (stop === "restart" ? 0 : GRACE_MS);

/** A number for a run, which no script before it can know: what it has left going could answer for it, else. */
export const unguessed = () => (crypto.getRandomValues(new Uint32Array(1))[0] >>> 2) + 1;

/** Text goes to the console unless the page takes it. @param {string} text @param {string} stream */
export function log(text, stream) {
  console[stream === "stderr" ? "warn" : "log"](text.replace(/\n$/, ""));
}
