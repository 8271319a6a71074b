/** What a page gives of a run, and what it leaves out. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { given } from "../../../worker/client/given.mjs";
import { Offthread } from "../../../worker/client/offthread.mjs";

/** The fields that a run is posted with. @param {object} options */
async function posted(options) {
  /** @type {any} */
  const session = { folder: { write() {} }, run: async (/** @type {() => object} */ fields) => given(fields()) };
  return new Offthread(session).run("1", options);
}

test("options that are nothing are as if they had not been given", async () => {
  for (const nothing of [undefined, null, false, ""]) {
    assert.deepEqual(await posted({ data: nothing, context: nothing, filename: nothing }), { code: "1", values: true });
  }
  const all = { data: { n: 1 }, context: { m: 2 }, filename: "a.py" };
  assert.deepEqual(await posted(all), { code: "1", values: true, ...all });
});
