/** Registers the site's service worker; it never fails, but says why there is none. */

/** @typedef {{registration?: ServiceWorkerRegistration, reason?: string}} Registered  one of the two */

/** @returns {Promise<Registered>} */
export async function register() {
  const container = navigator.serviceWorker;
  if (!isSecureContext) return { reason: "its address is not secure, so use HTTPS or localhost" };
  if (!container) return { reason: "this browser or this private window has no service workers" };
  try {
    // An update must never be looked for in what the browser has kept.
    const registration = await container.register("./sw.js", { updateViaCache: "none" });
    return registration ? { registration } : { reason: "service workers are blocked here" };
  } catch (error) {
    return { reason: `the service worker could not be installed (${error instanceof Error ? error.message : error})` };
  }
}
