/** Both ends of the port between a box and the supply worker; and what a program may try at its end. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { Storage } from "./cache_storage.mjs";

const storage = (globalThis.caches = new Storage());
// They look for the storage once, when they are imported.
const { OwnSupply } = await import("../../../worker/host/supply.mjs");
const { PortSupply } = await import("../../../worker/host/port_supply.mjs");
const { Line } = await import("../../../worker/supply/line.mjs");
const { Places } = await import("../../../worker/supply/places.mjs");
const { MOST_AT_ONCE, MOST_WAITING } = await import("../../../worker/contract/supply.mjs");

const CORE = Buffer.from("0123456789".repeat(50_000));
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const text = (words) => new TextEncoder().encode(words);
const BUNDLED = Buffer.from("bundled");
const WHEELS = { "/numpy.whl": text("numpy"), "/evil.whl": text("evil") };

const asked = [];
const site = await served((request, response) => {
  asked.push({ url: request.url, cookie: request.headers.cookie });
  if (request.url === "/play/core.wasm" || request.url === "/play/bad.wasm") return response.writeHead(200, { "content-type": "application/wasm" }).end(CORE);
  if (request.url === "/play/bundled.whl") return response.writeHead(200).end(BUNDLED);
  if (request.url === "/play/moved") return response.writeHead(302, { location: "/secret" }).end();
  if (request.url === "/play/data.csv") return response.writeHead(200, { "content-type": "text/csv" }).end("a,b\n");
  if (request.url === "/play/slow") return undefined;
  return response.writeHead(404).end();
});
const shop = await served((request, response) => response.writeHead(200, { "access-control-allow-origin": "*" }).end(WHEELS[request.url] ?? "page"));

async function served(answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

const BASE = `${site}/play/`;
const FILES = new Map([
  ["core.wasm", { size: CORE.length, sha256: hash(CORE), type: "application/wasm" }],
  ["bundled.whl", { size: BUNDLED.length, sha256: hash(BUNDLED) }],
  ["bad.wasm", { size: CORE.length, sha256: "0".repeat(64), type: "application/wasm" }],
]);
const TRUSTED = new Set([hash(WHEELS["/numpy.whl"]), hash(BUNDLED)]);
const UNPACKED = (wheel) => `unpacked-2-0.29.0-${hash(WHEELS[wheel])}`;
const ANSWERS = "answers-0.29.0.json";

/** A box and the line to it. */
function joined(context, named = { distribution: `${shop}/` }, reads = () => true) {
  const { port1, port2 } = new MessageChannel();
  const own = new OwnSupply(BASE);
  const wishes = [];
  const line = new Line(port2, own, new Places(BASE, FILES, named), TRUSTED, ({ ask, ...wish }) => wishes.push(wish));
  const box = new PortSupply(port1, BASE, reads);
  context.after(() => {
    line.close();
    port1.close();
  });
  return { box, line, port: port1, own, wishes };
}

const trouble = (promise) => promise.then(() => "came", ({ kind, reason }) => [kind, reason]);

/** What a question is answered with that has no answer yet: what is kept is not waited for. */
async function until(ask) {
  for (;;) {
    const found = await ask();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Say something by the bare port, and return what is answered to the number 7. */
function said(port, box, message) {
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => data.id === 7 && data.is !== "part" && resolve(data);
    port.postMessage(message);
  });
}

test("a file of the site comes whole, counted and with its type", async (context) => {
  const { box } = joined(context);
  const counts = [];
  const delivery = box.file({ name: "core.wasm", url: `${BASE}core.wasm` }, (...count) => counts.push(count));
  assert.deepEqual(Buffer.from(await delivery.bytes), CORE);
  assert.equal(delivery.mime, "application/wasm");
  assert.deepEqual(counts.at(-1), [CORE.length, CORE.length]);
  assert.equal(delivery.response, undefined);
});

test("a file that is not what the build wrote down is refused, whatever the box says that it should be", async (context) => {
  const { box } = joined(context);
  const claimed = { sha256: hash(CORE), size: CORE.length };
  assert.equal((await trouble(box.file({ name: "bad.wasm", url: `${BASE}bad.wasm`, ...claimed }).bytes))[0], "content");
  assert.equal(await trouble(box.file({ name: "core.wasm", url: `${BASE}core.wasm`, sha256: "1".repeat(64) }).bytes), "came");
});

test("a file that is not there, one elsewhere and one outside of the site's folder are told apart", async (context) => {
  const { box } = joined(context);
  assert.equal((await trouble(box.file({ name: "gone", url: `${BASE}gone` }).bytes))[0], "answer");
  assert.equal((await trouble(box.file({ name: "moved", url: `${BASE}moved` }).bytes))[0], "unreachable");
  assert.equal((await trouble(box.file({ name: "secret", url: `${site}/secret` }).bytes))[0], "refused");
  assert.ok(asked.every(({ url, cookie }) => url !== "/secret" && cookie === undefined));
});

