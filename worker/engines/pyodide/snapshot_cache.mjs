/**
 * Snapshots that were made on the visit, as the browser keeps them for the site: one for each build and
 * kind of browser. Whatever the browser denies (a private window, no room, a strange address), there is none.
 */
import { SITE } from "#generated/site.mjs";
import { hasStackSwitching } from "../../contract/probes.mjs";

// An older word, so that no snapshot of an earlier version stays behind on the device.
const CACHE = "offthread-images";
const HASH = "x-sha256";

export class SnapshotCache {
  /** @param {string} base  the site's address */
  constructor(base) {
    const kind = hasStackSwitching() ? "switching" : "plain";
    // Both names carry the hashes of what a snapshot is made of.
    this.key = new URL(`__snapshot__/${SITE.pyodide.folder}/${SITE.kernel.path}/${kind}`, base).href;
    this.trouble = "";
  }

  /** Do something with what is kept; undefined, and `trouble`, if the browser denies it. @template T @param {(cache: Cache) => Promise<T>} work */
  async #with(work) {
    try {
      return await work(await caches.open(CACHE));
    } catch (error) {
      this.trouble = `this browser saves nothing for the site (${error})`;
      return undefined;
    }
  }

  /** Where the snapshot can be fetched, and what it must be. @returns {Promise<{url: string, size: number, sha256: string} | undefined>} */
  find() {
    return this.#with(async (cache) => {
      const kept = await cache.match(this.key);
      if (!kept) return undefined;
      const blob = await kept.blob();
      return { url: URL.createObjectURL(blob), size: blob.size, sha256: kept.headers.get(HASH) ?? "" };
    });
  }

  /** Keep a snapshot, and no older one. @param {Uint8Array<ArrayBuffer>} bytes @param {string} sha256 */
  keep(bytes, sha256) {
    return this.#with(async (cache) => {
      for (const request of await cache.keys()) await cache.delete(request);
      await cache.put(this.key, new Response(bytes, { headers: { [HASH]: sha256, "content-type": "application/octet-stream" } }));
    });
  }

  /** Keep the snapshot no longer. */
  drop() {
    return this.#with((cache) => cache.delete(this.key));
  }
}
