/** Tells the page's Python who shows the page, which it cannot look at itself: what is another site's throws. */

/** Whether any page around a window is of another origin: the browser denies a look at its address. @param {Window} inner */
export function isForeign(inner) {
  try {
    for (let outer = inner; outer !== outer.parent; ) {
      outer = outer.parent;
      void outer.location.href;
    }
    return false;
  } catch {
    return true;
  }
}

Object.assign(globalThis, { offthreadFraming: { isForeign: () => isForeign(window) } });