test("what to do about a file that failed is told for a start and for a program, as where it was fetched", async (context) => {
  const { box } = joined(context);
  const { fix, rerun } = await box.file({ name: "gone", url: `${BASE}gone` }).bytes.catch((error) => error);
  assert.deepEqual([fix, rerun].map((each) => each.split(", then ")[1]), ["press Retry.", "run the program again."]);
});

test("a file that nobody wants any more is given up", async (context) => {
  const { box, line } = joined(context);
  const delivery = box.file({ name: "slow", url: `${BASE}slow` });
  delivery.cancel();
  assert.equal((await trouble(delivery.bytes))[0], "cancelled");
  await box.kept(ANSWERS);
  assert.equal(line.doing.size, 0);
});

test("a host that nobody named is asked by the box itself, and nothing of it is kept", async (context) => {
  const { box, own } = joined(context, {});
  const sha256 = hash(WHEELS["/evil.whl"]);
  assert.deepEqual(await box.wheel({ name: "evil", url: `${shop}/evil.whl`, sha256 }).bytes, WHEELS["/evil.whl"]);
  assert.equal(await own.kept(sha256), undefined);
});

test("a wheel is kept under its hash, as the supply worker computed it", async (context) => {
  const { box, own } = joined(context);
  const sha256 = hash(WHEELS["/numpy.whl"]);
  assert.deepEqual(await box.wheel({ name: "numpy", url: `${shop}/numpy.whl`, sha256 }).bytes, WHEELS["/numpy.whl"]);
  assert.deepEqual(await until(() => own.kept(sha256)), WHEELS["/numpy.whl"]);
  assert.equal((await trouble(box.wheel({ name: "numpy", url: `${shop}/numpy.whl`, sha256: hash(CORE) }).bytes))[0], "content");
  assert.equal(await own.kept(hash(CORE)), undefined);
  assert.equal(await box.keep(hash(CORE), new Uint8Array(CORE)), false, "a box hands in no wheel");
});

test("what a clean box made is kept, and had again by another", async (context) => {
  const { box } = joined(context);
  assert.equal(await box.keep(ANSWERS, text("{}")), true);
  assert.deepEqual(await joined(context).box.kept(ANSWERS), text("{}"));
  await box.drop(ANSWERS);
  assert.equal(await box.kept(ANSWERS), undefined);
});

test("once a program is in reach, nothing is kept nor dropped, ever again", async (context) => {
  const { box, port } = joined(context);
  await box.keep(ANSWERS, text("good"));
  box.dirty();
  assert.equal(await box.keep(ANSWERS, text("bad")), false);
  port.postMessage({ ask: "clean" });
  port.postMessage({ ask: "dirty", isClean: true, on: false });
  assert.equal(await box.keep("snapshot-of-mine", text("bad")), false);
  await box.drop(ANSWERS);
  assert.deepEqual(await box.kept(ANSWERS), text("good"));
  box.name("https://evil.test/", true);
  assert.equal((await said(port, box, { id: 7, ask: "file", name: "x", url: "https://evil.test/x" })).kind, "refused");
});

test("the page may say as well that a program is in reach", async (context) => {
  const { box, line } = joined(context);
  line.dirty();
  assert.equal(await box.keep(ANSWERS, text("bad")), false);
});

test("an unpacked package is kept by a box that has got that wheel", async (context) => {
  const { box } = joined(context);
  assert.equal(await box.keep(UNPACKED("/numpy.whl"), text("files")), false);
  await box.wheel({ name: "numpy", url: `${shop}/numpy.whl` }).bytes;
  assert.equal(await box.keep(UNPACKED("/numpy.whl"), text("files")), true);
});

test("an unpacked package is kept by a box that has got its wheel from the site", async (context) => {
  const { box } = joined(context);
  const key = `unpacked-2-0.29.0-${hash(BUNDLED)}`;
  assert.equal(await box.keep(key, text("files")), false);
  await box.file({ name: "bundled", url: `${BASE}bundled.whl` }).bytes;
  assert.equal(await box.keep(key, text("files")), true);
});

test("a worker may have another one make what it was given the wheel of, by a program's word too", async (context) => {
  const { box, wishes } = joined(context);
  const wish = (wheel, ...modules) => ({ what: "unpacked", wheel: hash(WHEELS[wheel]), modules });
  box.wish(wish("/numpy.whl", "early.py"));
  await box.wheel({ name: "numpy", url: `${shop}/numpy.whl` }).bytes;
  box.dirty();
  box.wish(wish("/numpy.whl", "numpy/__init__.py"));
  box.wish(wish("/evil.whl", "evil.py"));
  await box.kept(ANSWERS);
  assert.deepEqual(wishes, [wish("/numpy.whl", "numpy/__init__.py")]);
});

