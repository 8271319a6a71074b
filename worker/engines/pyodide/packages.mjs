/**
 * Loads packages: those that the site brings along from there, the others from what this device has kept or
 * from where Pyodide's distribution or an index has them. Pyodide's own loader installs them; its requests
 * are answered from here.
 */
import { digest } from "../../host/digest.mjs";
import { LoadError } from "../../host/fetching.mjs";
import { SITE } from "#generated/site.mjs";
import { Unpacked } from "./unpacked.mjs";
import { Job, normalised } from "./job.mjs";
import { PackageDownload, whyOf } from "./package_download.mjs";
import { distributionOf, fetchPackagesFrom } from "./versions.mjs";

/** @typedef {import("../../host/supply.mjs").Supply} Supply */
/** @typedef {import("./package_download.mjs").Locked} Locked */
/** @typedef {import("./package_download.mjs").Place} Place */
/** @typedef {import("./job.mjs").PackageReport} PackageReport */
/** @typedef {{path: string, size: number, sha256: string, integrity: string}} Bundled */
/** @typedef {{packages: Record<string, Bundled>, distribution?: string, index?: string, preload?: readonly string[], unverified?: readonly string[]}} Sources */

/** What is accepted of a wheel's metadata, and not of a page of an index. */
const ANYTHING = "*/*";

/** Where packages come from, as the build wrote it down. */
export const SOURCES = /** @type {Sources} */ (/** @type {unknown} */ (SITE));

export class Packages {
  /** @param {any} pyodide @param {Supply} supply @param {string} indexURL */
  constructor(pyodide, supply, indexURL) {
    const { base } = supply;
    this.pyodide = pyodide;
    this.base = base;
    this.supply = supply;
    this.unpacked = new Unpacked(pyodide, supply);
    const api = pyodide._api;
    // The site's own core carries no packages: then they come from where it, or Pyodide's loader, says.
    const named = SOURCES.distribution && new URL(SOURCES.distribution, base).href;
    this.distribution = indexURL.startsWith(base) ? (named ?? distributionOf(api) ?? indexURL) : indexURL;
    /** @type {Map<string, () => Promise<Uint8Array<ArrayBuffer>>>} what is to be had at an address */
    this.answers = new Map();
    /** @type {Map<string, PackageDownload>} what came before it was to be installed, by its wheel */
    this.early = new Map();
    /** @type {Set<{cancel(): void}>} what is under way */
    this.pending = new Set();
    this.loads = 0;
    this.pristine = globalThis.fetch;
    fetchPackagesFrom(api, this.distribution);
    supply.name(this.distribution, false);
  }

  /** @returns {Record<string, Locked>} */
  get lock() {
    return this.pyodide._api.lockfile_packages;
  }

  /** The names of what has been loaded. */
  get loaded() {
    return Object.keys(this.pyodide.loadedPackages).map(normalised);
  }

  /**
   * Load packages. Never rejects: what fails is reported as failed.
   * @param {Locked[]} entries  with all that they need
   * @param {(report: PackageReport) => void} report
   */
  async load(entries, report) {
    const job = new Job(report);
    for (const entry of entries) {
      // What an index knows, Pyodide's loader takes as part of its own lock file.
      this.lock[normalised(entry.name)] = entry;
      this.#download(entry, job);
    }
    if (entries.length) await this.#carryOut(job);
    return job.outcome();
  }

