/**
 * Makes an image of memory on the visit, while the page is idle, in a worker of its own that ends with that:
 * so the next visit starts from it. Nobody waits for it, and if it fails, all stays as it is.
 */
import { digest } from "../../host/digest.mjs";
import { Album } from "./snapshot_cache.mjs";
import { Core, KERNEL } from "./core.mjs";
import { develop } from "./snapshot_maker.mjs";

/** The name of a worker that is to make an image. */
export const NAME = "offthread image";

/** Milliseconds after a start before an image is begun: the visitor comes first. */
const LATER_MS = 5000;

/** Devices with less memory, in GB, make none. */
const LEAST_MEMORY = 4;

/** Have an image made later, by another worker. */
export function order() {
  const { deviceMemory = LEAST_MEMORY } = /** @type {{deviceMemory?: number}} */ (navigator);
  if (deviceMemory < LEAST_MEMORY || !globalThis.caches) return;
  setTimeout(() => new Worker(self.location.href, { type: "module", name: NAME }), LATER_MS);
}

/** Make the image, unless another worker is at it or has done it. @param {string} base  the site's address */
export async function makeImage(base) {
  const album = new Album(base);
  await navigator.locks.request(`offthread ${album.key}`, { ifAvailable: true }, async (lock) => {
    if (!lock || (await album.find())) return;
    const core = new Core({ base }, () => {});
    const image = await develop((exposure) => core.start(exposure), await core.bytes(KERNEL));
    await album.keep(image, digest(image));
  });
}
