/**
 * Empty documents within the page. Each has at once whatever policy the page has when it is made, and none that comes
 * later: so the first script of the page makes those in which something else is to be allowed.
 */

/** A new one in a frame that is not seen; none in a Firefox before 149, which loads even an empty document later. @returns {Document | undefined} */
export function emptyDocument() {
  const frame = document.createElement("iframe");
  frame.allow = "cross-origin-isolated";
  hide(frame);
  document.documentElement.append(frame);
  const inside = frame.contentDocument;
  if (inside?.readyState === "complete") return inside;
  frame.remove();
  return undefined;
}

/** Whatever styles the page has: those of others may show all frames. @param {HTMLIFrameElement} frame */
export function hide(frame) {
  frame.hidden = true;
  frame.style.setProperty("display", "none", "important");
}

/** Give a document a policy, from now on. @param {Document} inside @param {string} policy  a Content-Security-Policy */
export function restrict(inside, policy) {
  const meta = inside.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy;
  inside.head.append(meta);
}
