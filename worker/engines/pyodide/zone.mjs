/**
 * The time zone of the device. The C library asks for it once, at the start, by a function of JavaScript that gets the addresses
 * of what it wants to know: an interpreter that is put back has to be told by the same function.
 * https://github.com/emscripten-core/emscripten/blob/main/src/lib/libtime.js
 */

/** The function among what the instance imports, and in Emscripten's module. */
const ZONE = "_tzset_js";
const TELL_ZONE = "__tzset_js";

/** Learn the addresses. @param {Record<string, Function>} env  what the instance imports @param {(addresses: number[]) => void} learn */
export function watchZone(env, learn) {
  const tell = env[ZONE];
  const watched = (/** @type {number[]} */ ...addresses) => {
    learn(addresses);
    tell(...addresses);
  };
  // Emscripten reads how a function of JavaScript is written down from the function.
  env[ZONE] = Object.assign(watched, tell);
}

/** Tell it of this device, not of the one that memory was taken down on. @param {any} module  Emscripten's @param {number[]} addresses */
export function tellZone(module, addresses) {
  if (addresses.length) module[TELL_ZONE](...addresses);
}
