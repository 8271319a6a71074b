/** What programs write leaves in order, at once unless it is a flood, and never without end. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { ROOM, Output } from "../../../worker/host/output.mjs";

const encoder = new TextEncoder();

/** An output, and what it posted. */
function made({ isFull = () => false, wait = () => {} } = {}) {
  const posts = [];
  const output = new Output({ post: (chunks) => posts.push(chunks), isFull, wait });
  const write = (stream, text) => {
    const bytes = encoder.encode(text);
    for (let at = 0; at < bytes.length; ) at += output.write(stream, bytes.subarray(at));
  };
  return { output, posts, write };
}

/** All that was posted, neighbours of one stream as one. */
function told(posts) {
  const found = [];
  for (const chunks of posts) {
    for (let at = 0; at < chunks.length; at += 2) {
      if (found.at(-1)?.[0] === chunks[at]) found.at(-1)[1] += chunks[at + 1];
      else found.push([chunks[at], chunks[at + 1]]);
    }
  }
  return found;
}

test("a word leaves at once", () => {
  const { posts, write } = made();
  write("stdout", "a\n");
  assert.deepEqual(posts, [["stdout", "a\n"]]);
});

test("the streams keep their order, and each a character that is cut", () => {
  const { output, posts, write } = made();
  output.write("stdout", Uint8Array.of(0xc3));
  write("stderr", "e");
  output.write("stdout", Uint8Array.of(0xa9));
  output.flush(true);
  assert.deepEqual(told(posts), [["stderr", "e"], ["stdout", "é"]]);
});

test("a flood is gathered, and all of it comes in order", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { output, posts, write } = made();
  const lines = Array.from({ length: 20000 }, (_, number) => `${number}\n`);
  for (const line of lines) write("stdout", line);
  output.flush(true);
  assert.deepEqual(told(posts), [["stdout", lines.join("")]]);
  assert.ok(posts.length < 2000, `${posts.length} messages`);
});

test("after a run that flooded, the next one's first word leaves at once", () => {
  const { output, posts, write } = made();
  for (let line = 0; line < 1000; line += 1) write("stdout", `line ${line}\n`);
  output.flush(true);
  const before = posts.length;
  write("stdout", "go\n");
  assert.deepEqual(posts.slice(before), [["stdout", "go\n"]]);
});

test("one write larger than the room is taken piece by piece", () => {
  const { output, posts, write } = made();
  write("stdout", "x".repeat(3 * ROOM + 5));
  output.flush(true);
  assert.equal(told(posts)[0][1].length, 3 * ROOM + 5);
});

test("a flood that nobody takes in waits for the page", () => {
  const wait = mock.fn();
  const { write } = made({ isFull: () => true, wait });
  write("stdout", "x".repeat(2 * ROOM));
  assert.ok(wait.mock.callCount() >= 1);
});

test("what is muted goes nowhere, and what was written before goes first", () => {
  const { output, posts, write } = made();
  write("stdout", "before");
  const value = output.muted(() => {
    write("stdout", "unheard");
    return 5;
  });
  write("stdout", "after");
  assert.equal(value, 5);
  assert.deepEqual(told(posts), [["stdout", "beforeafter"]]);
});

test("the mute ends with an error, too", () => {
  const { output, posts, write } = made();
  assert.throws(() => output.muted(() => { throw new Error("no"); }), /no/);
  write("stdout", "a");
  assert.deepEqual(told(posts), [["stdout", "a"]]);
});

test("what was gathered leaves when the program goes on computing", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { output, posts, write } = made();
  for (let number = 0; number < 500; number += 1) write("stdout", "0123456789");
  const before = told(posts)[0][1].length;
  assert.ok(before < 5000);
  const until = performance.now() + 20;
  while (performance.now() < until);
  output.tick();
  assert.equal(told(posts)[0][1].length, 5000);
});
