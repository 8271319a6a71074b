/** A pool whose size makes no sense is refused at once: a run would wait for ever. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Pool } from "../../../worker/client/pool.mjs";

test("a pool has at least one Python, and a whole number of them", () => {
  for (const size of [0, -1, 1.5, "2", null, NaN, Infinity]) assert.throws(() => new Pool({ size }), RangeError);
  for (const standbys of [-1, 0.5, "1", null]) assert.throws(() => new Pool({ size: 1, standbys }), RangeError);
});