test("a snapshot may be wished for until a program is in reach", async (context) => {
  const { box, wishes } = joined(context);
  box.wish({ what: "snapshot" });
  box.dirty();
  box.wish({ what: "snapshot" });
  await box.kept(ANSWERS);
  assert.deepEqual(wishes, [{ what: "snapshot" }]);
});

test("a wish of another shape is none", async (context) => {
  const { box, port, wishes } = joined(context);
  await box.wheel({ name: "numpy", url: `${shop}/numpy.whl` }).bytes;
  const wheel = hash(WHEELS["/numpy.whl"]);
  const paths = ["../a.py", "/a.py", "a/../b.py", "a//b.py", "./a.py", "a.pyc", "a", "", "a\\b.py", "a\0.py", `${"a".repeat(300)}.py`, 1, null, ["a.py"]];
  for (const path of paths) port.postMessage({ ask: "errand", what: "unpacked", wheel, modules: ["a.py", path] });
  const modules = ["a.py"];
  const wrong = [
    { what: "unpacked" }, { what: "unpacked", wheel }, { what: "unpacked", modules }, { what: "unpacked", wheel: "numpy", modules }, { what: "run", wheel, modules }, {},
    { what: "unpacked", wheel, modules: { length: 1, 0: "a.py" } }, { what: "unpacked", wheel, modules: Array(5000).fill("a.py") }, { what: ["snapshot"] },
  ];
  for (const each of wrong) port.postMessage({ ask: "errand", ...each });
  await box.kept(ANSWERS);
  assert.deepEqual(wishes, []);
  port.postMessage({ ask: "errand", what: "unpacked", wheel, modules, code: "import evil" });
  await box.kept(ANSWERS);
  assert.deepEqual(wishes, [{ what: "unpacked", wheel, modules }]);
});

test("where a package is that anybody may have made, nothing of another is kept", async (context) => {
  const { box } = joined(context);
  await box.wheel({ name: "numpy", url: `${shop}/numpy.whl` }).bytes;
  await box.wheel({ name: "evil", url: `${shop}/evil.whl` }).bytes;
  box.install(hash(WHEELS["/numpy.whl"]));
  box.install(hash(WHEELS["/evil.whl"]));
  assert.equal(await box.keep(UNPACKED("/numpy.whl"), text("files")), false);
  assert.equal(await box.keep("snapshot-of-mine", text("files")), false);
  assert.equal(await box.keep(ANSWERS, text("{}")), false);
  assert.equal(await box.keep(UNPACKED("/evil.whl"), text("files")), true);
});

test("a wheel that was only read takes nothing away, and one from elsewhere counts as any", async (context) => {
  const { box } = joined(context);
  await box.wheel({ name: "evil", url: `${shop}/evil.whl` }).bytes;
  assert.equal(await box.keep(ANSWERS, text("{}")), true);
  box.install("e".repeat(64));
  assert.equal(await box.keep(ANSWERS, text("[]")), false);
  assert.equal(await box.keep(UNPACKED("/evil.whl"), text("files")), false);
});

test("of two packages that anybody may have made, nothing is kept", async (context) => {
  const { box, line } = joined(context);
  await box.wheel({ name: "evil", url: `${shop}/evil.whl` }).bytes;
  for (let at = 0; at < 5000; at++) box.install(at.toString(16).padStart(64, "0"));
  box.install(hash(WHEELS["/evil.whl"]));
  assert.equal(await box.keep(UNPACKED("/evil.whl"), text("files")), false);
  assert.ok(line.installed.size <= MOST_WAITING);
});

test("what is no request changes nothing, and the next one is served", async (context) => {
  const { box, port, line } = joined(context);
  const wrong = [
    null, undefined, 1, "file", [], new Map([["ask", "file"]]), new Date(), new Uint8Array(9), { ask: "toString" }, { ask: "__proto__" }, { ask: "constructor", id: 7 },
    { ask: "file" }, { id: -1, ask: "kept", key: ANSWERS }, { id: 1.5, ask: "kept", key: ANSWERS }, { id: "1", ask: "kept", key: ANSWERS }, { id: NaN, ask: "cancel" },
    { id: 7, ask: "kept", key: "ledger.json" }, { id: 7, ask: "kept", key: "../x" }, { id: 7, ask: "keep", key: ANSWERS, content: "text" },
    { id: 7, ask: "keep", key: ANSWERS, content: {} }, { id: 7, ask: "file", name: "x".repeat(1e6), url: "x" }, { id: 7, ask: "file", name: "x", url: "y".repeat(5e6) },
    { id: 7, ask: "file", name: "x", url: { href: "x" } }, { id: 7, ask: "file", name: "x", url: "x", sha256: "A".repeat(64) }, { id: 7, ask: "file", name: "x", url: "x", size: -1 },
    { id: 7, ask: ["file"], name: "x", url: "x" }, { ask: { toString: "file" } },
  ];
  for (const each of wrong) port.postMessage(each);
  port.postMessage(JSON.parse('{"__proto__": {"ask": "dirty"}, "id": 7}'));
  assert.equal(await box.keep(ANSWERS, text("{}")), true);
  assert.deepEqual([line.doing.size, line.queue.size, line.isClean], [0, 0, true]);
  assert.equal({}.ask, undefined);
});

