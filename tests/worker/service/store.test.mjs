/** What is stored is compared: a wrong file is had anew, borrowed by nobody, and named if the server sends a wrong one. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CachesDouble, integrityOf, ServerDouble } from "./cache_double.mjs";

const SCOPE = "https://site.test/folder/";
const SCRIPT = "start.0a1b2c3d.js";
const CORE = "core-0a1b2c3d/python.wasm";
const POLICY = "default-src 'none'";
const RIGHT = { "./": "<title>Page</title>", [SCRIPT]: "start()", [CORE]: "core".repeat(300_000) };
const at = (file) => new URL(file, SCOPE).href;

// What Workbox looks for in a service worker.
process.env.NODE_ENV = "production";
Object.assign(globalThis, { self: globalThis, location: new URL(at("sw.js")), FetchEvent: class extends Event {} });
const { Store } = await import("../../../worker/service/store.mjs");

/** @type {ServerDouble} */
let server;
/** Files that were told to be damaged. @type {string[]} */
let damaged;

/** The service worker of a build, as it is after each start. */
function store(build = "one", texts = RIGHT) {
  const files = [SCRIPT, CORE, "./"].map((url) => ({
    url,
    revision: url === "./" ? build : null,
    integrity: integrityOf(texts[url]),
    size: texts[url].length,
  }));
  const made = new Store({ build, version: "1", files, policies: { [SCRIPT]: POLICY } }, SCOPE);
  made.onDamage = (file) => damaged.push(file);
  return made;
}

const serve = (texts) => Object.entries(texts).forEach(([file, text]) => server.files.set(at(file), text));

/** Put something else in place of a stored file, as a program could, or a faulty disk. */
async function spoil(file, text, build = "one") {
  const cache = await caches.open(`offthread ${SCOPE} ${build}`);
  const key = (await cache.keys()).find(({ url }) => url.replace(/\?.*$/, "") === at(file));
  assert.ok(key, `${file} is stored`);
  await cache.put(key, new Response(text));
}

/** A site that is stored as a whole; the requests until then are forgotten. */
async function filled() {
  await store().fill();
  server.asked.length = 0;
  return store();
}

const asked = () => server.asked.map(({ url, cache }) => [url.slice(SCOPE.length), cache]);
const text = async (response) => (response ? response.text() : undefined);

beforeEach(() => {
  server = new ServerDouble();
  damaged = [];
  Object.assign(globalThis, { caches: new CachesDouble(), fetch: server.fetch });
  serve(RIGHT);
});

test("the site is stored as a whole, the page last, and served without a network", async () => {
  await store().fill();
  assert.deepEqual(asked().map(([file]) => file), [SCRIPT, CORE, ""]);
  server.isOffline = true;
  const late = store();
  assert.equal(await late.isComplete(), true);
  assert.equal(await text(await late.page()), RIGHT["./"]);
  assert.equal(await text(await late.match(at(SCRIPT))), RIGHT[SCRIPT]);
  assert.equal(await text(await late.match(at(CORE))), RIGHT[CORE]);
  assert.equal((await late.match(at(SCRIPT))).headers.get("Content-Security-Policy"), POLICY);
});

test("a stored page that is wrong is fetched again, past what the browser kept, and stays right", async () => {
  const late = await filled();
  await spoil("./", "<script>theirs()</script>");
  server.kept.set(SCOPE, "<script>theirs()</script>");
  assert.equal(await text(await late.page()), RIGHT["./"]);
  assert.deepEqual(asked(), [["", "reload"]]);
  assert.equal(await text(await store().page()), RIGHT["./"]);
  assert.deepEqual([server.asked.length, damaged], [1, []]);
});

test("a stored script that is wrong is fetched again, with its headers", async () => {
  const late = await filled();
  await spoil(SCRIPT, "theirs()");
  const found = await late.match(at(SCRIPT));
  assert.deepEqual([await text(found), found.headers.get("Content-Security-Policy")], [RIGHT[SCRIPT], POLICY]);
  assert.deepEqual(asked(), [[SCRIPT, "reload"]]);
});

test("with each visit all is compared anew, and within a visit once", async () => {
  const late = await filled();
  await late.page();
  await late.match(at(SCRIPT));
  await spoil(SCRIPT, "theirs()");
  await late.page();
  assert.equal(await text(await late.match(at(SCRIPT))), RIGHT[SCRIPT]);
  assert.deepEqual(asked(), [[SCRIPT, "reload"]]);
  await late.match(at(SCRIPT));
  assert.equal(server.asked.length, 1);
});

test("a large file is compared when the worker that uses it has found it wrong", async () => {
  const late = await filled();
  await spoil(CORE, "theirs");
  assert.equal(await text(await late.match(at(CORE), true)), RIGHT[CORE]);
  assert.deepEqual(asked(), [[CORE, "reload"]]);
});

