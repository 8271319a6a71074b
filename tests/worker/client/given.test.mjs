/** What has no value is not posted: a worker asks what is there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { given } from "../../../worker/client/given.mjs";
import { Reach } from "../../../worker/client/reach.mjs";

test("what has no value is left out, and what is empty, zero or false stays", () => {
  const fields = { none: undefined, nil: null, text: "", zero: 0, no: false, list: [] };
  assert.deepEqual(Object.keys(given(fields)), ["text", "zero", "no", "list"]);
});

test("what a page has no part of, it does not name at the start or at a run", () => {
  const memory = new SharedArrayBuffer(1 << 16);
  const shared = new Reach(undefined, () => {}, { memory });
  assert.deepEqual(Object.entries(shared.fields), [["control", memory]]);
  assert.deepEqual(Object.entries(shared.begin(1)), []);
  const alone = new Reach(undefined, () => {}, { lock: "a lock" });
  assert.deepEqual(Object.entries(alone.fields), [["lock", "a lock"]]);
  assert.deepEqual(Object.keys(alone.begin(1)), ["token", "acks"]);
  assert.deepEqual(Object.keys(alone.begin(2)), ["token"]);
  alone.end();
});
