/** Whether a page is dark around an element, whatever makes it so: its text is light. */

/** Brightness above which a text is one on a dark ground. */
const LIGHT = 0.6;

/** @param {Element} element */
export function isDark(element) {
  return brightness(getComputedStyle(element).color) > LIGHT;
}

/** From 0, black, to 1. @param {string} colour  as browsers write one */
export function brightness(colour) {
  const [first = 0, second = 0, third = 0] = (/\(([^)]*)\)/.exec(colour)?.[1] ?? "").split(/[ ,/]+/).map(Number.parseFloat);
  if (/^(?:ok)?(?:lab|lch)/.test(colour)) return first > 1 ? first / 100 : first;
  const scale = colour.startsWith("rgb") ? 255 : 1;
  return (0.299 * first + 0.587 * second + 0.114 * third) / scale;
}

/** Call something now, and whenever the page may have changed its colours. @param {() => void} act @returns {() => void} what ends that */
export function onTint(act) {
  const later = () => requestAnimationFrame(act);
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(later);
  media.addEventListener("change", later);
  // A page may change its colours slowly.
  document.addEventListener("transitionend", later);
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
  act();
  return () => {
    media.removeEventListener("change", later);
    document.removeEventListener("transitionend", later);
    observer.disconnect();
  };
}
