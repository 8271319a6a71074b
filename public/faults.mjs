/**
 * Says on the page which of its own files could not be had, or is not as the build made it, since then there may
 * be nobody else to say anything. It is a part of the first script, and of the editor's for when the first one fails.
 */
import { firstMissing, wait } from "./patience.mjs";

const WORDS = {
  wrong: "The file {} is damaged, so the page cannot start. Reload the page. If that does not help, tell the people who run this site.",
  repaired: "The file {} was damaged, so the page could not start. It has been loaded again: reload the page.",
  missing: "The file {} is missing on the server, so the page cannot start. Tell the people who run this site.",
  unreached: "The file {} could not be loaded, so the page cannot start. Check the connection, and reload the page.",
};
const FILE = "The page cannot start from a file on your computer: it has to come from a web server. Open a terminal in the folder that has build.py, run python3 build.py serve, and open the address that it prints.";
/** What may yet become well: it is taken back once the page has begun. */
const NOT_YET = {
  file: "The page is still waiting for the file {}. Check the connection, or reload the page.",
  python: "The page has not started yet. If it does not start soon, reload the page.",
};
const STUCK = "The page could not start";
const BASE = new URL("./", location.href).href;
/** Milliseconds that one look at a file may take. */
const EXAMINE_MS = 3000;

/** What is wrong with a file. The look goes past what the browser has kept, and so repairs that. @param {string} url @param {string} integrity @returns {Promise<keyof typeof WORDS>} */
async function examine(url, integrity) {
  const asked = { cache: /** @type {const} */ ("reload"), signal: AbortSignal.timeout(EXAMINE_MS) };
  const response = await fetch(url, asked).catch(() => undefined);
  if (!response) return "unreached";
  if (!response.ok) return "missing";
  return fetch(url, { ...asked, integrity }).then(() => "repaired", () => "wrong");
}

/** A file that the page needs, and what is wrong with it. @typedef {{url: string, is: keyof typeof WORDS}} Found */

/** A script that is as it should be may have failed by one that it imports. @param {string} url @param {string} integrity */
async function onFailed(url, integrity) {
  const found = { url, is: await examine(url, integrity) };
  await tell((found.is === "repaired" && (await firstWrong())) || found);
}

/** @returns {Promise<Found | undefined>} */
async function firstWrong() {
  const found = await Promise.all(needs().map(async ({ url, integrity }) => ({ url, is: await examine(url, integrity) })));
  // One that is as it should be now may have been so before.
  return found.find(({ is }) => is !== "repaired");
}

/** @param {Found} found */
async function tell({ url, is }) {
  await show(WORDS[is], url);
  const state = document.getElementById("state");
  // The page's Python says its state there as soon as it is up.
  if (state && !hasBegun()) state.textContent = STUCK;
}

/** @param {string} words @param {string} url */
async function show(words, url) {
  if (document.readyState === "loading") await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  if (document.querySelector(".fault")) return undefined;
  const note = document.createElement("p");
  note.className = "problem fault";
  note.setAttribute("role", "alert");
  note.textContent = words.replace("{}", url.replace(BASE, ""));
  document.querySelector("header")?.after(note);
  return note;
}

/** Whether the page's Python is up: from then on it says what is wrong. */
function hasBegun() {
  return document.documentElement.dataset.state !== undefined;
}

/** What the page's Python needs. @returns {{url: string, integrity: string}[]} */
function needs() {
  const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById("python") ?? document.createElement("template"));
  const all = [...document.querySelectorAll("script[src]"), ...content.querySelectorAll("[href], [src]")];
  return all.map((each) => ({
    url: new URL(each.getAttribute("src") ?? each.getAttribute("href") ?? "", BASE).href,
    integrity: each.getAttribute("integrity") ?? "",
  }));
}

/** The files that have come, or of which it is known that they will not. */
function come() {
  return performance.getEntriesByType("resource").map(({ name }) => name);
}

/** @type {HTMLElement | undefined} */
let notYet;

/** Nothing is new since a while. */
async function onQuiet() {
  const missing = firstMissing(needs().map(({ url }) => url), come());
  if (missing) return void (notYet = await show(NOT_YET.file, missing));
  const wrong = await firstWrong();
  if (wrong) return void (await tell(wrong));
  return void (notYet = await show(NOT_YET.python, ""));
}

/** @param {EventTarget | null} element */
function onFailure(element) {
  if (element instanceof HTMLScriptElement && element.src) return void onFailed(element.src, element.integrity);
  if (element instanceof HTMLLinkElement && element.integrity) void onFailed(element.href, element.integrity);
}

// Where browsers run scripts from there at all; else the page says it without any.
if (location.protocol === "file:") void show(FILE, "");
addEventListener("error", ({ target }) => onFailure(target), true);
wait({ hasBegun, come, onQuiet, onBegun: () => notYet?.remove() });

/** Notice that the first script failed, before anybody watched. @param {boolean} hasBegun */
export function watchFirst(hasBegun) {
  const first = document.querySelector("script[src]");
  if (!hasBegun) onFailure(first);
}
