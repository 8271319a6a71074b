/** Brings the Python of those rooms of the page that the start does without, and their style. */

/** @param {Uint8Array & {toHex?: () => string}} bytes */
const hex = (bytes) => bytes.toHex?.() ?? Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {string} address @returns {Promise<string>} */
async function python(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return hex(new Uint8Array(await answer.arrayBuffer()));
}

/** @type {Promise<void> | undefined} */
let styled;

/** Add a style sheet behind the page's own, which it goes on from: once, or again if it could not be had. @param {string} address */
function style(address) {
  styled ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      styled = undefined;
      reject(new Error("no style"));
    };
    link.rel = "stylesheet";
    link.href = address;
    document.head.append(link);
  });
  return styled;
}

/**
 * What lies at an address, in hex, of which Python makes bytes, when the style is there, too: undefined if one of
 * them cannot be had.
 * @param {string} address @param {string} looks  the style's address @returns {Promise<string | undefined>}
 */
async function rooms(address, looks) {
  try {
    const [found] = await Promise.all([python(address), style(looks)]);
    return found;
  } catch {
    // The network is gone: Python says so to who waits for it.
    return undefined;
  }
}

/** Run a script of the site's; whether it could be had. @param {string} address @returns {Promise<boolean>} */
function script(address) {
  return new Promise((resolve) => {
    const element = document.createElement("script");
    element.onload = () => resolve(true);
    element.onerror = () => {
      element.remove();
      resolve(false);
    };
    element.src = address;
    document.head.append(element);
  });
}

Object.assign(globalThis, { offthreadRooms: rooms, offthreadScript: script });
