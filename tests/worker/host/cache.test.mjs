/** Files are kept on the device under their hash, and dropped when they are old or too many. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

/** Cache Storage as far as a cache needs it. */
class Storage {
  constructor() {
    this.all = new Map();
  }

  async open(name) {
    if (this.isDenied) throw new DOMException("denied", "SecurityError");
    const entries = this.all.get(name) ?? new Map();
    this.all.set(name, entries);
    return {
      match: async (url) => entries.get(url)?.clone(),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
      put: async (url, response) => void (this.isFull ? fail() : entries.set(url, response)),
      delete: async (url) => entries.delete(url),
    };
  }

  get keys() {
    return [...(this.all.get("offthread-files")?.keys() ?? [])];
  }
}

function fail() {
  throw new DOMException("full", "QuotaExceededError");
}

const storage = (globalThis.caches = new Storage());
// It looks for the storage once, when it is imported.
const { MOST_BYTES, MOST_DAYS, FileCache, surplus } = await import("../../../worker/host/cache.mjs");

const text = (words) => new TextEncoder().encode(words);
const BYTES = text("a wheel");
const KEY = createHash("sha256").update(BYTES).digest("hex");
const BASE = "https://site.test/folder/";
const DAY_MS = 86_400_000;

function fresh() {
  storage.all.clear();
  storage.isDenied = storage.isFull = false;
  return new FileCache(BASE);
}

test("what is kept is had again, by another worker of the site as well", async () => {
  const cache = fresh();
  assert.equal(await cache.get(KEY), undefined);
  assert.equal(await cache.put(KEY, BYTES), true);
  assert.deepEqual(await new FileCache(BASE).get(KEY), BYTES);
  assert.equal(await new FileCache("https://site.test/other/").get(KEY), undefined);
});

test("a file that is not what its key says is dropped", async () => {
  const cache = fresh();
  await cache.put(KEY, BYTES);
  const [address] = storage.keys;
  storage.all.get("offthread-files").set(address, new Response("something else"));
  assert.equal(await cache.get(KEY), undefined);
  assert.deepEqual(storage.keys, []);
});

test("a file that is not what its key says is not kept at all", async () => {
  const cache = fresh();
  assert.equal(await cache.put(KEY, text("something else")), false);
  assert.deepEqual(storage.keys, []);
});

test("what has a name of its own is had as it was written, or not at all", async () => {
  const cache = fresh();
  await cache.put("answers", text("one"));
  assert.deepEqual(await cache.get("answers"), text("one"));
  const entries = storage.all.get("offthread-files");
  const [address] = storage.keys;
  entries.set(address, new Response("two", { headers: entries.get(address).headers }));
  assert.equal(await cache.get("answers"), undefined);
  assert.equal(cache.trouble, "what this device had saved was changed or damaged");
  entries.set(address, new Response("without a hash"));
  assert.equal(await cache.get("answers"), undefined);
  assert.deepEqual(storage.keys, []);
});

test("of snapshots the last one alone is kept", async () => {
  const cache = fresh();
  await cache.put("snapshot-of-old", text("1"));
  await cache.put("other", text("2"));
  await cache.put("snapshot-of-new", text("3"));
  assert.deepEqual(storage.keys.map((url) => url.split("/").at(-1)), ["other", "snapshot-of-new"]);
});

test("without room or permission nothing is kept, and nothing breaks", async () => {
  let cache = fresh();
  storage.isFull = true;
  assert.equal(await cache.put(KEY, BYTES), false);
  cache = fresh();
  storage.isDenied = true;
  assert.equal(await cache.put(KEY, BYTES), false);
  assert.equal(await cache.get(KEY), undefined);
  assert.equal(cache.trouble, "this browser saves nothing for the site (SecurityError: denied)");
  await cache.tidy();
});

test("tidying writes down what was used, and drops what nobody used for long", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 0 });
  const cache = fresh();
  await cache.put("old", text("1"));
  await cache.put("used", text("2"));
  await cache.tidy();
  t.mock.timers.setTime((MOST_DAYS - 1) * DAY_MS);
  const later = new FileCache(BASE);
  await later.get("used");
  t.mock.timers.setTime((MOST_DAYS + 1) * DAY_MS);
  await later.tidy();
  assert.deepEqual(storage.keys.map((url) => url.split("/").at(-1)).sort(), ["ledger.json", "used"]);
});

test("a ledger that is nonsense is begun again", async () => {
  const cache = fresh();
  await cache.put("ledger.json", text("{"));
  await cache.put(KEY, BYTES);
  await cache.tidy();
  const ledger = JSON.parse(new TextDecoder().decode(await cache.get("ledger.json")));
  assert.deepEqual(Object.keys(ledger), [KEY]);
  assert.equal(ledger[KEY].size, BYTES.length);
});

test("the least recently used goes until the rest fits", () => {
  const half = MOST_BYTES / 2;
  const ledger = { one: { size: half, used: 1 }, two: { size: half, used: 2 }, three: { size: half, used: 3 } };
  assert.deepEqual(surplus(ledger, 4), ["one"]);
  assert.deepEqual(surplus({}, 4), []);
});
