/**
 * How much of the page can be seen above a soft keyboard. Some browsers make the page smaller when it comes; iPhones
 * and iPads lay it over the page, and only `visualViewport` tells. The page's style goes by what is said here.
 */

/** @typedef {Pick<VisualViewport, "height" | "offsetTop" | "scale" | "addEventListener">} Viewport */

/** No keyboard is lower; what a zoomed page is said to be is not exact. */
const LEAST_PX = 24;

/**
 * What can be seen, or undefined where that is all of the page. A page that has been zoomed by two fingers is as
 * large as before: one pans it.
 * @param {Pick<Viewport, "height" | "offsetTop" | "scale">} viewport @param {number} whole  the page's height
 */
export function seen({ height, offsetTop, scale }, whole) {
  const shown = Math.round(height * scale);
  if (whole - shown < LEAST_PX) return undefined;
  return { height: shown, top: scale > 1.01 ? 0 : Math.round(offsetTop) };
}

/**
 * Say what can be seen, whenever it changes.
 * @param {Viewport | null} viewport @param {() => void} changed
 */
export function obey(viewport, changed) {
  const { style } = document.documentElement;
  let before = "";
  const look = () => {
    const found = viewport ? seen(viewport, innerHeight) : undefined;
    const now = found ? `${found.height}px ${found.top}px` : "";
    if (now === before) return;
    before = now;
    const [height = "", top = ""] = now.split(" ");
    style.setProperty("--seen-height", height);
    style.setProperty("--seen-top", top);
    changed();
  };
  for (const kind of ["resize", "scroll"]) viewport?.addEventListener(kind, look);
  // Where the page itself becomes smaller, it is all seen, and the cursor may be out of sight all the same.
  window.addEventListener("resize", changed);
  look();
}
