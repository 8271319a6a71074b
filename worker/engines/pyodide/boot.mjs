/**
 * From nothing to an interpreter with the kernel in it: from an image that has the packages that will be imported, else
 * from a snapshot if there is one that fits, else by a start from nothing. The first two are a comfort: whatever is
 * wrong with one, Python starts, and says so.
 */
import { SITE } from "#generated/site.mjs";
import { Ahead } from "../../host/ahead.mjs";
import { LoadError } from "../../host/fetching.mjs";
import { SnapshotCache } from "./snapshot_cache.mjs";
import { Archive } from "./archive.mjs";
import { Core } from "./core.mjs";
import { KERNEL, LIBRARY, SNAPSHOT, WASM, ownFile } from "./files.mjs";
import { Player } from "./image/player.mjs";
import { mount } from "./snapshot_maker.mjs";
import { browserKind } from "../../contract/probes.mjs";
import { IMAGE } from "../../contract/supply.mjs";
import { order } from "./visit.mjs";

/** @typedef {import("../../host/fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("./core.mjs").Progress} Progress */
/** @typedef {import("./core.mjs").Source} Source */

/**
 * How Python began: `start` is "image", "snapshot" or "cold", `start_cause` why it is cold, `image_cause` why an image that
 * was there was of no use.
 * @typedef {{start: string, start_cause?: string, image_cause?: string}} Origin
 */

/** @typedef {{core: Core, pyodide: any, archive?: Archive, origin: Origin}} Booted */

/**
 * @param {Source} source @param {(progress: Progress) => void} onProgress
 * @returns {Promise<Booted>}
 */
export async function boot(source, onProgress) {
  if (source.indexURL) return fromNothing(source, onProgress, "the site uses another Pyodide");
  if (!source.imports?.length) return withoutPackages(source, onProgress);
  const prepared = { ...source, ahead: coreAhead(source) };
  const found = await source.supply.image(source.imports);
  return found ? fromImage(prepared, onProgress, found) : withoutPackages(prepared, onProgress);
}

/** Fetch what every start needs of the core while an image is looked for. @param {Source} source */
function coreAhead({ supply, compiled }) {
  const ahead = new Ahead(supply);
  const needed = Object.keys(SITE.pyodide.files).filter((name) => name !== LIBRARY && !(name === WASM && compiled));
  for (const name of needed) ahead.fetch(ownFile(name, supply.base));
  return ahead;
}

/** @param {Source} source @param {(progress: Progress) => void} onProgress @param {import("../../host/supply.mjs").Image} found @returns {Promise<Booted>} */
async function fromImage(source, onProgress, found) {
  try {
    const player = new Player(found);
    const core = new Core(source, onProgress, player);
    const pyodide = await core.start();
    await player.finish(pyodide);
    return renewed(core, pyodide, "image");
  } catch (error) {
    if (!isOfMemory(error)) throw error;
    void source.supply.drop(IMAGE);
    const booted = await withoutPackages(source, onProgress);
    return { ...booted, origin: { ...booted.origin, image_cause: error.message } };
  }
}

/** @param {Source} source @param {(progress: Progress) => void} onProgress @returns {Promise<Booted>} */
async function withoutPackages(source, onProgress) {
  if (/** @type {string} */ (SITE.snapshot) === "visit") return fromCache(source, onProgress);
  const snapshot = snapshotOf(source.supply.base);
  return snapshot ? fromSite(source, onProgress, snapshot) : fromNothing(source, onProgress, "the site was built without a snapshot");
}

/** @param {Source} source @param {(progress: Progress) => void} onProgress @param {FileSpec} snapshot @returns {Promise<Booted>} */
async function fromSite(source, onProgress, snapshot) {
  let cause = "";
  // A browser may have kept a bad copy: then it is fetched again, past its cache, which replaces the copy.
  for (const each of [snapshot, { ...snapshot, cache: /** @type {const} */ ("reload") }]) {
    try {
      return await restored(new Core(source, onProgress, each));
    } catch (error) {
      if (!isOfMemory(error)) throw error;
      cause = error.message;
      if (!("isCorrupt" in error && error.isCorrupt)) break;
    }
  }
  return fromNothing(source, onProgress, cause);
}

/** @param {Source} source @param {(progress: Progress) => void} onProgress @returns {Promise<Booted>} */
async function fromCache(source, onProgress) {
  const cache = new SnapshotCache(source.supply);
  const found = await cache.find();
  let cause = source.supply.trouble || "this device has no snapshot yet, and makes one while the page is idle";
  try {
    if (found) return await restored(new Core(source, onProgress, found));
  } catch (error) {
    if (!isOfMemory(error)) throw error;
    cause = `${error.message}; the page makes another one while it is idle`;
    await cache.drop();
  }
  const booted = await fromNothing(source, onProgress, cause);
  order(source.supply);
  return booted;
}

/**
 * @param {Source} source @param {(progress: Progress) => void} onProgress
 * @param {string} cause  why there is no snapshot
 * @returns {Promise<Booted>}
 */
async function fromNothing(source, onProgress, cause) {
  const core = new Core(source, onProgress);
  const pyodide = await core.start();
  mount(pyodide, await core.bytes(KERNEL));
  return { core, pyodide, origin: { start: "cold", start_cause: cause } };
}

/** @param {Core} core @returns {Promise<Booted>} */
async function restored(core) {
  return renewed(core, await core.start(), "snapshot");
}

/** @param {Core} core @param {any} pyodide  whose memory has been put back @param {string} start @returns {Booted} */
function renewed(core, pyodide, start) {
  const renewal = pyodide.pyimport("worker.kernel.snapshot");
  renewal.renew();
  renewal.destroy();
  return { core, pyodide, archive: new Archive(pyodide, core.spec(LIBRARY), core.supply), origin: { start } };
}

/**
 * Whatever fails while memory is put back is the fault of what is put back; but not that another file could not be had.
 * @param {unknown} error @returns {error is Error}
 */
function isOfMemory(error) {
  return error instanceof Error && (!(error instanceof LoadError) || error.file === SNAPSHOT);
}

/** The snapshot for this browser. @param {string} base @returns {FileSpec | undefined} */
function snapshotOf(base) {
  const found = /** @type {Record<string, any>} */ (SITE.snapshots)[browserKind()];
  if (!found) return undefined;
  const { path, size, sha256, integrity } = found;
  return { name: SNAPSHOT, url: new URL(path, base).href, size, sha256, integrity };
}
