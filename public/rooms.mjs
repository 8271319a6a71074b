/** Brings the Python of those rooms of the page that the start does without. */
import { share } from "./share.mjs";

/** What lies at an address, as text that Python makes bytes of: undefined if it cannot be had. @param {string} address @returns {Promise<string | undefined>} */
async function rooms(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? share.base64(new Uint8Array(await answer.arrayBuffer())) : undefined;
  } catch {
    // The network is gone: Python says so to who waits for it.
    return undefined;
  }
}

Object.assign(globalThis, { offthreadRooms: rooms });
