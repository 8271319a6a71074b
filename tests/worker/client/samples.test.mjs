/** The messages of the three eras of Pyodide's documentation. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { buffersOf, command, idOf, isScript, problemOf, replier } from "../../../worker/client/samples.mjs";

test("a script is an object with a text named python", () => {
  const given = [{ python: "1" }, { python: 1 }, {}, null, "python", undefined, [1]];
  assert.deepEqual(given.map(isScript), [true, false, false, false, false, false, false]);
});

test("each era's message is answered in its own words, and with its id if it has one", () => {
  assert.deepEqual(command({ id: 1, python: "x", context: { a: 1 } }), { code: "x", values: true, context: { a: 1 } });
  assert.deepEqual(command({ id: 1, python: "x" }), { code: "x", values: true, data: { id: 1 } });
  assert.deepEqual(replier({ id: 1, python: "x", context: {} })({ value: 2 }), { id: 1, result: 2 });
  assert.deepEqual(replier({ python: "x", a: 1 })({ value: 2 }), { results: 2 });
  assert.deepEqual(replier({ id: "n", python: "x", a: 1 })({ value: 2 }), { id: "n", results: 2 });
  assert.deepEqual(replier({ id: null, python: "x" })({ error: "E", line: 1 }), { id: null, error: "E", line: 1 });
  assert.deepEqual(replier({ id: undefined, python: "x" })({}), { results: undefined });
});

test("each buffer is handed on once, and one that is shared is not", () => {
  const buffer = new ArrayBuffer(16);
  const values = { a: new Uint8Array(buffer), b: new DataView(buffer), c: new Int8Array(new SharedArrayBuffer(4)), d: "text", e: [1] };
  assert.deepEqual(buffersOf(values), [buffer]);
});

test("a context may be missing or a Map; data of that name are none", () => {
  assert.deepEqual(command({ id: 1, python: "x", context: undefined }).context, {});
  assert.deepEqual(command({ id: 1, python: "x", context: null }).context, {});
  assert.deepEqual(command({ id: 1, python: "x", context: new Map([["a", 1]]) }).context, { a: 1 });
  assert.deepEqual(command({ python: "x", context: { a: 1 } }).data, { context: { a: 1 } });
  assert.deepEqual(command({ id: 1, python: "x", context: "text" }).data, { id: 1, context: "text" });
});

test("a script loses the indentation of the page around it", () => {
  assert.equal(command({ python: "\n    a = 1\n    a\n" }).code, "\na = 1\na\n");
});

test("an id outlives what is handed on with the script, and one that cannot be copied is none", () => {
  const id = new Uint8Array([7]);
  const name = idOf({ id });
  structuredClone(id, { transfer: [id.buffer] });
  assert.deepEqual(name, { id: new Uint8Array([7]) });
  assert.deepEqual(idOf({ id: () => 1 }), {});
});

test("what is wrong with a message is said by what it seems to be", () => {
  assert.match(problemOf({ type: "halt" }), /^There are no messages of this type: the types are /);
  assert.equal(problemOf({ type: "input", text: "x" }), "No script is waiting for input.");
  for (const each of [{}, null, "text", { python: 5 }, { type: 5 }, { type: "x", python: 5 }]) {
    assert.equal(problemOf(each), "The message needs a key 'python' with the script as a string.");
  }
});
