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
  const { root, engine, address } = choose();
  root.dataset.engine = engine;
  const worker = new Worker(address, { type: "module", name: "offthread" });
  /** @type {Event[]} */
  const heard = [];
  worker.onmessage = ({ data }) => heard.push(new MessageEvent("message", { data }));
  worker.onerror = (event) => {
    event.preventDefault();
    heard.push(new ErrorEvent("error", { message: event.message }));
  };
  const { packages } = stored();
  worker.postMessage({
    type: "start",
    engine,
    ...(control ? { control } : {}),
    ...(lock ? { lock } : {}),
    ...(engine === "cpython" && Array.isArray(packages) && packages.length ? { packages } : {}),
  });
  /** Let go of the worker: once whoever takes it listens, it hears what has been said. */
  const release = () => {
    worker.onmessage = worker.onerror = null;
    queueMicrotask(() => heard.splice(0).forEach((event) => worker.dispatchEvent(event)));
  };
  Object.assign(window, { offthreadEarly: { worker, control, lock, release } });

  /** The engine that the link asks for, or the settings, or the first that the site has. */
  function choose() {
    const root = document.documentElement;
    /** @type {Record<string, string>} */
    const workers = JSON.parse(/** @type {string} */ (root.dataset.workers));
    const wanted = [new URLSearchParams(location.search).get("engine") ?? "", stored().engine ?? ""];
    const engine = wanted.find((name) => Object.hasOwn(workers, name)) ?? Object.keys(workers)[0];
    return { root, engine, address: workers[engine] };
  }

  function stored() {
    try {
      return JSON.parse(localStorage.getItem("offthread.settings") ?? "{}") ?? {};
    } catch {
      // Storage is denied or holds nonsense: the page begins with its defaults.
      return {};
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
