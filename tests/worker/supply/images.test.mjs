/** Which images are kept and chosen; and what a box may do with them: have one, and make the one that it is sent for. */
import assert from "node:assert/strict";
import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Storage } from "./cache_storage.mjs";

globalThis.caches = new Storage();
const { FileCache } = await import("../../../worker/host/cache.mjs");
const { PortSupply } = await import("../../../worker/host/port_supply.mjs");
const { OwnSupply } = await import("../../../worker/host/supply.mjs");
const { IMAGE } = await import("../../../worker/contract/supply.mjs");
const { Images, MOST_BYTES, MOST_IMAGES, chosen, surplus, troubleWithImages } = await import("../../../worker/supply/images.mjs");
const { Parts } = await import("../../../worker/supply/parts.mjs");
const { Line } = await import("../../../worker/supply/line.mjs");
const { Places } = await import("../../../worker/supply/places.mjs");

const BASE = "https://site.test/play/";
const VERSION = { pyodide: "pyodide-1", kernel: "kernel-1", switches: true };
const wheel = (number) => number.toString(16).padStart(64, "0");
const bytes = (words) => new TextEncoder().encode(words);
const text = (content) => new TextDecoder().decode(content);
let last = Promise.resolve();
const alone = (work) => (last = last.then(work));

let clock = 0;
let caches = 0;
const made = (cache = new FileCache(BASE, `test ${caches++}`), version = VERSION) => new Images(cache, version, alone, () => ++clock);

/** Keep an image of modules; its content are their names. */
async function keep(images, wheels, ...modules) {
  const errand = await images.wanted(wheels.map(wheel), modules);
  assert.equal(await images.keep(errand, bytes(modules.join())), true);
  return errand.key;
}

const found = async (images, ...imports) => {
  const image = await images.find(imports);
  return image && image.blob.text();
};

test("the smallest image that has most of the imports is chosen", () => {
  const entry = (size, ...modules) => ({ site: "", wheels: [], modules, size, used: 0 });
  const list = { small: entry(1, "numpy"), table: entry(3, "numpy", "pandas"), plot: entry(4, "numpy", "matplotlib.pyplot"), all: entry(9, "numpy", "pandas", "matplotlib") };
  const choices = [["numpy"], ["pandas", "random"], ["matplotlib.pyplot"], ["pandas", "matplotlib", "sklearn"], ["random"], []];
  assert.deepEqual(choices.map((each) => chosen(each, list)), ["small", "table", "plot", "all", undefined, undefined]);
});

test("what was made is found again, and is not made twice", async () => {
  const images = made();
  assert.equal(await found(images, "numpy"), undefined);
  await keep(images, [1], "numpy");
  assert.equal(await found(images, "numpy", "random"), "numpy");
  assert.equal(await images.wanted([wheel(1)], ["numpy"]), undefined);
  assert.deepEqual(await images.names(), [["numpy"]]);
});

test("few are kept, and the least recently used goes", async () => {
  const images = made();
  for (const each of ["a", "b", "c"]) await keep(images, [1], each);
  assert.equal(await found(images, "a"), "a");
  await keep(images, [1], "d");
  assert.equal((await images.names()).length, MOST_IMAGES);
  assert.deepEqual(await Promise.all(["a", "b", "c", "d"].map((each) => found(images, each))), ["a", undefined, "c", "d"]);
});

test("those that are too much in all go, and those of another version first", () => {
  const entry = (size, used, site = "now") => ({ site, wheels: [], modules: [], size, used });
  assert.deepEqual(surplus({ old: entry(1, 9, "before"), large: entry(MOST_BYTES - 5, 1), small: entry(10, 2) }, "now"), ["large", "old"]);
});

test("an image of another version is neither chosen nor told of", async () => {
  const cache = new FileCache(BASE, "versions");
  await keep(made(cache), [1], "numpy");
  const next = made(cache, { ...VERSION, kernel: "kernel-2" });
  assert.deepEqual([await found(next, "numpy"), await next.names()], [undefined, []]);
  await keep(next, [1], "numpy");
  assert.deepEqual(await made(cache).names(), []);
});

test("one that was changed is told so while it is given out, and is not there again", async () => {
  const cache = new FileCache(BASE, "changed");
  const images = made(cache);
  const key = await keep(images, [1], "numpy");
  const kept = await (await globalThis.caches.open("changed")).match(`${BASE}__kept__/${key}`);
  await (await globalThis.caches.open("changed")).put(`${BASE}__kept__/${key}`, new Response("evil", { headers: kept.headers }));
  const { checked } = await images.find(["numpy"]);
  assert.equal(await checked, false);
  assert.equal(await found(images, "numpy"), undefined);
});

test("what is large is kept in parts, of which each must be there and as it was written", async () => {
  const cache = new FileCache(BASE, "parts");
  const parts = new Parts(cache, 4);
  const content = bytes("0123456789");
  assert.equal(await parts.put("large", new Blob([content])), true);
  const { blob, checked } = await parts.look("large", content.length);
  assert.deepEqual([await blob.text(), await checked], ["0123456789", true]);
  await cache.put("large.1", bytes("????"));
  const entries = await globalThis.caches.open("parts");
  await entries.put(`${BASE}__kept__/large.2`, new Response("!!", { headers: { "x-sha256": "0" } }));
  assert.equal(await (await parts.look("large", content.length)).checked, false);
  await cache.drop("large.1");
  assert.equal(await parts.look("large", content.length), undefined);
  await parts.drop("large", content.length);
  assert.deepEqual(await entries.keys(), []);
});

