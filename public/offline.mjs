/**
 * The page's end of the service worker in what concerns the site itself: has it stored, hears of a new
 * version, lets it take over. It tells what it hears to one listener and decides nothing.
 *
 * News, as objects with a `kind`:
 *
 *     storing {loaded, total}   bytes of the site that are on this device so far
 *     stored {size}             all are
 *     unstored {reason}         they are not, for this time; damaged: the file that is wrong on the server
 *     damaged {damaged}         a file is wrong, here and on the server
 *     unavailable {reason}      and cannot be
 *     update {version}          a new version waits to take over, or has been let by another tab
 *     refused {version, reason} a new version is not as its build wrote it down
 */
import { register } from "./registration.mjs";

/** @typedef {{kind: string, loaded?: number, total?: number, size?: number, reason?: string, version?: string, damaged?: string}} News */

const BUILD = document.documentElement.dataset.build ?? "";
const HOME = new URL("./", location.href).href;

/** Milliseconds without a word after which the service worker counts as ended by the browser. */
const SILENCE_MS = 300_000;
/** Milliseconds in which a new version must have taken over: longer than any request is held. */
const TAKEOVER_MS = 15_000;
/** Milliseconds between two nudges of the old version until the new one has taken over. */
const NUDGE_MS = 1000;
/** Milliseconds in which a page that is loaded once more must have come, and how often that is tried. */
const LOAD_MS = 10_000;
const MOST_LOADS = 3;
const ANSWER_MS = 10_000;
/** Milliseconds in which the service worker must have this page; one that was loaded around it never is. */
const CONTROL_MS = 10_000;

const container = navigator.serviceWorker;

/** @type {(news: News) => void} */
let listener = () => {};
/** @type {ServiceWorkerRegistration | undefined} */
let registration;
let isLeaving = false;
let loads = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let loading;
let wasControlled = Boolean(container?.controller);

/** Find the service worker, and watch for new ones. @returns {Promise<ServiceWorkerRegistration | undefined>} */
async function attend() {
  if (registration) return registration;
  const found = await register();
  if (!found.registration) return void listener({ kind: "unavailable", reason: found.reason });
  if (registration) return registration;
  registration = found.registration;
  registration.addEventListener("updatefound", () => follow(registration?.installing));
  follow(registration.installing);
  if (registration.waiting) announce(registration.waiting);
  return registration;
}

/** @param {ServiceWorker | null | undefined} worker */
function follow(worker) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && registration?.active) announce(worker);
  });
}

/** Tell of a worker of another build; one of ours may take over, since the page is of its build already. @param {ServiceWorker} worker */
async function announce(worker) {
  const { build, version } = await about(worker);
  if (build === BUILD) worker.postMessage({ type: "activate" });
  else if (build) listener({ kind: "update", version });
}

/** @param {ServiceWorker} worker @returns {Promise<{build?: string, version?: string}>} */
function about(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    setTimeout(resolve, ANSWER_MS, {});
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ type: "about" }, [port2]);
  });
}

/** The worker that is active, or becomes it; none if that fails. @param {ServiceWorkerRegistration} found @returns {Promise<ServiceWorker | undefined>} */
function active(found) {
  const worker = found.active ?? found.waiting ?? found.installing;
  if (!worker || worker.state === "activated") return Promise.resolve(worker ?? undefined);
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") resolve(undefined);
    });
  });
}

/** When the service worker answers this page's requests, or will not before its next load. @returns {Promise<void>} */
function controlled() {
  if (container.controller) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, CONTROL_MS);
    container.addEventListener("controllerchange", () => (clearTimeout(late), resolve()), { once: true });
  });
}

async function store() {
  // In somebody else's page the site is a guest, and keeps nothing.
  if (window.parent !== window) return listener({ kind: "unavailable", reason: "the page is inside another page" });
  const found = await attend();
  const worker = found && (await active(found));
  if (!found) return;
  if (!worker) return listener({ kind: "unstored", reason: "the service worker could not be installed" });
  const { port1, port2 } = new MessageChannel();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;
  const hear = async (/** @type {News} */ news) => {
    clearTimeout(silence);
    if (news.kind === "storing") silence = setTimeout(hear, SILENCE_MS, { kind: "unstored", reason: "the browser stopped it" });
    // "Offline ready" must hold from the moment it is said.
    if (news.kind === "stored") await controlled();
    listener(news);
  };
  port1.onmessage = ({ data }) => hear(data);
  silence = setTimeout(hear, SILENCE_MS, { kind: "unstored", reason: "the service worker did not answer" });
  worker.postMessage({ type: "store", build: BUILD }, [port2]);
}

/** Look for a new version. Offline there is none. */
function check() {
  registration?.update().catch(() => {});
}

/** Let the new version take over, and load it: the visitor has agreed, and the work is saved. */
function update() {
  isLeaving = true;
  if (!registration?.waiting) return reload();
  nudge(registration);
  setTimeout(() => loads || reload(), TAKEOVER_MS);
}

/**
 * Have the new version take the place of the old one. Chromium lets the old one go when it has done what it does, and may
 * miss that moment; so it is given a little to do now and then. A page that is loaded meanwhile may never come.
 * @param {ServiceWorkerRegistration} found
 */
function nudge(found) {
  if (loads || !found.waiting) return;
  found.waiting.postMessage({ type: "activate" });
  found.active?.postMessage({ type: "about" });
  setTimeout(nudge, NUDGE_MS, found);
}

/** Load the page; once more if it does not come, since its request may have gone to a version that has ended. */
function reload() {
  clearTimeout(loading);
  location.reload();
  loads += 1;
  if (loads < MOST_LOADS) loading = setTimeout(reload, LOAD_MS);
}

async function onTakeover() {
  if (isLeaving) return reload();
  const isNew = wasControlled && container.controller;
  wasControlled = true;
  if (!isNew) return;
  const { build, version } = await about(/** @type {ServiceWorker} */ (container.controller));
  if (build && build !== BUILD) listener({ kind: "update", version });
}

container?.addEventListener("controllerchange", onTakeover);
container?.addEventListener("message", ({ data }) => {
  if (data?.type === "refused") listener({ kind: "refused", version: data.version, reason: data.reason });
  if (data?.type === "damaged") listener({ kind: "damaged", damaged: data.file });
});
// As long as this page lives, its build's files are kept: see tidy in worker/service/store.mjs.
navigator.locks?.request(`offthread ${HOME} ${BUILD}`, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});

/** What the page's Python calls; none of it throws. */
export const offline = {
  /** Tell the news to one listener from now on. @param {(news: News) => void} heard */
  watch: (heard) => void (listener = heard),
  store: () => void store(),
  check,
  update,
};
