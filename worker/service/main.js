/**
 * The service worker: keeps the site on the device, and isolates the page where the host does not.
 *
 * It is installed at once and empty; a page of its own build has the files stored when Python is ready. A
 * new version, however, is stored whole while it is installed, or refused. It takes over when a page tells
 * it to, which asks the visitor first. See docs/decisions/0020-offline-and-updates.md.
 */
import { registerRoute } from "workbox-routing/registerRoute.js";
import { isRefused, withIsolation, withoutIsolation } from "./isolation.mjs";
import { Store } from "./store.mjs";

/** @typedef {import("./store.mjs").Site} Site */
/** @typedef {{type: "store" | "about" | "activate", build?: string}} Order  what pages say; see public/offline.mjs */

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Put in by the build: see tools/build/precache.py. @type {Site} */
// @ts-expect-error no global has this name
const site = self.__WB_MANIFEST;
const home = new URL("./", scope.location.href);
const store = new Store(site, home.href);
store.onDamage = (file) => void tell({ type: "damaged", file });

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => event.waitUntil(obey(event.data, event.ports[0])));

registerRoute(({ url, request }) => request.mode === "navigate" && isPage(url), ({ url, request }) => page(url, request));
registerRoute(
  ({ url, request, sameOrigin }) => sameOrigin && request.mode !== "navigate" && (store.mayHave(url) || request.destination === "worker"),
  ({ url, request }) => file(url, request),
);

/** Store a new version before the old one can be replaced; where none is stored there is nothing to keep. */
async function install() {
  if (!(await store.hasAny())) return;
  try {
    await store.fill();
  } catch (error) {
    await tell({ type: "refused", version: site.version, reason: String(/** @type {Error} */ (error).message) });
    throw error;
  }
}

/** Tell all pages. @param {Record<string, string>} news */
async function tell(news) {
  const pages = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const each of pages) each.postMessage(news);
}

/** @param {Order} order @param {MessagePort | undefined} port */
async function obey({ type, build }, port) {
  if (type === "activate") await scope.skipWaiting();
  if (type === "about") port?.postMessage({ build: site.build, version: site.version });
  if (type === "store") port?.postMessage(await keep(build, port));
}

/** Store the site for a page, and say what came of it. @param {string | undefined} build @param {MessagePort} port */
async function keep(build, port) {
  if (build !== site.build) return { kind: "other" };
  try {
    await store.fill((loaded, total) => port.postMessage({ kind: "storing", loaded, total }));
  } catch (error) {
    const { message, damaged } = /** @type {import("./store.mjs").StoreError} */ (error);
    return { kind: "unstored", reason: String(message), ...(damaged && { damaged }) };
  }
  if (!scope.registration.waiting && !scope.registration.installing) await store.tidy();
  return { kind: "stored", size: store.total };
}

/** @param {URL} url */
function isPage(url) {
  return url.pathname === home.pathname || url.pathname === `${home.pathname}index.html`;
}

/** @param {URL} url @param {Request} request @returns {Promise<Response>} */
async function page(url, request) {
  const response = (await store.page()) ?? (await fetch(request));
  return isRefused(url) ? withoutIsolation(response) : withIsolation(response);
}

/** @param {URL} url @param {Request} request @returns {Promise<Response>} */
async function file(url, request) {
  const stored = await store.match(url.href, request.cache === "reload");
  if (stored) return stored;
  const response = await fetch(request);
  // An isolated page starts only workers that are isolated themselves.
  return request.destination === "worker" ? withIsolation(response, store.policy(url.href)) : response;
}
