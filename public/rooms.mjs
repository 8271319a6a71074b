/** Brings the Python of those rooms of the page that the start does without. */

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What lies at an address, in hex, of which Python makes bytes: undefined if it cannot be had. @param {string} address @returns {Promise<string | undefined>} */
async function rooms(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? hex(new Uint8Array(await answer.arrayBuffer())) : undefined;
  } catch {
    // The network is gone: Python says so to who waits for it.
    return undefined;
  }
}

Object.assign(globalThis, { offthreadRooms: rooms });
