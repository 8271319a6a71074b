/**
 * From nothing to an interpreter with the kernel in it: from an image of memory if there is one that fits,
 * else by a start from nothing. An image is a comfort: whatever is wrong with it, Python starts, and says so.
 */
import { SITE } from "#generated/site.mjs";
import { Album } from "./snapshot_cache.mjs";
import { Archive } from "./archive.mjs";
import { Core, IMAGE, KERNEL, LIBRARY } from "./core.mjs";
import { mount } from "./snapshot_maker.mjs";
import { ImageError } from "./snapshot.mjs";
import { hasStackSwitching } from "../../contract/probes.mjs";
import { order } from "./visit.mjs";

/** @typedef {import("../../host/fetching.mjs").FileSpec} FileSpec */
/** @typedef {import("./core.mjs").Progress} Progress */
/** @typedef {import("./core.mjs").Source} Source */

/**
 * How Python began: `start` is "snapshot" or "cold", `start_cause` why it is cold.
 * @typedef {{start: string, start_cause?: string}} Origin
 */

/** @typedef {{core: Core, pyodide: any, archive?: Archive, origin: Origin}} Booted */

/**
 * @param {Source} source @param {(progress: Progress) => void} onProgress
 * @returns {Promise<Booted>}
 */
export async function boot(source, onProgress) {
  if (source.indexURL) return fromNothing(source, onProgress, "the site uses another Pyodide");
  if (/** @type {string} */ (SITE.snapshot) === "visit") return fromAlbum(source, onProgress);
  const image = imageOf(source.base);
  return image ? fromSite(source, onProgress, image) : fromNothing(source, onProgress, "the site was built without a snapshot");
}

/** @param {Source} source @param {(progress: Progress) => void} onProgress @param {FileSpec} image @returns {Promise<Booted>} */
async function fromSite(source, onProgress, image) {
  let cause = "";
  // A browser may have kept a bad copy: then it is fetched anew, past its cache, which mends the copy.
  for (const each of [image, { ...image, cache: /** @type {const} */ ("reload") }]) {
    try {
      return await restored(new Core(source, onProgress, each));
    } catch (error) {
      if (!isOfImage(error)) throw error;
      cause = error.message;
      if (!("isCorrupt" in error && error.isCorrupt)) break;
    }
  }
  return fromNothing(source, onProgress, cause);
}

/** @param {Source} source @param {(progress: Progress) => void} onProgress @returns {Promise<Booted>} */
async function fromAlbum(source, onProgress) {
  const album = new Album(source.base);
  const found = await album.find();
  let cause = album.trouble || "this device has no snapshot yet, and makes one while the page is idle";
  try {
    if (found) return await restored(new Core(source, onProgress, { ...found, name: IMAGE }));
  } catch (error) {
    if (!isOfImage(error)) throw error;
    cause = `${error.message}; the page makes another one while it is idle`;
    await album.drop();
  } finally {
    if (found) URL.revokeObjectURL(found.url);
  }
  const booted = await fromNothing(source, onProgress, cause);
  order();
  return booted;
}

/**
 * @param {Source} source @param {(progress: Progress) => void} onProgress
 * @param {string} cause  why there is no image
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
  const pyodide = await core.start();
  const renewal = pyodide.pyimport("worker.kernel.snapshot");
  renewal.renew();
  renewal.destroy();
  return { core, pyodide, archive: new Archive(pyodide, core.spec(LIBRARY)), origin: { start: "snapshot" } };
}

/** @param {unknown} error @returns {error is Error & {file?: string}} */
function isOfImage(error) {
  return error instanceof ImageError || (error instanceof Error && "file" in error && error.file === IMAGE);
}

/** The image for this browser. @param {string} base @returns {FileSpec | undefined} */
function imageOf(base) {
  const found = /** @type {Record<string, any>} */ (SITE.snapshots)[hasStackSwitching() ? "switching" : "plain"];
  if (!found) return undefined;
  const { path, size, sha256, integrity } = found;
  return { name: IMAGE, url: new URL(path, base).href, size, sha256, integrity };
}
