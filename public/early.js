/**
 * What cannot wait for the page's Python. A plain script, small enough to hold up nothing.
 *
 * What must be known before the first paint, or the page would jump, is the stored theme, split and folds, which
 * `app/shell/settings.py` writes. Then the box is made, which has to be there before the page's own policy, and the
 * first worker is started in it, and where live frames come from. `app/runtime/handle.py` takes it over, with what it has said until then. And the
 * stored work is asked for, so that the editor finds it.
 */
import { Box } from "./box.mjs";
import "./faults.mjs";
import "./guard.mjs";
import { makeImages } from "./images.mjs";
import { Launcher } from "./launcher.mjs";
import { read } from "./storage.mjs";
import "./store.mjs";
import { turn } from "./turn.mjs";
import { Here } from "./whereabouts.mjs";

(() => {
  const root = document.documentElement;
  const settings = stored();
  look();

  const { engine, address, hasPackages } = choose();
  root.dataset.engine = engine;
  const box = new Box(new Here(), makeImages);
  const imports = hasPackages ? box.images.imports : [];
  const worker = box.open(address, imports);
  const { packages } = settings;
  worker.post({
    type: "start",
    engine,
    ...(hasPackages && Array.isArray(packages) && packages.length ? { packages } : {}),
    ...(imports.length ? { imports } : {}),
  });
  Object.assign(window, { offthreadTurn: turn, offthreadBox: box, offthreadEarly: worker, offthreadLauncher: new Launcher() });

  /** The page as it was left. */
  function look() {
    const { theme, data, split } = settings;
    if (new URLSearchParams(location.search).has("embed")) root.dataset.embed = "";
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
    const workers = JSON.parse(said("workers"));
    const wanted = [new URLSearchParams(location.search).get("engine") ?? "", settings.engine ?? ""];
    const engine = wanted.find((name) => Object.hasOwn(workers, name)) ?? Object.keys(workers)[0];
    /** @type {string[][]} see tools/build/engines.py */
    const rows = JSON.parse(said("engines"));
    const features = rows.find(([name]) => name === engine)?.[3].split(" ") ?? [];
    return { engine, address: workers[engine], hasPackages: features.includes("packages") };
  }

  /** @param {string} name of a <meta> that comes before this script; before those, the charset must be within 1,024 bytes. */
  function said(name) {
    return /** @type {HTMLMetaElement} */ (document.getElementById(name)).content;
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
