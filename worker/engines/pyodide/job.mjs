/**
 * Some packages that are loaded together: their bytes all at once, their installation by Pyodide's own loader
 * as they arrive, each after what it needs. What fails is told with its cause; the others come all the same.
 */

/** @typedef {import("./parcel.mjs").Parcel} Parcel */
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
 */

/** Milliseconds between two reports about one package. */
const REPORT_MS = 50;

export class Job {
  /** @param {(report: PackageReport) => void} report */
  constructor(report) {
    this.report = report;
    /** @type {Map<string, Parcel>} by the name in the lock file */
    this.parcels = new Map();
    /** @type {Map<string, number>} when something was said of it last */
    this.said = new Map();
    this.cancelled = false;
  }

  /** @param {Parcel} parcel */
  add(parcel) {
    this.parcels.set(normalised(parcel.locked.name), parcel);
    this.say(parcel);
  }

  /** The bytes of a package, once those of all that it needs are there. @param {Parcel} parcel */
  async whole(parcel) {
    const bytes = await parcel.bytes;
    for (const needed of this.#needs(parcel)) {
      if (needed.isRestored) continue;
      await needed.bytes.catch(() => {
        throw parcel.fail(`it needs ${needed.locked.name}, and that could not be loaded`);
      });
    }
    return bytes;
  }

  /** All parcels of this job that a parcel depends on, directly or not. @param {Parcel} parcel @returns {Set<Parcel>} */
  #needs(parcel) {
    const found = new Set([parcel]);
    for (const each of found) {
      for (const name of each.locked.depends) {
        const needed = this.parcels.get(normalised(name));
        if (needed) found.add(needed);
      }
    }
    found.delete(parcel);
    return found;
  }

  /** Something has changed about a parcel. @param {Parcel} parcel @param {boolean} isMilestone */
  changed(parcel, isMilestone) {
    const last = this.said.get(parcel.locked.name) ?? -Infinity;
    if (isMilestone || parcel.loaded === parcel.total || performance.now() - last >= REPORT_MS) this.say(parcel);
  }

  /** Tell how it ended with each. @param {Set<string>} installed  names @param {string} trouble  what the loader said last */
  settle(installed, trouble) {
    for (const parcel of this.parcels.values()) {
      if (parcel.isRestored) continue;
      if (installed.has(normalised(parcel.locked.name))) parcel.state = "loaded";
      else parcel.fail(trouble || "it could not be installed");
      this.say(parcel);
    }
  }

  /** Stop it: what has not arrived is given up, and nothing more is said. */
  cancel() {
    for (const parcel of this.parcels.values()) {
      parcel.cancel();
      if (parcel.state === "loading") {
        parcel.state = "stopped";
        this.say(parcel);
      }
    }
    this.cancelled = true;
  }

  /** How it ended, for whoever asked. */
  outcome() {
    return [...this.parcels.values()].map(({ locked, state, cause, source, loaded, isRestored }) => ({
      name: locked.name,
      version: locked.version,
      state,
      cause,
      source,
      size: loaded,
      restored: isRestored,
    }));
  }

  /** @param {Parcel} parcel */
  say(parcel) {
    if (this.cancelled) return;
    this.said.set(parcel.locked.name, performance.now());
    const { name, version } = parcel.locked;
    const { loaded, total, source, state, cause } = parcel;
    const all = [...this.parcels.values()];
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
      ...(cause ? { cause } : {}),
    });
  }
}

/** A distribution's name as PEP 503 compares it. @param {string} name */
export function normalised(name) {
  return name.replace(/[-_.]+/g, "-").toLowerCase();
}
