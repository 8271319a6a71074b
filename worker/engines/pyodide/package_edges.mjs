/**
 * Packages as the Python side is given them: fetching, installing, and what is kept for the next visit
 * (`PackageEdges` in worker/packages/edges.pyi). It knows nothing of runs, but for the number that a
 * report bears.
 */
import { KINDS } from "#generated/protocol.mjs";
import { sourceOf } from "../../host/fetching.mjs";
import { SOURCES } from "./packages.mjs";

/** @typedef {import("../../host/messages.mjs").Message} Message */
/** @typedef {import("./packages.mjs").Packages} Packages */

export class PackageEdges {
  /**
   * @param {Packages} packages
   * @param {(message: Message) => void} report  what a package comes to
   * @param {import("./archive.mjs").Archive} [archive]  the standard library's, if it comes later
   */
  constructor(packages, report, archive) {
    this.packages = packages;
    this.report = report;
    this.archive = archive;
  }

  /**
   * Load packages. @param {string} entries  JSON: what a lock file says of each @param {number | undefined} run
   * @returns {Promise<string>} JSON: how it ended with each
   */
  async load(entries, run) {
    return JSON.stringify(await this.packages.load(JSON.parse(entries), this.#reporter(run)));
  }

  /** @param {number | undefined} run @returns {(report: import("./job.mjs").PackageReport) => void} */
  #reporter(run) {
    const about = run === undefined ? {} : { id: run };
    return (fields) => this.report({ type: KINDS.PACKAGE, ...about, ...fields });
  }

  /** Give up what is being loaded. */
  cancelLoad() {
    this.packages.cancel();
  }

  /** The address of the index that the site names, and what an index is called where sources are named. */
  get index() {
    return SOURCES.index && new URL(SOURCES.index, this.packages.base).href;
  }

  get indexSource() {
    return this.index ? sourceOf(this.index, this.packages.base) : "PyPI";
  }

  /** Names of packages whose wheels need no SHA-256, as JSON. */
  get unverified() {
    return JSON.stringify(SOURCES.unverified ?? []);
  }

  /** A page of an index, as JSON. @param {string} url @param {string} accept */
  async page(url, accept) {
    return JSON.stringify(await this.packages.page(url, accept));
  }

  /** A wheel's bytes, or the reason why they are not to be had. @param {string} entry  JSON @param {number | undefined} run */
  wheel(entry, run) {
    return this.packages.wheel(JSON.parse(entry), this.#reporter(run));
  }

  /** What indexes have answered on earlier visits, as JSON. */
  recall() {
    return this.packages.recall();
  }

  /** @param {string} answers  JSON */
  remember(answers) {
    return this.packages.remember(answers);
  }

  /** The normalised names of what has been loaded, as JSON. */
  loaded() {
    return JSON.stringify(this.packages.loaded);
  }

  /** Keep a package as it is now. @param {string} name  normalised @param {string} paths  JSON: of all its files */
  keepUnpacked(name, paths) {
    return this.packages.keepUnpacked(name, JSON.parse(paths));
  }

  /** Have a package kept by another worker. @param {string} name  normalised @param {string} modules  JSON: what has been imported of it */
  wishUnpacked(name, modules) {
    this.packages.wishUnpacked(name, JSON.parse(modules));
  }

  /** Have an image made by another worker of all that is loaded. @param {string} modules  JSON: what of it is imported */
  wishImage(modules) {
    this.packages.wishImage(JSON.parse(modules));
  }

  /** Whether anything is kept that is made from now on. */
  get keeps() {
    return this.packages.supply.keeps;
  }

  /** Whether what is not here yet can be fetched while a program waits. */
  get readsNow() {
    return this.packages.supply.readsNow;
  }

  /** A package has been taken away, and may be loaded again. @param {string} name  normalised */
  forget(name) {
    this.packages.forget(name);
  }

  /** Have the whole standard library at hand. @returns {Promise<string>} "" or what went wrong */
  async library() {
    return this.archive ? this.archive.arrive() : "";
  }

  /** The packages of the lock file, by name. */
  lock() {
    return this.packages.lock;
  }
}
