/** What is said to displays that are not there yet is kept for them, and bounded. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Early } from "../../../public/live/early.mjs";

const words = (bytes, ...buffers) => ({ data: new Uint8Array(bytes), buffers: buffers.map((each) => new Uint8Array(each)) });

test("a display gets what was said to it, in order, and once", () => {
  const early = new Early();
  early.keep("a", words(1));
  early.keep("b", words(9));
  early.keep("a", words(2));
  assert.deepEqual(early.take("a").map(({ data }) => data.length), [1, 2]);
  assert.deepEqual(early.take("a"), []);
});

test("the latest messages of a widget stay", () => {
  const early = new Early();
  for (let count = 0; count < 1200; count += 1) early.keep("a", words(count));
  const kept = early.take("a");
  assert.deepEqual([kept.length, kept[0].data.length], [1000, 200]);
});

test("displays that never come take no more than some room", () => {
  const early = new Early();
  for (let count = 0; count < 20; count += 1) early.keep(`w${count}`, words(1_000_000, 1_000_000));
  assert.ok(early.bytes <= 32_000_000);
  assert.deepEqual([early.take("w0").length, early.take("w19").length], [0, 1]);
  for (let count = 0; count < 6000; count += 1) early.keep(`v${count}`, words(1));
  assert.equal(early.messages, 5000);
  early.clear();
  assert.deepEqual([early.messages, early.bytes, early.take("v5999").length], [0, 0, 0]);
});
