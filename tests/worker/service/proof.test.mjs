/** A file is whole if its SHA-256 is the one that the build wrote down. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isWhole } from "../../../worker/service/proof.mjs";
import { integrityOf } from "./cache_double.mjs";

test("a file is whole to the last bit, whatever its size", async () => {
  for (const text of ["", "a", "é😀", "x".repeat(1_000_001)]) {
    assert.equal(await isWhole(new Response(text), integrityOf(text)), true);
    assert.equal(await isWhole(new Response(`${text} `), integrityOf(text)), false);
  }
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const integrity = `sha256-${Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("base64")}`;
  assert.equal(await isWhole(new Response(bytes), integrity), true);
  bytes[255] ^= 1;
  assert.equal(await isWhole(new Response(bytes), integrity), false);
});

test("what the build wrote down in no way, or in another, is not whole", async () => {
  for (const integrity of ["", "sha256-", integrityOf("a").replace("sha256", "sha384"), integrityOf("a").slice(0, -1)]) {
    assert.equal(await isWhole(new Response("a"), integrity), false, integrity);
  }
});

test("a body that breaks off is an error, and no answer", async () => {
  const body = new ReadableStream({ start: (stream) => stream.error(new Error("broken off")) });
  await assert.rejects(isWhole(new Response(body), integrityOf("")), /broken off/);
});
