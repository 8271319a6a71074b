/**
 * The files that an engine starts from: fetched all at once, with reports of progress.
 */
import { KINDS } from "#generated/protocol.mjs";
import { LoadError, sourceOf } from "../../host/fetching.mjs";

/** @typedef {import("../engine.mjs").Post} Post */
/** @typedef {import("../../host/supply.mjs").Supply} Supply */
/** @typedef {import("../../host/supply.mjs").Delivery} Delivery */
/** @typedef {Omit<import("../../host/fetching.mjs").FileSpec, "name" | "url">} About */

/** Milliseconds between two reports of progress. */
const PROGRESS_MS = 50;

/** Milliseconds that an interpreter may take to start once all its bytes are here. */
const START_MS = 60_000;

export class Batch {
  /** @param {string} folder  its address @param {Record<string, About>} files @param {Supply} supply @param {Post} post */
  constructor(folder, files, supply, post) {
    this.base = supply.base;
    this.post = post;
    this.said = -Infinity;
    /** @type {Map<string, Delivery>} */
    this.deliveries = new Map();
    /** @type {Map<string, number>} */
    this.loaded = new Map();
    this.total = Object.values(files).reduce((sum, each) => sum + (each.size ?? 0), 0);
    for (const [name, about] of Object.entries(files)) {
      const spec = { ...about, name, url: new URL(name, folder).href };
      this.deliveries.set(name, supply.file(spec, (loaded) => this.#count(spec, loaded)));
    }
  }

  /** All files, checked, by name; one that fails ends the others. */
  async all() {
    const deliveries = [...this.deliveries];
    try {
      return Object.fromEntries(await Promise.all(deliveries.map(async ([name, each]) => [name, await each.bytes])));
    } catch (error) {
      for (const [, each] of deliveries) each.cancel();
      throw error;
    }
  }

  /** @param {import("../../host/fetching.mjs").FileSpec} spec @param {number} loaded */
  #count(spec, loaded) {
    this.loaded.set(spec.name, loaded);
    const now = performance.now();
    if (now - this.said < PROGRESS_MS && loaded !== spec.size) return;
    this.said = now;
    const all_loaded = [...this.loaded.values()].reduce((sum, each) => sum + each, 0);
    const total = spec.size === undefined ? {} : { total: spec.size };
    const source = sourceOf(spec.url, this.base);
    this.post({ type: KINDS.PROGRESS, file: spec.name, loaded, ...total, all_loaded, all_total: this.total, source });
  }
}

/** Wait for a start, and no longer than a start can take. @template T @param {Promise<T>} start @param {string} file @returns {Promise<T>} */
export async function inTime(start, file) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    const reason = `Python did not start within ${START_MS / 1000} seconds although all its files have arrived`;
    const error = new LoadError(file, reason, "Close other programs or tabs to free memory, then press Retry.");
    timer = setTimeout(() => reject(error), START_MS);
  });
  try {
    return /** @type {T} */ (await Promise.race([start, late]));
  } finally {
    clearTimeout(timer);
  }
}
