/**
 * Shows text in styles. The page's Python would call JavaScript several times for each piece, and a line of many
 * colours, shown again and again while a program writes over it, kept the page for most of its time.
 * See app/output/sgr.py for the words of a style. All text goes in as text.
 */

/** Between styles and texts: no text of a terminal has it, since it is what its sequences begin with. */
const BETWEEN = "\x1b";

/**
 * Add text in styles at the end of an element; what has no style needs no element of its own.
 * @param {Element} parent
 * @param {string} runs  style, text, style, text, … with an ESC between each two
 */
export function addStyled(parent, runs) {
  const made = document.createDocumentFragment();
  const parts = runs.split(BETWEEN);
  let plain = "";
  for (let at = 0; at + 1 < parts.length; at += 2) {
    if (parts[at]) {
      if (plain) made.append(plain);
      made.append(styled(parts[at], parts[at + 1]));
      plain = "";
    } else plain += parts[at + 1];
  }
  if (plain) made.append(plain);
  parent.append(made);
}

/** @param {string} style @param {string} text */
function styled(style, text) {
  const element = document.createElement("span");
  element.textContent = text;
  const words = style.split(" ");
  element.className = words.filter((word) => !word.includes("=")).join(" ");
  for (const word of words) {
    if (word.startsWith("fg=")) element.style.color = word.slice(3);
    if (word.startsWith("bg=")) element.style.backgroundColor = word.slice(3);
  }
  return element;
}
