/**
 * Snapshots that were made on the visit, as the supply keeps them: one for each build and kind of browser.
 * Whatever the browser denies (a private window, no room, a strange address), there is none.
 */
import { SITE } from "#generated/site.mjs";
import { browserKind } from "../../contract/probes.mjs";

/** @typedef {import("../../host/supply.mjs").Supply} Supply */

export class SnapshotCache {
  /** @param {Supply} supply */
  constructor(supply) {
    this.supply = supply;
    const kind = browserKind();
    // Both names carry the hashes of what a snapshot is made of.
    this.key = `snapshot-${[SITE.pyodide.folder, SITE.kernel.path, kind].join("-").replaceAll("/", "-")}`;
  }

  find() {
    return this.supply.kept(this.key);
  }

  /** Keep a snapshot, and no older one. @param {Uint8Array<ArrayBuffer>} bytes */
  keep(bytes) {
    return this.supply.keep(this.key, bytes);
  }

  /** Keep the snapshot no longer. */
  drop() {
    return this.supply.drop(this.key);
  }
}