  /** @param {Job} job */
  async #carryOut(job) {
    this.pending.add(job);
    for (const { locked } of job.downloads.values()) if (locked.sha256) this.supply.install(locked.sha256);
    await Promise.all([...job.downloads.values()].map((each) => this.#restore(each)));
    const downloads = [...job.downloads.values()].filter((each) => !each.isRestored);
    const release = this.#answerFetch(downloads.map((each) => [this.#address(each.locked), () => job.whole(each)]));
    for (const download of downloads) void download.bytes;
    await Promise.all(downloads.map(({ locked, bytes }) => this.#seal(locked, bytes)));
    let trouble = "";
    try {
      const errorCallback = (/** @type {string} */ text) => void (trouble = text);
      const names = downloads.map((each) => normalised(each.locked.name));
      const loaded = names.length ? await this.pyodide.loadPackage(names, { messageCallback() {}, errorCallback }) : [];
      job.settle(new Set(loaded.map((/** @type {{name: string}} */ each) => normalised(each.name))), trouble);
    } catch (error) {
      job.settle(new Set(), error instanceof Error ? error.message : String(error));
    } finally {
      release();
      this.pending.delete(job);
      void this.supply.tidy();
    }
  }

  /**
   * Pyodide's loader wants a SHA-256 of each wheel. One that has none gets that of what came.
   * @param {Locked} locked @param {Promise<Uint8Array<ArrayBuffer>>} coming
   */
  async #seal(locked, coming) {
    if (locked.sha256) return;
    // What does not come fails where the loader asks for it.
    const bytes = await coming.catch(() => new Uint8Array());
    const sha256 = digest(bytes);
    this.supply.install(sha256);
    this.lock[normalised(locked.name)] = { ...locked, sha256 };
  }

  /** Put a package back as an earlier visit left it, if it did. @param {PackageDownload} download */
  async #restore(download) {
    const size = await this.unpacked.restore(download.locked);
    if (size === undefined) return;
    download.restored(size);
    this.pyodide.loadedPackages[download.locked.name] = "default channel";
  }

  /** Keep a package as it is now. @param {string} name  normalised @param {string[]} paths  of all its files */
  async keepUnpacked(name, paths) {
    const locked = this.lock[name];
    return Boolean(locked) && this.unpacked.make(locked, paths);
  }

  /** Have a package kept by another worker, with the byte-code of some modules. @param {string} name  normalised @param {string[]} modules */
  wishUnpacked(name, modules) {
    const wheel = this.lock[name]?.sha256;
    if (wheel) this.supply.wish({ what: "unpacked", wheel, modules });
  }

  /** Have an image made by another worker of all that is loaded. @param {string[]} modules  that are imported in it */
  wishImage(modules) {
    const wheels = this.loaded.map((name) => this.lock[name]?.sha256).filter((each) => each);
    if (wheels.length) this.supply.wish({ what: "image", wheels, modules });
  }

  /** Let a package be loaded again that has been taken away. @param {string} name  normalised */
  forget(name) {
    const { loadedPackages } = this.pyodide;
    for (const each of Object.keys(loadedPackages)) if (normalised(each) === name) delete loadedPackages[each];
  }

  /** Give up whatever is under way. */
  cancel() {
    for (const each of this.pending) each.cancel();
  }

  /** A page of an index, or a wheel's metadata: never rejects. @param {string} url @param {string} accept */
  async page(url, accept) {
    if (accept !== ANYTHING) this.supply.name(url, true);
    const delivery = this.supply.file({ name: url, url, accept });
    this.pending.add(delivery);
    try {
      const text = new TextDecoder().decode(await delivery.bytes);
      return { text, type: delivery.mime ?? "" };
    } catch (error) {
      return { reason: error instanceof LoadError ? error.reason : String(error), why: whyOf(error) };
    } finally {
      this.pending.delete(delivery);
    }
  }

  /**
   * A wheel that is needed for what it says of itself, and will be for its installation: never rejects.
   * @param {Locked} entry @param {(report: PackageReport) => void} report
   */
  async wheel(entry, report) {
    const job = new Job(report);
    const download = this.#download(entry, job);
    this.pending.add(job);
    try {
      const bytes = await download.bytes;
      this.early.set(wheelOf(entry), download);
      return { bytes };
    } catch {
      return { reason: download.cause, why: download.why };
    } finally {
      this.pending.delete(job);
    }
  }

  /** @param {Locked} entry @param {Job} job */
  #download(entry, job) {
    const changed = (/** @type {boolean} */ isMilestone) => job.changed(download, isMilestone);
    const download = new PackageDownload(entry, this.#places(entry), this.supply, changed);
    download.early = this.early.get(wheelOf(entry));
    this.early.delete(wheelOf(entry));
    job.add(download);
    return download;
  }

  /** What indexes have answered on earlier visits: text, or nothing. */
  async recall() {
    const bytes = await this.supply.kept(this.#answersKey);
    return bytes && new TextDecoder().decode(bytes);
  }

  /** @param {string} text */
  remember(text) {
    return this.supply.keep(this.#answersKey, new TextEncoder().encode(text));
  }

  /** An index's answers hold for one version of Pyodide. */
  get #answersKey() {
    return `answers-${this.pyodide.version}.json`;
  }

  /** @param {Locked} locked */
  #address(locked) {
    return new URL(locked.file_name, this.distribution).href;
  }

  /** Where a package may be had, but for what is kept. @param {Locked} locked @returns {Place[]} */
  #places(locked) {
    const published = { url: this.#address(locked), keeps: true };
    const bundled = SOURCES.packages[locked.file_name];
    if (bundled?.sha256 !== locked.sha256) return [published];
    const { path, size, integrity } = bundled;
    return [{ url: new URL(path, this.base).href, size, integrity, keeps: false }, published];
  }

  /**
   * Answer Pyodide's requests for these addresses ourselves, until released. Loads may overlap, when one was
   * stopped and tried again: fetch is taken once, and given back once.
   * @param {[string, () => Promise<Uint8Array<ArrayBuffer>>][]} answers
   */
  #answerFetch(answers) {
    for (const [url, answer] of answers) this.answers.set(url, answer);
    if (this.loads++ === 0) this.#takeFetch();
    return () => {
      if (--this.loads === 0) globalThis.fetch = this.pristine;
    };
  }

  #takeFetch() {
    const pristine = (this.pristine = globalThis.fetch);
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const answer = this.answers.get(url);
      return answer ? new Response(await answer()) : pristine(input, init);
    };
  }
}

/** What tells a wheel from all others: its SHA-256 or, of one that has none, its address. @param {Locked} entry */
function wheelOf({ sha256, file_name }) {
  return sha256 || file_name;
}
