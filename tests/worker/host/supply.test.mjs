/** Files that lie elsewhere than in the site's folder, and how they are fetched and checked there. */
import assert from "node:assert/strict";
import { test } from "node:test";

const asked = [];
globalThis.fetch = async (url) => {
  asked.push(url);
  return new Response("text", { headers: { "content-type": "text/javascript" } });
};
const { OwnSupply } = await import("../../../worker/host/supply.mjs");

const BASE = "https://site.test/";
const PLACES = { "a/b.bin": "https://cdn.test/b-1.bin", "a/c.mjs": "https://cdn.test/c-1.mjs" };
const supply = new OwnSupply(BASE, undefined, PLACES);
const WRONG = { size: 9, sha256: "0".repeat(64) };

test("a file is asked for where it lies", async () => {
  await supply.file({ name: "b", url: `${BASE}a/b.bin` }).bytes;
  await supply.file({ name: "d", url: `${BASE}a/d.bin` }).bytes;
  await supply.file({ name: "x", url: "https://other.test/a/b.bin" }).bytes;
  assert.deepEqual(asked, ["https://cdn.test/b-1.bin", `${BASE}a/d.bin`, "https://other.test/a/b.bin"]);
});

test("it is compared with its hash there, too", async () => {
  await assert.rejects(supply.file({ name: "b", url: `${BASE}a/b.bin`, ...WRONG }).bytes, /4 bytes long instead of 9/);
});

test("a script that lies elsewhere may have been written shorter, and keeps its type", async () => {
  const spec = { name: "c", url: `${BASE}a/c.mjs`, ...WRONG };
  assert.equal((await supply.file({ ...spec, type: "text/javascript" }).bytes).length, 4);
  await assert.rejects(supply.file({ ...spec, type: "application/wasm" }).bytes, /instead of application.wasm/);
});

test("a script in the site's own folder is compared", async () => {
  const own = new OwnSupply(BASE, undefined, { "a/c.mjs": `${BASE}a/c.mjs` });
  await assert.rejects(own.file({ name: "c", url: `${BASE}a/c.mjs`, ...WRONG }).bytes, /4 bytes long instead of 9/);
});
