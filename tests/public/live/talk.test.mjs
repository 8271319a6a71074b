import assert from "node:assert/strict";
import test from "node:test";
import { Talk } from "../../../public/live/talk.mjs";

const read = (/** @type {any} */ { data }) => JSON.parse(new TextDecoder().decode(data));
const written = (/** @type {unknown} */ value) => new TextEncoder().encode(JSON.stringify(value));

test("one thing is said at a time, and settles when it has been dealt with", async () => {
  /** @type {any[]} */
  const said = [];
  const talk = new Talk((message) => said.push(message));
  const first = talk.send({ n: 1 }, []);
  const second = talk.send({ n: 2 }, []);
  assert.deepEqual(said.map(read), [{ n: 1 }]);
  talk.done();
  await first;
  assert.deepEqual(said.map(read), [{ n: 1 }, { n: 2 }]);
  talk.done();
  await second;
  talk.done();
  assert.equal(said.length, 2);
});

test("what Python says before anybody listens is heard later, in order", () => {
  /** @type {any[]} */
  const heard = [];
  const talk = new Talk(() => {});
  talk.take(written([1]), [new Uint8Array([7])]);
  talk.listen((messages, buffers) => heard.push([messages, buffers.map((each) => [...new Uint8Array(each)])]));
  talk.take(written([2]), []);
  assert.deepEqual(heard, [[[1], [[7]]], [[2], []]]);
});