test("where a part cannot be kept, none is", async () => {
  const cache = new FileCache(BASE, "full");
  const put = cache.put.bind(cache);
  cache.put = async (key, content) => key !== "large.2" && put(key, content);
  assert.equal(await new Parts(cache, 4).put("large", bytes("0123456789")), false);
  assert.deepEqual(await (await globalThis.caches.open("full")).keys(), []);
});

test("one that the browser has dropped is forgotten", async () => {
  const cache = new FileCache(BASE, "dropped");
  const images = made(cache);
  await cache.drop(await keep(images, [1], "numpy"));
  assert.equal(await found(images, "numpy"), undefined);
  assert.deepEqual(await images.names(), []);
});

test("none is made where data is to be saved, or room is short", async () => {
  const storage = (quota) => ({ estimate: async () => ({ usage: 10, quota }) });
  const troubles = [{ connection: { saveData: true } }, { storage: storage(MOST_BYTES) }, { storage: storage(MOST_BYTES + 10) }, {}];
  assert.deepEqual(await Promise.all(troubles.map(troubleWithImages)), ["metered", "full", "", ""]);
});

/** A box and the line to it; errand: what it is sent for. */
function joined(context, images, errand) {
  const { port1, port2 } = new MessageChannel();
  const desk = { find: (imports) => images.find(imports), drop: (key) => images.drop(key), ...(errand ? { keep: (content) => images.keep(errand, content) } : {}) };
  const line = new Line(port2, new OwnSupply(BASE), new Places(BASE, new Map(), {}), new Set([wheel(1)]), undefined, undefined, desk);
  context.after(() => {
    line.close();
    port1.close();
  });
  return new PortSupply(port1, BASE);
}

test("a box has an image with its key, checked while it begins with it", async (context) => {
  const images = made();
  const key = await keep(images, [1], "numpy");
  const box = joined(context, images);
  const image = await box.image(["numpy"]);
  assert.deepEqual([text(await image.bytes), image.key, await image.checked], ["numpy", key, true]);
  assert.equal(await box.image(["pandas"]), undefined);
  // What it says is of no use is not there for others.
  await box.drop(IMAGE);
  assert.deepEqual(await images.names(), []);
});

test("a box keeps the image that it is sent for, once, and no other box keeps any", async (context) => {
  const images = made();
  const errand = await images.wanted([wheel(1)], ["numpy"]);
  assert.equal(await joined(context, images).keep(IMAGE, bytes("evil")), false);
  const sent = joined(context, images, errand);
  sent.install(wheel(1));
  assert.deepEqual([await sent.keep(IMAGE, bytes("good")), await sent.keep(IMAGE, bytes("evil"))], [true, false]);
  assert.equal(await found(images, "numpy"), "good");
});

test("nothing is had or kept where a program is in reach, nor kept beside a package of anybody's", async (context) => {
  const images = made();
  await keep(images, [1], "numpy");
  const dirty = joined(context, images, await images.wanted([wheel(1)], ["pandas"]));
  dirty.dirty();
  assert.deepEqual([await dirty.image(["numpy"]), await dirty.keep(IMAGE, bytes("evil"))], [undefined, false]);
  await dirty.drop(IMAGE);
  const strange = joined(context, images, await images.wanted([wheel(1)], ["pandas"]));
  strange.install(wheel(2));
  assert.equal(await strange.keep(IMAGE, bytes("evil")), false);
  assert.deepEqual(await images.names(), [["numpy"]]);
});

/** A Blob whose bytes the browser has dropped. */
async function dropped() {
  const folder = await mkdtemp(join(tmpdir(), "image-"));
  const file = join(folder, "image");
  await writeFile(file, "numpy");
  const content = await openAsBlob(file);
  await rm(folder, { recursive: true });
  return content;
}

/** A box that asks for an image and cannot read it; and how it is answered. */
async function unread() {
  const asked = [];
  const port = { postMessage: (ask) => asked.push(ask), onmessage: (_event) => {} };
  const say = (data) => port.onmessage(new MessageEvent("message", { data }));
  const image = new PortSupply(port, BASE).image(["numpy"]);
  say({ id: 1, is: "whole", key: "image-1", content: await dropped() });
  while (asked.length < 2) await new Promise((turn) => setTimeout(turn));
  return { image, asked, say };
}

test("a box that cannot read a Blob has an image as bytes", async () => {
  const { image, asked, say } = await unread();
  assert.deepEqual(asked, [{ id: 1, ask: "image", imports: ["numpy"] }, { id: 2, ask: "image", imports: ["numpy"], isCopied: true }]);
  say({ id: 2, is: "whole", key: "image-1", content: bytes("numpy") });
  say({ id: 2, is: "here", done: true });
  const { bytes: content, key, checked } = await image;
  assert.deepEqual([text(await content), key, await checked], ["numpy", "image-1", true]);
});

test("an image that the browser drops while it is handed over cannot be read", async () => {
  const { image, say } = await unread();
  say({ id: 2, is: "failed", file: "request", reason: "it could not be done", fix: "", kind: "", rerun: "" });
  const { bytes: content, checked } = await image;
  await assert.rejects(content);
  assert.equal(await checked, false);
});

test("an image whose check is over before it has been read is had all the same", async () => {
  const slow = new Blob([bytes("numpy")]);
  let read = () => {};
  slow.arrayBuffer = () => new Promise((done) => (read = () => done(bytes("numpy").buffer)));
  const port = { postMessage() {}, onmessage: (_event) => {} };
  const image = new PortSupply(port, BASE).image(["numpy"]);
  const say = (data) => port.onmessage(new MessageEvent("message", { data }));
  say({ id: 1, is: "whole", key: "image-1", content: slow });
  say({ id: 1, is: "here", done: true });
  await new Promise((turn) => setTimeout(turn));
  read();
  const { bytes: content, checked } = await image;
  assert.deepEqual([text(await content), await checked], ["numpy", true]);
});
