/**
 * What cannot wait for the page's Python. A plain script, small enough to hold up nothing.
 *
 * The first worker is started with the first bytes of the page. `app/port.py` takes it over, with what it has
 * said until then. Then what must be known before the first paint, or the page would jump: the stored theme,
 * split and folds, which `app/settings.py` writes.
 */
(() => {
  const control = globalThis.crossOriginIsolated ? new SharedArrayBuffer(1 << 20) : undefined;
  const lock = navigator.locks ? `offthread ${crypto.randomUUID()}` : undefined;
  const address = /** @type {string} */ (document.documentElement.dataset.worker);
  const worker = new Worker(address, { type: "module", name: "offthread" });
  /** @type {Event[]} */
  const heard = [];
  worker.onmessage = ({ data }) => heard.push(new MessageEvent("message", { data }));
  worker.onerror = (event) => {
    event.preventDefault();
    heard.push(new ErrorEvent("error", { message: event.message }));
  };
  const packages = wanted();
  worker.postMessage({
    type: "start",
    ...(control ? { control } : {}),
    ...(lock ? { lock } : {}),
    ...(packages.length ? { packages } : {}),
  });
  /** Let go of the worker: once whoever takes it listens, it hears what has been said. */
  const release = () => {
    worker.onmessage = worker.onerror = null;
    queueMicrotask(() => heard.splice(0).forEach((event) => worker.dispatchEvent(event)));
  };
  Object.assign(window, { offthreadEarly: { worker, control, lock, release } });

  /** The packages that the visitor wants to be loaded with Python. @returns {string[]} */
  function wanted() {
    try {
      const { packages } = JSON.parse(localStorage.getItem("offthread.settings") ?? "{}");
      return Array.isArray(packages) ? packages.filter((name) => typeof name === "string") : [];
    } catch {
      return [];
    }
  }
})();
(() => {
  try {
    const root = document.documentElement;
    const stored = JSON.parse(localStorage.getItem("offthread.settings") ?? "{}");
    if (stored.theme) root.dataset.theme = stored.theme;
    if (stored.data) root.dataset.data = stored.data;
    if (stored.split >= 20 && stored.split <= 80) root.style.setProperty("--split", `${stored.split}fr`);
    if (stored.split >= 20 && stored.split <= 80) root.style.setProperty("--rest", `${100 - stored.split}fr`);
  } catch {
    // Storage is denied or holds nonsense: the page begins with its defaults.
  }
})();
