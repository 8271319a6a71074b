/**
 * Loads packages of Pyodide's distribution, their bytes through the door: counted, checked against the
 * lock file, and a failure named with its cause.
 */
import { Download, LoadError, sourceOf } from "../../door.mjs";
import { distributionOf, fetchPackagesFrom } from "./versions.mjs";
import { SITE } from "#generated/site.mjs";

/** @typedef {{name: string, version: string, file_name: string, sha256: string, depends: string[]}} Locked */
/** @typedef {{name: string, version: string, loaded: number, total?: number, source: string, state: string, cause?: string}} PackageReport */

/** Milliseconds between two reports about one package. */
const REPORT_MS = 50;

export class Packages {
  /** @param {any} pyodide @param {string} base  the site's address @param {string} indexURL */
  constructor(pyodide, base, indexURL) {
    this.pyodide = pyodide;
    this.base = base;
    const api = pyodide._api;
    // The site's own core carries no packages: then they come from where Pyodide's loader knows them to be.
    const away = SITE.distribution && new URL(SITE.distribution, base).href;
    this.distribution = indexURL.startsWith(base) ? (away ?? distributionOf(api) ?? indexURL) : indexURL;
    /** @type {Map<string, Job>} the latest job for each address */
    this.jobs = new Map();
    this.loads = 0;
    this.pristine = globalThis.fetch;
    fetchPackagesFrom(api, this.distribution);
  }

  /** @returns {Record<string, Locked>} */
  get lock() {
    return this.pyodide._api.lockfile_packages;
  }

  /**
   * Load packages by their names in the lock file. Never rejects: what fails is reported as failed.
   * @param {Iterable<string>} names  with all that they need
   * @param {(report: PackageReport) => void} report
   */
  async load(names, report) {
    const jobs = [...names].filter((name) => this.lock[name]).map((name) => new Job(this.lock[name], report));
    if (!jobs.length) return;
    for (const job of jobs) job.say("loading");
    const release = this.#answerFetch(jobs);
    let trouble = "";
    try {
      const errorCallback = (/** @type {string} */ text) => void (trouble = text);
      const loaded = await this.pyodide.loadPackage(jobs.map((job) => job.locked.name), { messageCallback() {}, errorCallback });
      const names = new Set(loaded.map((/** @type {{name: string}} */ each) => each.name));
      for (const job of jobs) job.settle(names.has(job.locked.name), trouble);
    } catch (error) {
      for (const job of jobs) job.settle(false, error instanceof Error ? error.message : String(error));
    } finally {
      release();
    }
  }

  /** Answer the loader's requests for these packages through the door, until released. @param {Job[]} jobs */
  #answerFetch(jobs) {
    const own = jobs.map((job) => [new URL(job.locked.file_name, this.distribution).href, job]);
    for (const [url, job] of /** @type {[string, Job][]} */ (own)) this.jobs.set(url, job);
    if (this.loads++ === 0) this.#takeFetch();
    return () => {
      if (--this.loads === 0) globalThis.fetch = this.pristine;
    };
  }

  /** Loads may overlap, when one was stopped and tried again: fetch is taken once, and given back once. */
  #takeFetch() {
    const pristine = (this.pristine = globalThis.fetch);
    globalThis.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const job = this.jobs.get(url);
      return job ? job.fetch(this.#address(job.locked, url), this.base) : pristine(input, init);
    };
  }

  /** What the site bundles comes from the site. @param {Locked} locked @param {string} url */
  #address(locked, url) {
    const bundled = SITE.packages[locked.file_name];
    // Another Pyodide may have another file of that name.
    return bundled?.sha256 === locked.sha256 ? new URL(bundled.path, this.base).href : url;
  }
}

/** One package on its way. */
class Job {
  /** @param {Locked} locked @param {(report: PackageReport) => void} report */
  constructor(locked, report) {
    this.locked = locked;
    this.report = report;
    this.loaded = 0;
    /** @type {number | undefined} */
    this.total = undefined;
    this.source = "site";
    this.cause = "";
    this.said = -Infinity;
  }

  /** @param {string} url @param {string} base */
  async fetch(url, base) {
    this.source = sourceOf(url, base);
    const { file_name: name, sha256 } = this.locked;
    const download = new Download({ name, url, sha256 }, (loaded, total) => this.#count(loaded, total));
    try {
      return new Response(await download.bytes);
    } catch (error) {
      this.cause = error instanceof LoadError ? `${error.message} (from ${this.source})` : String(error);
      throw error;
    }
  }

  /** @param {number} loaded @param {number | undefined} total */
  #count(loaded, total) {
    this.loaded = loaded;
    this.total = total;
    if (performance.now() - this.said < REPORT_MS && loaded !== total) return;
    this.said = performance.now();
    this.say("loading");
  }

  /** @param {boolean} succeeded @param {string} trouble  what the loader said last */
  settle(succeeded, trouble) {
    this.say(succeeded ? "loaded" : "failed", succeeded ? undefined : this.cause || trouble || "it could not be installed");
  }

  /** @param {string} state @param {string} [cause] */
  say(state, cause) {
    const { name, version } = this.locked;
    const total = this.total === undefined ? {} : { total: this.total };
    this.report({ name, version, loaded: this.loaded, ...total, source: this.source, state, ...(cause ? { cause } : {}) });
  }
}