test("where the server sends a wrong one, too, nothing is served, and the file is named", async () => {
  for (const file of [SCRIPT, "./"]) {
    const late = await filled();
    await spoil(file, "theirs");
    server.files.set(at(file), "theirs as well");
    damaged.length = 0;
    const found = file === "./" ? await late.page() : await late.match(at(file));
    assert.equal(found?.type ?? "nothing", file === "./" ? "nothing" : "error");
    assert.deepEqual(damaged, [file]);
    assert.equal(await late.isComplete(), false);
    serve(RIGHT);
  }
});

test("offline, a wrong file is an error and not served, and had again with the network", async () => {
  const late = await filled();
  await spoil(SCRIPT, "theirs()");
  server.isOffline = true;
  assert.equal((await late.match(at(SCRIPT))).type, "error");
  assert.deepEqual(damaged, [SCRIPT]);
  server.isOffline = false;
  await late.fill();
  assert.equal(await text(await late.match(at(SCRIPT))), RIGHT[SCRIPT]);
});

test("what is the same in a newer build is borrowed, unless it is wrong", async () => {
  const newer = { ...RIGHT, "./": "<title>Newer</title>" };
  await store().fill();
  await spoil(SCRIPT, "theirs()");
  server.asked.length = 0;
  serve(newer);
  const late = store("two", newer);
  await late.fill();
  assert.deepEqual(asked().map(([file]) => file), [SCRIPT, ""]);
  assert.equal(await text(await late.match(at(SCRIPT))), RIGHT[SCRIPT]);
  assert.equal(await text(await late.match(at(CORE))), RIGHT[CORE]);
  assert.equal(await text(await late.page()), newer["./"]);
});

test("to fill a store again drops what is wrong in it, large files too", async () => {
  const late = await filled();
  await spoil(CORE, "theirs");
  await spoil("./", "theirs");
  await late.fill();
  assert.deepEqual(asked().map(([file]) => file), [CORE, ""]);
  assert.equal(await text(await late.match(at(CORE))), RIGHT[CORE]);
});

test("a server that keeps sending a wrong file ends the storing, with the file's name", async () => {
  server.files.set(at(SCRIPT), "theirs()");
  await assert.rejects(store().fill(), { name: "StoreError", damaged: SCRIPT, message: `${SCRIPT}: its content is wrong (its SHA-256 differs)` });
  assert.equal(await store().isComplete(), false);
  assert.equal(await store().hasAny(), false);
  assert.equal(await store().page(), undefined);
});

test("what only the browser keeps wrong is asked for again and stored", async () => {
  server.kept.set(at(SCRIPT), "theirs()");
  // A look past it has the browser keep the right one.
  const past = server.fetch;
  globalThis.fetch = async (url, options) => {
    const found = await past(url, options);
    if (options?.cache === "reload") server.kept.delete(at(SCRIPT));
    return found;
  };
  await store().fill();
  assert.equal(await text(await store().match(at(SCRIPT))), RIGHT[SCRIPT]);
});

test("offline and without a file, storing ends with the reason, which is no damage", async () => {
  server.isOffline = true;
  await assert.rejects(store().fill(), { damaged: undefined, message: `${SCRIPT}: it could not be downloaded` });
  server.isOffline = false;
  server.files.delete(at(CORE));
  await assert.rejects(store().fill(), { damaged: undefined, message: `${CORE}: the server answered 404 Not Found` });
  serve(RIGHT);
  await store().fill();
  assert.equal(await store().isComplete(), true);
});

test("a file of an older build, which this one does not know, is served as that build made it, or not at all", async () => {
  const old = "start.ffffffff.js";
  const texts = { [SCRIPT]: "old()", [CORE]: "old core", "./": "old page", [old]: "old()" };
  serve(texts);
  const files = Object.keys(texts).map((url) => ({ url, revision: url === "./" ? "zero" : null, integrity: integrityOf(texts[url]), size: 1 }));
  await new Store({ build: "zero", version: "0", files: [...files.slice(0, 2), files[3], files[2]], policies: {} }, SCOPE).fill();
  const cache = await caches.open(`offthread ${SCOPE} zero`);
  await cache.put(at("notes.txt"), new Response("no"));
  assert.equal(await text(await store().match(at(old))), "old()");
  assert.equal(await store().match(at("notes.txt")), undefined);
  await spoil(old, "theirs()", "zero");
  assert.equal(await store().match(at(old)), undefined);
});

test("a file of an older build that kept no digests is had from the server", async () => {
  const old = "start.ffffffff.js";
  const cache = await caches.open(`offthread ${SCOPE} zero`);
  await cache.put(at(old), new Response("old()"));
  assert.equal(await store().match(at(old)), undefined);
  await cache.put(at("digests-of-this-build.json"), new Response("{"));
  assert.equal(await store().match(at(old)), undefined);
});