test("what is wrong with a request is answered by its number", async (context) => {
  const { port, box } = joined(context);
  const { is, reason } = await said(port, box, { id: 7, ask: "kept", key: "ledger.json" });
  assert.deepEqual([is, reason], ["failed", "this is no request that can be answered"]);
});

test("of very many requests a few are worked on at once, some wait, and the rest are refused", async (context) => {
  const { box, line } = joined(context);
  const before = asked.length;
  const troubles = Array.from({ length: 10_000 }, () => trouble(box.file({ name: "slow", url: `${BASE}slow` }).bytes));
  const refused = (await Promise.all(troubles.slice(MOST_AT_ONCE + MOST_WAITING))).map(([, reason]) => reason);
  assert.deepEqual(new Set(refused), new Set(["too many requests wait already"]));
  assert.deepEqual([line.doing.size, line.queue.size], [MOST_AT_ONCE, MOST_WAITING]);
  assert.ok(asked.length - before <= MOST_AT_ONCE);
  const other = joined(context).box;
  assert.equal((await other.file({ name: "core.wasm", url: `${BASE}core.wasm` }).bytes).length, CORE.length);
});

test("what cannot be read at once is said so", (context) => {
  const { box } = joined(context);
  assert.equal(box.readsNow, false);
  assert.throws(() => box.readNow(`${BASE}core.wasm`), /cannot wait for it/);
});

test("a program gets of the site whatever the server answers, and of other places nothing", async (context) => {
  const { box } = joined(context);
  const { content, status, mime } = await box.get(`${BASE}data.csv`);
  assert.deepEqual([await content.text(), content.type, status, mime], ["a,b\n", "text/csv", 200, "text/csv"]);
  assert.equal((await box.get(`${BASE}gone`)).status, 404);
  for (const url of [`${site}/secret`, `${BASE}%2e%2e/secret`, `${shop}/numpy.whl`, "data:,a", "x".repeat(5000)]) {
    assert.equal(await box.get(url).then(() => "came", () => "failed"), "failed", url);
  }
  assert.match((await trouble(box.get(`${BASE}moved`)))[1], /^the file could not be read: /);
  assert.ok(asked.every(({ url, cookie }) => url !== "/secret" && cookie === undefined));
});

test("a worker that reads no Blob is given bytes", async (context) => {
  const { box } = joined(context, undefined, () => false);
  const { content, status, mime } = await box.get(`${BASE}data.csv`);
  assert.deepEqual([new TextDecoder().decode(content), status, mime], ["a,b\n", 200, "text/csv"]);
});

test("a request that is given up is told so, and costs nothing more", async (context) => {
  const { box, line } = joined(context);
  const abort = new AbortController();
  const answer = trouble(box.get(`${BASE}slow`, abort.signal));
  abort.abort();
  assert.equal((await answer)[0], "cancelled");
  await box.kept(ANSWERS);
  assert.equal(line.doing.size, 0);
});

/** What is brought to a box that waits: the answers that went aside, once as many are there. */
function aside(context, port, count) {
  const { port1, port2 } = new MessageChannel();
  port.postMessage({ ask: "aside" }, [port2]);
  context.after(() => port1.close());
  const came = [];
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => came.push(data) === count && resolve(came);
  });
}

test("what a box waits for goes aside, be it refused", async (context) => {
  const { port } = joined(context);
  const coming = aside(context, port, 3);
  for (const [id, url] of [[1, `${BASE}data.csv`], [2, `${site}/secret`], [3, `${BASE}slow`]]) port.postMessage({ id, ask: "get", url, now: true });
  port.postMessage({ id: 3, ask: "get", url: `${BASE}slow`, now: true });
  const came = new Map((await coming).map((answer) => [answer.id, answer]));
  assert.equal(await came.get(1).content.text(), "a,b\n");
  assert.deepEqual([came.get(2).kind, came.get(3).reason], ["refused", "there is a request with this number already"]);
});

test("where answers go aside is said once, and not by a program", async (context) => {
  const { port, box, line } = joined(context);
  box.dirty();
  void aside(context, port, 1);
  await box.kept(ANSWERS);
  assert.equal(line.aside, undefined);
});
