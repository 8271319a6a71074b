/** One file from a server: its bytes are checked, and whatever is wrong is said with the way out. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { Download, LoadError, STALL_MS, sourceOf } from "../../../worker/host/fetching.mjs";

const BYTES = Buffer.from("0123456789".repeat(5000));
const SHA256 = createHash("sha256").update(BYTES).digest("hex");

/** Answers by path; a path that is not there never ends. */
const ANSWERS = {
  "/file.wasm": (response) => response.writeHead(200, { "content-type": "application/wasm", "content-length": BYTES.length }).end(BYTES),
  "/script.mjs": (response) => response.writeHead(200, { "content-type": "application/javascript; charset=utf-8" }).end("1"),
  "/gone": (response) => response.writeHead(404, "Not Found").end("no"),
  "/cut": (response) => {
    response.writeHead(200, { "content-type": "application/wasm", "content-length": BYTES.length });
    response.write(BYTES.subarray(0, 1000), () => response.destroy());
  },
};
const server = createServer((request, response) => ANSWERS[request.url]?.(response));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const SITE = `http://127.0.0.1:${server.address().port}`;
after(() => {
  server.closeAllConnections();
  server.close();
});

function load(path, about = {}) {
  const told = [];
  const download = new Download({ name: path.slice(1), url: SITE + path, ...about }, (...bytes) => told.push(bytes));
  return { download, told };
}

/** What a download says that does not come. */
async function trouble(download) {
  const error = await download.bytes.then(() => undefined, (found) => found);
  assert.ok(error instanceof LoadError, `${error}`);
  const { file, reason, fix, rerun, kind } = error;
  return { file, reason, fix, rerun, kind };
}

test("a file comes whole, and is counted as it comes", async () => {
  const { download, told } = load("/file.wasm", { size: BYTES.length, sha256: SHA256, type: "application/wasm" });
  assert.deepEqual(Buffer.from(await download.bytes), BYTES);
  assert.deepEqual(told.at(-1), [BYTES.length, BYTES.length]);
  assert.ok(told.every(([loaded], at) => at === 0 || loaded > told[at - 1][0]));
});

test("its response can be read as well", async () => {
  const { download } = load("/file.wasm", { sha256: SHA256 });
  assert.equal((await (await download.response).arrayBuffer()).byteLength, BYTES.length);
  assert.equal((await download.bytes).length, BYTES.length);
});

test("either name of a script's type will do", async () => {
  assert.equal((await load("/script.mjs", { type: "text/javascript" }).download.bytes).length, 1);
});

test("another type, length or content is told apart", async () => {
  const type = await trouble(load("/file.wasm", { type: "text/css" }).download);
  assert.deepEqual([type.kind, type.reason], ["type", "the server sent it as application/wasm instead of text/css"]);
  const size = await trouble(load("/file.wasm", { size: 7 }).download);
  assert.deepEqual([size.kind, size.reason], ["content", "it is 50000 bytes long instead of 7"]);
  const content = await trouble(load("/file.wasm", { sha256: "0".repeat(64) }).download);
  assert.equal(content.kind, "content");
});

test("what the server says of a file that is not there is told", async () => {
  const told = await trouble(load("/gone").download);
  assert.deepEqual([told.file, told.kind, told.reason], ["gone", "answer", "the server answered 404 Not Found"]);
});

test("the fix has a form for a start that failed and one for a program that was running", async () => {
  const forms = (/** @type {any} */ { fix, rerun }) => [fix, rerun];
  assert.deepEqual(forms(await trouble(load("/gone").download)), [
    "Copy all files of one build to the server again, then press Retry.",
    "Copy all files of one build to the server again, then run the program again.",
  ]);
  assert.deepEqual(forms(await trouble(load("/file.wasm", { type: "text/css" }).download)), [
    "Let the server send text/css for files with this name, then press Retry.",
    "Let the server send text/css for files with this name, then run the program again.",
  ]);
  assert.deepEqual(forms(await trouble(load("/cut", { size: BYTES.length }).download)), [
    "Check the connection, then press Retry.",
    "Check the connection, then run the program again.",
  ]);
  assert.equal(new LoadError("a.js", "no", "Use a newer browser.").rerun, "Use a newer browser.");
});

test("a download that breaks off is told of", async () => {
  const told = await trouble(load("/cut", { size: BYTES.length }).download);
  assert.equal(told.kind, "unreachable");
});

test("one that nobody wants any more is given up", async () => {
  const { download } = load("/never");
  download.cancel();
  assert.deepEqual((({ kind, reason }) => [kind, reason])(await trouble(download)), ["cancelled", "it was stopped"]);
});

test("one that says nothing for too long is given up", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { download } = load("/never");
  for (let step = 0; step < 10; step++) t.mock.timers.tick(STALL_MS / 10);
  assert.equal((await trouble(download)).kind, "silence");
});

test("a device that was asleep has time to hear what comes", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { download } = load("/never");
  t.mock.timers.tick(100 * STALL_MS);
  assert.equal(download.stalled, false);
  for (let step = 0; step < 9; step++) t.mock.timers.tick(STALL_MS / 10);
  assert.equal((await trouble(download)).kind, "silence");
});

test("where a file comes from is the site or the name of a host", () => {
  assert.equal(sourceOf("a/b.whl", "https://site.test/x/"), "site");
  assert.equal(sourceOf("https://files.test:8080/b.whl", "https://site.test/x/"), "files.test:8080");
});
