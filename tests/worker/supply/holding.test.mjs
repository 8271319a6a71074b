/** What every start reads is read, unpacked and checked once, and never held unchecked. */
import assert from "node:assert/strict";
import { test } from "node:test";

/** How the server answers. */
let server = (_url) => new Response();
// It is taken when the module is read.
globalThis.fetch = async (url) => server(url);
const { digest } = await import("../../../worker/host/digest.mjs");
const { HoldingSupply } = await import("../../../worker/supply/holding.mjs");

const BASE = "https://site.test/play/";
const CONTENT = new TextEncoder().encode("all of Python");
const HELD = { name: "python", url: `${BASE}python.wasm`, size: CONTENT.length, sha256: await digest(CONTENT) };
const OTHER = { ...HELD, name: "a package", url: `${BASE}a.whl` };

/** A supply that holds what is of wasm, on a server that answers; and the addresses that were asked for. */
function made(answers = () => CONTENT) {
  const asked = [];
  server = (url) => {
    asked.push(String(url));
    return new Response(answers(asked.length));
  };
  return { asked, supply: new HoldingSupply(BASE, "test", (url) => url.endsWith(".wasm")) };
}

test("a file that every start reads is fetched once, and another each time", async () => {
  const { asked, supply } = made();
  for (const spec of [HELD, OTHER, HELD, OTHER]) assert.deepEqual(await supply.file(spec).bytes, CONTENT);
  assert.deepEqual(asked, [HELD.url, OTHER.url, OTHER.url]);
});

test("who asks for it again is told how much has come, and has all of it at once", async () => {
  const { supply } = made();
  await supply.file(HELD).bytes;
  const told = [];
  const { whole } = supply.file(HELD, (...counts) => told.push(counts));
  assert.deepEqual([told, await whole], [[[CONTENT.length, CONTENT.length]], CONTENT]);
});

test("what is wanted past the browser's cache is fetched again", async () => {
  const { asked, supply } = made();
  await supply.file(HELD).bytes;
  await supply.file({ ...HELD, cache: "reload" }).bytes;
  assert.equal(asked.length, 2);
});

test("what is not as the build wrote it down is not held", async () => {
  const { supply } = made((count) => (count > 1 ? CONTENT : new TextEncoder().encode("of an intruder")));
  await assert.rejects(supply.file({ ...HELD, cache: "reload" }).bytes);
  assert.equal(supply.held.size, 0);
  assert.deepEqual(await supply.file(HELD).bytes, CONTENT);
});
