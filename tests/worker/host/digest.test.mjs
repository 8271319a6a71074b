/** SHA-256 at once is the same as Node's own. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { digest as later } from "../../../worker/host/fetching.mjs";
import { digest } from "../../../worker/host/digest.mjs";

const filled = (length) => Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256);

test("the two of the standard's examples", () => {
  assert.equal(digest(new Uint8Array(0)), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(digest(new TextEncoder().encode("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("lengths around the ends of blocks", () => {
  for (const length of [1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100_003]) {
    const bytes = filled(length);
    assert.equal(digest(bytes), createHash("sha256").update(bytes).digest("hex"), `${length} bytes`);
  }
});

test("the one that answers later says the same", async () => {
  assert.equal(await later(filled(777)), digest(filled(777)));
});
