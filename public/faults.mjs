/**
 * Says on the page which of its own scripts could not be had, or is not as the build made it, since then there may
 * be nobody else to say anything. It is a part of the first script, and of the editor's for when the first one fails.
 */

const WORDS = {
  wrong: "The file {} is damaged, so the page cannot start. Reload the page. If that does not help, tell the people who run this site.",
  repaired: "The file {} was damaged, so the page could not start. It has been loaded again: reload the page.",
  missing: "The file {} is missing on the server, so the page cannot start. Tell the people who run this site.",
  unreached: "The file {} could not be loaded, so the page cannot start. Check the connection, and reload the page.",
};
const STUCK = "The page could not start";

/** What is wrong with a file. The look goes past what the browser has kept, and so repairs that. @param {string} url @param {string} integrity @returns {Promise<keyof typeof WORDS>} */
async function examine(url, integrity) {
  const asked = /** @type {const} */ ({ cache: "reload" });
  const response = await fetch(url, asked).catch(() => undefined);
  if (!response) return "unreached";
  if (!response.ok) return "missing";
  return fetch(url, { ...asked, integrity }).then(() => "repaired", () => "wrong");
}

/** @param {string} url @param {string} integrity */
async function tell(url, integrity) {
  const words = WORDS[await examine(url, integrity)].replace("{}", url.replace(new URL("./", location.href).href, ""));
  if (document.readyState === "loading") await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  if (document.querySelector(".fault")) return;
  const note = document.createElement("p");
  note.className = "problem fault";
  note.setAttribute("role", "alert");
  note.textContent = words;
  document.querySelector("header")?.after(note);
  const state = document.getElementById("state");
  // The page's Python says its state there as soon as it is up.
  if (state && !document.documentElement.dataset.state) state.textContent = STUCK;
}

/** @param {EventTarget | null} element */
function onFailure(element) {
  if (element instanceof HTMLScriptElement && element.src) return void tell(element.src, element.integrity);
  if (element instanceof HTMLLinkElement && element.integrity) void tell(element.href, element.integrity);
}

addEventListener("error", ({ target }) => onFailure(target), true);

/** Notice that the first script failed, before anybody watched. @param {boolean} hasBegun */
export function watchFirst(hasBegun) {
  const first = document.querySelector("script[src]");
  if (!hasBegun) onFailure(first);
}
