/**
 * What cannot wait for the page's Python. A plain script, small enough to hold up nothing.
 *
 * What must be known before the first paint, or the page would jump, is the stored theme, split and folds, which
 * `app/shell/settings.py` writes. Then the first worker is started, with the first bytes of the page. `app/runtime/handle.py`
 * takes it over, with what it has said until then. And the stored work is asked for, so that the editor finds it.
 */
import { Client } from "../worker/client/client.mjs";
import "./faults.mjs";
import { Reach } from "../worker/client/reach.mjs";
import "./guard.mjs";
import { read } from "./storage.mjs";
import "./store.mjs";
import { turn } from "./turn.mjs";

(() => {
  const root = document.documentElement;
  const settings = stored();
  look();

  const { engine, address, hasPackages } = choose();
  root.dataset.engine = engine;
  const worker = new Worker(address, { type: "module", name: "offthread" });
  /** @type {Event[]} */
  const heard = [];
  const client = new Client({
    spawn: () => worker,
    hear: (data) => heard.push(new MessageEvent("message", { data })),
    lose: ({ reason }) => heard.push(new ErrorEvent("error", { message: reason })),
    locks: navigator.locks,
  });
  const { packages } = settings;
  client.start({ engine, ...(hasPackages && Array.isArray(packages) && packages.length ? { packages } : {}) });
  const { memory: control, lock } = client.reach;
  /** Let go of the worker: once somebody else listens, it hears what has been said. */
  const release = () => {
    client.release();
    queueMicrotask(() => heard.splice(0).forEach((event) => worker.dispatchEvent(event)));
  };
  Object.assign(window, { offthreadTurn: turn, offthreadEarly: { worker, control, lock, release }, offthreadReach: reach });

  /** How `app/runtime/handle.py` reaches a worker. @param {Worker} made @param {boolean} isEarly  it is the first one */
  function reach(made, isEarly) {
    const of = new Reach(navigator.locks, (message) => made.postMessage(message), isEarly ? { memory: control, lock } : undefined);
    made.addEventListener("message", ({ data }) => of.hear(data));
    return of;
  }

  /** The page as it was left. */
  function look() {
    const { theme, data, split } = settings;
    if (theme) root.dataset.theme = theme;
    if (data) root.dataset.data = data;
    if (split >= 20 && split <= 80) {
      root.style.setProperty("--split", `${split}fr`);
      root.style.setProperty("--rest", `${100 - split}fr`);
    }
  }

  /** The engine that the link asks for, or the settings, or the first that the site has. */
  function choose() {
    /** @type {Record<string, string>} */
    const workers = JSON.parse(/** @type {string} */ (root.dataset.workers));
    const wanted = [new URLSearchParams(location.search).get("engine") ?? "", settings.engine ?? ""];
    const engine = wanted.find((name) => Object.hasOwn(workers, name)) ?? Object.keys(workers)[0];
    /** @type {string[][]} see tools/build/engines.py */
    const rows = JSON.parse(/** @type {string} */ (root.dataset.engines));
    const features = rows.find(([name]) => name === engine)?.[3].split(" ") ?? [];
    return { engine, address: workers[engine], hasPackages: features.includes("packages") };
  }

  function stored() {
    try {
      return JSON.parse(read("offthread.settings") ?? "{}") ?? {};
    } catch {
      // It holds nonsense: the page begins with its defaults.
      return {};
    }
  }
})();
