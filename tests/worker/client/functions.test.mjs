/** Functions of the page's and the worker that calls them, over a real port. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Functions } from "../../../worker/client/functions.mjs";
import { Calls } from "../../../worker/host/calls.mjs";

/** Both ends. */
function joined(data) {
  const [functions, calls] = [new Functions(), new Calls()];
  const offered = functions.offer(data);
  calls.receive(offered.port);
  return { functions, calls, offered, [Symbol.dispose]: () => functions.end() };
}

test("data without functions stays as it is, and opens no port", () => {
  const data = { a: 1 };
  assert.deepEqual(new Functions().offer(data), { data });
});

test("functions are named apart from the data, and share one port", () => {
  using both = joined({ a: 1, twice: (n) => 2 * n });
  assert.deepEqual([both.offered.data, both.offered.functions], [{ a: 1 }, ["twice"]]);
  const again = both.functions.offer({ thrice: (n) => 3 * n });
  assert.deepEqual(again, { data: {}, functions: ["thrice"] });
});

test("a call gives what the function gives, at once or later", async () => {
  using both = joined({ twice: (n) => 2 * n, later: async (...given) => given });
  assert.deepEqual(await Promise.all([both.calls.call("twice", [21], []), both.calls.call("later", ["a", [1]], [])]), [42, ["a", [1]]]);
});

test("what is thrown, cannot be posted, or was never offered rejects the call", async () => {
  using both = joined({ fails: () => { throw new RangeError("no"); }, odd: () => () => {} });
  await assert.rejects(both.calls.call("fails", [], []), { message: "RangeError: no" });
  await assert.rejects(both.calls.call("odd", [], []), /could not be cloned/);
  await assert.rejects(both.calls.call("constructor", [], []), /not a function/);
});

test("without a port a call is rejected", async () => {
  await assert.rejects(new Calls().call("a", [], []), /the page has given no port/);
});

test("the next worker gets a port of its own", () => {
  using both = joined({ a: () => {} });
  both.functions.end();
  assert.ok(both.functions.offer({ b: () => {} }).port instanceof MessagePort);
});

test("whatever is thrown, the call has an answer", async () => {
  using both = joined({ odd: () => { throw Object.create(null); } });
  await assert.rejects(both.calls.call("odd", [], []), { message: "odd" });
});
