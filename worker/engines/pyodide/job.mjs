/**
 * Some packages that are loaded together: their bytes all at once, their installation by Pyodide's own loader
 * as they arrive, each after what it needs. What fails is told with its cause; the others come all the same.
 */

/** @typedef {import("./package_download.mjs").PackageDownload} PackageDownload */
/**
 * @typedef {object} PackageReport
 * @property {string} name
 * @property {string} version
 * @property {number} loaded
 * @property {number} [total]
 * @property {number} all_loaded
 * @property {number} [all_total]
 * @property {string} source
 * @property {string} state
 * @property {string} [cause]
 * @property {string} [why]  of which kind the cause is
 */

/** Milliseconds between two reports about one package. */
const REPORT_MS = 50;

export class Job {
  /** @param {(report: PackageReport) => void} report */
  constructor(report) {
    this.report = report;
    /** @type {Map<string, PackageDownload>} by the name in the lock file */
    this.downloads = new Map();
    /** @type {Map<string, number>} when something was said of it last */
    this.said = new Map();
    this.cancelled = false;
  }

  /** @param {PackageDownload} download */
  add(download) {
    this.downloads.set(normalised(download.locked.name), download);
    this.say(download);
  }

  /** The bytes of a package, once those of all that it needs are there. @param {PackageDownload} download */
  async whole(download) {
    const bytes = await download.bytes;
    for (const needed of this.#needs(download)) {
      if (needed.isRestored) continue;
      await needed.bytes.catch(() => {
        download.why = needed.why;
        throw download.fail(`it needs ${needed.locked.name}, and that could not be loaded`);
      });
    }
    return bytes;
  }

  /** All downloads of this job that a download depends on, directly or not. @param {PackageDownload} download @returns {Set<PackageDownload>} */
  #needs(download) {
    const found = new Set([download]);
    for (const each of found) {
      for (const name of each.locked.depends) {
        const needed = this.downloads.get(normalised(name));
        if (needed) found.add(needed);
      }
    }
    found.delete(download);
    return found;
  }

  /** Something has changed about a download. @param {PackageDownload} download @param {boolean} isMilestone */
  changed(download, isMilestone) {
    const last = this.said.get(download.locked.name) ?? -Infinity;
    if (isMilestone || download.loaded === download.total || performance.now() - last >= REPORT_MS) this.say(download);
  }

  /** Tell how it ended with each. @param {Set<string>} installed  names @param {string} trouble  what the loader said last */
  settle(installed, trouble) {
    for (const download of this.downloads.values()) {
      if (download.isRestored) continue;
      if (installed.has(normalised(download.locked.name))) download.state = "loaded";
      else download.fail(trouble || "it could not be installed");
      this.say(download);
    }
  }

  /** Stop it: what has not arrived is given up, and nothing more is said. */
  cancel() {
    for (const download of this.downloads.values()) {
      download.cancel();
      if (download.state === "loading") {
        download.state = "stopped";
        this.say(download);
      }
    }
    this.cancelled = true;
  }

  /** How it ended, for the caller. */
  outcome() {
    return [...this.downloads.values()].map(({ locked, state, cause, source, loaded, isRestored }) => ({
      name: locked.name,
      version: locked.version,
      state,
      cause,
      source,
      size: loaded,
      restored: isRestored,
    }));
  }

  /** @param {PackageDownload} download */
  say(download) {
    if (this.cancelled) return;
    this.said.set(download.locked.name, performance.now());
    const { name, version } = download.locked;
    const { loaded, total, source, state, cause, why } = download;
    const all = [...this.downloads.values()];
    const all_total = all.reduce((sum, each) => sum + (each.total ?? NaN), 0);
    this.report({
      name,
      version,
      loaded,
      ...(total === undefined ? {} : { total }),
      all_loaded: all.reduce((sum, each) => sum + each.loaded, 0),
      ...(all_total ? { all_total } : {}),
      source,
      state,
      ...(cause ? { cause, why } : {}),
    });
  }
}

/** A distribution's name as PEP 503 compares it. @param {string} name */
export function normalised(name) {
  return name.replace(/[-_.]+/g, "-").toLowerCase();
}
