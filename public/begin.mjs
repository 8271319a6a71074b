/**
 * Begins with the page's Python when the editor can be seen: until then nothing takes network or thread from it.
 * What loads Python stands in a template of the page. It knows nothing of editors.
 */

/** How long Python waits at the most: a page that is not seen has no frames, and a device may be slow. */
const FRAME_MS = 100;
const PATIENCE_MS = 1000;

let has = false;

function begin() {
  if (has) return;
  has = true;
  const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById("python"));
  document.head.append(document.importNode(content, true));
}

/** Begin when what has just been put into the page is painted. */
export function beginSoon() {
  requestAnimationFrame(() => setTimeout(begin, 0));
  setTimeout(begin, FRAME_MS);
}

// A site that is stored on the device needs no network, so there is none to be spared.
if (navigator.serviceWorker?.controller) begin();
else setTimeout(begin, PATIENCE_MS);
