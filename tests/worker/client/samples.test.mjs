/** The messages of Pyodide's two samples. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { buffersOf, command, isScript, replier } from "../../../worker/client/samples.mjs";

test("a script is an object with a text named python", () => {
  const given = [{ python: "1" }, { python: 1 }, {}, null, "python", undefined, [1]];
  assert.deepEqual(given.map(isScript), [true, false, false, false, false, false, false]);
});

test("an id belongs to the sample that has a context", () => {
  assert.deepEqual(command({ id: 1, python: "x", context: { a: 1 } }), { code: "x", values: true, context: { a: 1 } });
  assert.deepEqual(command({ id: 1, python: "x" }), { code: "x", values: true, data: { id: 1 } });
  assert.deepEqual(replier({ id: 1, python: "x", context: {} })({ value: 2 }), { id: 1, result: 2 });
  assert.deepEqual(replier({ id: 1, python: "x" })({ error: "E" }), { error: "E" });
});

test("each buffer is handed on once, and one that is shared is not", () => {
  const buffer = new ArrayBuffer(16);
  const values = { a: new Uint8Array(buffer), b: new DataView(buffer), c: new Int8Array(new SharedArrayBuffer(4)), d: "text", e: [1] };
  assert.deepEqual(buffersOf(values), [buffer]);
});
