/** Images that the site brings along: fetched when they are needed, kept as those that the device has made, never trusted blindly. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Storage } from "./cache_storage.mjs";

globalThis.caches = new Storage();
const { FileCache } = await import("../../../worker/host/cache.mjs");
const { Images } = await import("../../../worker/supply/images.mjs");
const { SiteImages } = await import("../../../worker/supply/site_images.mjs");

const VERSION = { pyodide: "pyodide-1", kernel: "kernel-1", switches: true };
const entry = (...modules) => ({ path: `assets/${modules[0]}.image`, size: modules.length, sha256: "", integrity: "", key: `image-${modules[0]}`, modules, wheels: ["w"], whole: modules.join().length });
const NUMPY = entry("numpy");
const PLOT = entry("pandas", "numpy", "matplotlib.pyplot");

let caches = 0;
let clock = 0;

/** A site with both; files: what comes for an image, instead of the right thing. */
function made({ cache = new FileCache("https://site.test/", `site ${caches++}`), file, version = VERSION } = {}) {
  const fetched = [];
  const images = new Images(cache, version, (work) => work(), () => ++clock);
  const site = new SiteImages([NUMPY, PLOT], async ({ key, modules }) => {
    fetched.push(key);
    return file ? file() : new Uint8Array(gzipSync(modules.join()));
  }, images);
  return { cache, fetched, images, site };
}

test("the smallest that has most of the imports is brought once, and kept as any other", async () => {
  const { fetched, images, site } = made();
  assert.deepEqual([await site.bring(["random"]), await site.bring(["numpy", "random"]), await site.bring(["numpy"])], [false, true, false]);
  assert.equal(await site.bring(["matplotlib", "numpy"]), true);
  assert.deepEqual(fetched, ["image-numpy", "image-pandas"]);
  const found = await images.find(["matplotlib"]);
  assert.deepEqual([await found.blob.text(), found.key, await found.checked], ["pandas,numpy,matplotlib.pyplot", "image-pandas", true]);
});

test("none is brought where what is kept has as many of the imports", async () => {
  const { fetched, images, site } = made();
  await images.keep({ what: "image", key: "image-own", wheels: [], modules: ["numpy", "pandas", "scipy"] }, new Uint8Array(9));
  assert.deepEqual([await site.bring(["numpy", "pandas"]), await site.bring(["numpy", "pandas", "matplotlib"])], [false, true]);
  assert.deepEqual(fetched, ["image-pandas"]);
});

test("one of another version of the site counts for nothing", async () => {
  const { cache, site } = made();
  await site.bring(["numpy"]);
  const next = made({ cache, version: { ...VERSION, kernel: "kernel-2" } });
  assert.deepEqual([await next.site.bring(["numpy"]), await next.images.names()], [true, [["numpy"]]]);
});

for (const [where, cache] of Object.entries({
  "a browser that saves nothing": { get: async () => undefined, look: async () => undefined, put: async () => false, drop: async () => {} },
  "a quota that is used up": { get: async () => undefined, look: async () => undefined, put: async (key) => !key.startsWith("image-"), drop: async () => {} },
})) {
  test(`in ${where} it serves this visit, as often as it is needed`, async () => {
    const { images, site } = made({ cache });
    assert.equal(await site.bring(["numpy"]), true);
    assert.deepEqual([await images.names(), site.names], [[], [["numpy"]]]);
    for (let time = 0; time < 2; time++) assert.equal(await (await site.find(["numpy"])).blob.text(), "numpy");
    assert.equal(await site.find(["pandas"]), undefined);
    await site.refuse("image-numpy");
    assert.deepEqual([site.names, await site.find(["numpy"])], [[], undefined]);
  });
}

test("what does not come, or not whole, is not asked for again on this visit", async () => {
  for (const file of [() => Promise.reject(new Error("gone")), () => new Uint8Array(3), () => new Uint8Array(gzipSync("num"))]) {
    const { fetched, images, site } = made({ file });
    await assert.rejects(site.bring(["numpy"]));
    assert.deepEqual([await site.bring(["numpy"]), fetched, await images.names()], [false, ["image-numpy"], []]);
  }
});

test("one that Python could not begin with is not fetched on later visits either, but one that was damaged here is", async () => {
  const { cache, images, site } = made();
  await site.bring(["numpy"]);
  await site.refuse("image-numpy");
  await images.drop("image-numpy");
  assert.equal(await made({ cache }).site.bring(["numpy"]), false);
  const other = made();
  await other.site.bring(["numpy"]);
  await other.images.drop("image-numpy");
  await other.site.refuse("image-numpy");
  assert.equal(await made({ cache: other.cache }).site.bring(["numpy"]), true);
});

test("what the site has for all imports need not be made on the device", () => {
  const { site } = made();
  assert.deepEqual([["numpy"], ["numpy.linalg", "pandas"], ["numpy", "scipy"], ["scipy"], []].map((each) => site.hasAll(each)), [true, true, false, false, false]);
});
