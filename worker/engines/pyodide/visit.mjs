/**
 * Makes a snapshot on the visit, while the page is idle, in a worker of its own that ends with that:
 * so the next visit starts from it. Nobody waits for it, and if it fails, all stays as it is. A drop-in's worker makes
 * that other one itself; one in the box wishes for it, see errand.mjs.
 */
import { OwnSupply } from "../../host/supply.mjs";
import { SnapshotCache } from "./snapshot_cache.mjs";
import { Core } from "./core.mjs";
import { KERNEL } from "./files.mjs";
import { makeSnapshot } from "./snapshot_maker.mjs";

/** @typedef {import("../../host/supply.mjs").Supply} Supply */

/** The name of a worker that is to make a snapshot. */
export const NAME = "offthread snapshot";

/** Milliseconds after a start before a snapshot is begun: the visitor comes first. */
const LATER_MS = 5000;

/** Devices with less memory, in GB, make none. */
const LEAST_MEMORY = 4;

/** Have a snapshot made later, by another worker. @param {Supply} supply */
export function order(supply) {
  if (!supply.isDirect) return supply.wish({ what: "snapshot" });
  const { deviceMemory = LEAST_MEMORY } = /** @type {{deviceMemory?: number}} */ (navigator);
  if (deviceMemory < LEAST_MEMORY || !globalThis.caches) return;
  setTimeout(() => new Worker(self.location.href, { type: "module", name: NAME }), LATER_MS);
}

/** Make the snapshot, unless another worker is at it or has done it. @param {string} base  the site's address */
export async function makeForNextVisit(base) {
  const supply = new OwnSupply(base);
  await navigator.locks.request(`offthread ${base} ${new SnapshotCache(supply).key}`, { ifAvailable: true }, async (lock) => {
    if (lock) await makeUnlessKept(supply);
  });
}

/** @param {Supply} supply @param {WebAssembly.Module} [compiled]  Pyodide's wasm */
export async function makeUnlessKept(supply, compiled) {
  const cache = new SnapshotCache(supply);
  if (await cache.find()) return;
  const core = new Core({ supply, compiled }, () => {});
  const snapshot = await makeSnapshot((preparation) => core.start(preparation), await core.bytes(KERNEL));
  await cache.keep(snapshot);
}
