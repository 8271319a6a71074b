/** Modules of bytes that were fetched and checked, and the worker that imports them. */
import { addressOf } from "../../host/address.mjs";

/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function importBytes(bytes) {
  const url = addressOf(bytes, "text/javascript");
  try {
    return await import(/* webpackIgnore: true */ url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * A worker in a box has to be a classic one, which imports modules all the same. Pyodide refuses to start in such a
 * worker, and knows it by a name that does what it says.
 */
export function beModule() {
  Object.assign(globalThis, {
    importScripts() {
      throw new TypeError("a module worker imports no scripts");
    },
  });
}
