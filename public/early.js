/**
 * What must be known before the first paint, or the page would jump: the stored theme, split and folds.
 * A plain script, small enough to hold up nothing. `app/settings.py` writes what is read here.
 */
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
