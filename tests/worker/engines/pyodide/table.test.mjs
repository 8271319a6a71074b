/** The numbers that a snapshot calls functions by, on an engine that has two objects for one function. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { aligned, isOneObject, lengthOf, placesOf, trampoline } from "../../../../worker/engines/pyodide/table.mjs";

const NAME = "__indirect_function_table";

/** An instance whose first three functions lie in the table; by what object each is exported. @param {(each: () => number) => () => number} exported */
function instance(exported) {
  const functions = [0, 1, 2, 3].map((number) => () => number);
  const table = functions.slice(0, 3);
  const [a, b, c, d] = functions.map(exported);
  return { exports: { memory: {}, a, b, c, d, [NAME]: { length: 3, get: (/** @type {number} */ at) => table[at] } } };
}

const same = instance((each) => each);
const other = instance((each) => () => each());

test("it is taken down which exports lie in the table, and where", () => {
  assert.deepEqual(placesOf(same.exports), { names: "a b c", slots: [0, 1, 2] });
  assert.deepEqual(placesOf(other.exports), { names: "", slots: [] });
});

test("it is told whether exports and functions of the table are the same objects", () => {
  assert.deepEqual([same, other].map(({ exports }) => isOneObject(exports, exports[NAME])), [true, false]);
});

test("where a function is one object, the instance stays as it is", () => {
  assert.equal(aligned(same, placesOf(same.exports)), same);
  assert.equal(aligned(other, placesOf(other.exports)), other);
});

test("where it is two, exports become the objects that the table has", () => {
  const made = aligned(other, placesOf(same.exports)).exports;
  assert.deepEqual(Object.keys(made), Object.keys(other.exports));
  assert.deepEqual(placesOf(made), placesOf(same.exports));
  assert.equal(made.d, other.exports.d);
});

test("the trampoline's slot is not counted, for a device may have none", () => {
  const words = new Int32Array([0, 4, 8, 7]);
  const module = { wasmTable: { length: 8 }, HEAP32: words, __PyRuntime: 8, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: 4 };
  assert.deepEqual([trampoline(module), lengthOf(module)], [{ word: 3, slot: 7 }, 7]);
  words[3] = 0;
  module.wasmTable.length = 7;
  assert.deepEqual([trampoline(module), lengthOf(module)], [{ word: 3, slot: 0 }, 7]);
  assert.deepEqual(trampoline({ ...module, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: undefined }), { word: 0, slot: 0 });
});
