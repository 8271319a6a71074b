/**
 * Forgets everything on this device, for all tabs of this page: nobody stores anything any more, then it is deleted,
 * then all are loaded again, as on a first visit.
 */
import { clearStorages, forgetAll } from "./forget.mjs";

/** What the page's first script has made. */
const { offthreadStore: store } = /** @type {{offthreadStore: typeof import("./store.mjs").store}} */ (/** @type {unknown} */ (globalThis));

const HOME = new URL("./", location.href).href;
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("offthread forget") : undefined;

/** Storages may be denied. @returns {Storage[]} */
function storages() {
  try {
    return [localStorage, sessionStorage];
  } catch {
    return [];
  }
}

/** Store nothing from now on, also not when the page is left: that listener comes after those of others. */
function close() {
  store.close();
  addEventListener("pagehide", () => clearStorages(storages()));
}

const leave = () => location.replace(HOME);

channel?.addEventListener("message", ({ data }) => (data === "close" ? close() : leave()));

/** What the page's Python calls; none of it throws. */
const forgetting = {
  /** @returns {Promise<string>} what could not be deleted, or nothing */
  async begin() {
    close();
    channel?.postMessage("close");
    const { indexedDB: databases, caches } = globalThis;
    const problems = await forgetAll({ databases, caches, storages: storages(), container: navigator.serviceWorker, home: HOME });
    return problems.join("; ");
  },
  /** Reload this tab and all others. */
  leave() {
    channel?.postMessage("leave");
    leave();
  },
};

Object.assign(globalThis, { offthreadForgetting: forgetting });
