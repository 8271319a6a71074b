/** Whether frames have a thread of their own is asked of one that is there to answer. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Threads } from "../../../public/live/threads.mjs";

/** A frame with a thread of its own: it answers at once, and its moment ends later. */
const apart = (threads) => ({
  isThere: () => true,
  order: ({ ms }) => {
    threads.hear({ is: "busy" });
    threads.hear({ is: "rested", at: performance.timeOrigin + performance.now() + ms });
  },
});

test("a frame that answers before its moment is over has a thread of its own", async () => {
  const threads = new Threads();
  assert.equal(await threads.when(apart(threads)), false);
});

test("a frame that has gone before it could answer says nothing of others", async () => {
  const threads = new Threads();
  let isThere = true;
  const gone = threads.when({ isThere: () => isThere, order: () => (isThere = false) });
  const next = threads.when(apart(threads));
  assert.deepEqual([await gone, await next], [true, false]);
  assert.equal(await threads.when(apart(threads)), false);
});
