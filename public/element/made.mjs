/** Elements, as cells make them. */

/** @param {string} tag @param {string} [name]  of a class @param {string} [text] */
export function made(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}
