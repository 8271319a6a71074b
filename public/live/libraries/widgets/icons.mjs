/**
 * Icons of buttons: ipywidgets names those of a font that is not brought along, by classes such as "fa fa-play". The usual
 * ones are shown as characters that every device has. A button of no more than an icon says its name, at least.
 */

/** Behind such a character: as text, and not as a picture in colours. */
const AS_TEXT = "\uFE0E";

/** By the names of the font. @type {Record<string, string>} */
const SIGNS = {
  play: "▶", pause: "⏸", stop: "■", retweet: "↻", repeat: "↻", rotate: "↻", refresh: "↻", sync: "↻", undo: "↶", redo: "↷",
  check: "✓", times: "✕", xmark: "✕", close: "✕", plus: "+", minus: "−", equals: "=", percent: "%", question: "?", exclamation: "!", info: "ℹ",
  "arrow-left": "←", "arrow-right": "→", "arrow-up": "↑", "arrow-down": "↓", "chevron-left": "‹", "chevron-right": "›",
  "caret-left": "◂", "caret-right": "▸", "caret-up": "▴", "caret-down": "▾", "fast-backward": "⏮", "fast-forward": "⏭",
  "step-backward": "⏮", "step-forward": "⏭", backward: "⏪", forward: "⏩", circle: "●", square: "■", star: "★", heart: "♥",
  home: "⌂", house: "⌂", pencil: "✎", pen: "✎", edit: "✎", envelope: "✉", phone: "☎", flag: "⚑", bars: "☰", cog: "⚙", gear: "⚙",
  upload: "↥", download: "↧", sun: "☀", bolt: "ϟ", music: "♫", "exclamation-triangle": "⚠", warning: "⚠", trash: "⌫", random: "⇄",
};
/** What such a class may be beside a name. */
const SIZES = new Set(["fw", "lg", "2x", "3x", "4x", "5x", "spin", "pulse", "fixed"]);

/** The name of an icon, by its classes; "" if it is none. @param {string} classes @returns {string} */
export function nameOf(classes) {
  const names = classes.split(/\s+/).filter((each) => each.startsWith("fa-")).map((each) => each.slice(3));
  return names.find((each) => each && !SIZES.has(each)) ?? "";
}

/** What stands for an icon. @param {string} name @param {boolean} isAlone  nothing is beside it @returns {string} */
export function signOf(name, isAlone) {
  if (Object.hasOwn(SIGNS, name)) return SIGNS[name] + AS_TEXT;
  return isAlone ? wordsOf(name) : "";
}

/** @param {string} name */
export function wordsOf(name) {
  return name.replaceAll("-", " ");
}

/** Show icons within an element, whatever is changed there. @param {HTMLElement} place */
export function showIcons(place) {
  const show = () => place.querySelectorAll("i.fa").forEach((icon) => sign(/** @type {HTMLElement} */ (icon)));
  new MutationObserver(show).observe(place, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
  show();
}

/** @param {HTMLElement} icon */
function sign(icon) {
  const name = nameOf(icon.className);
  const button = icon.closest("button");
  const isAlone = Boolean(button) && button?.textContent === icon.textContent;
  const text = signOf(name, isAlone);
  if (icon.textContent !== text) icon.textContent = text;
  icon.setAttribute("aria-hidden", "true");
  if (!button || !isAlone || !name) return;
  // One that has a tooltip is called by that.
  if (button.title) button.removeAttribute("aria-label");
  else if (button.getAttribute("aria-label") !== wordsOf(name)) button.setAttribute("aria-label", wordsOf(name));
}
