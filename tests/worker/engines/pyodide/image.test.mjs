/** The parts of an image that need no interpreter: its key, its bytes, and what watches libraries. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ImageError, Packed, packed } from "../../../../worker/engines/pyodide/image/format.mjs";
import { keyOf } from "../../../../worker/supply/image_key.mjs";
import { named, namer } from "../../../../worker/engines/pyodide/image/references.mjs";
import { Watch } from "../../../../worker/engines/pyodide/image/watch.mjs";
import { PAGE, changedPages } from "../../../../worker/engines/pyodide/pages.mjs";

const INGREDIENTS = { pyodide: "p", kernel: "k", wheels: ["a", "b"], modules: ["x", "y"], switches: true };

test("a key is the same in any order, and another one for anything else", () => {
  const key = keyOf(INGREDIENTS);
  assert.equal(keyOf({ ...INGREDIENTS, wheels: ["b", "a", "b"], modules: ["y", "x"] }), key);
  const others = [{ pyodide: "q" }, { kernel: "l" }, { wheels: ["a"] }, { modules: ["x"] }, { wheels: ["x"], modules: ["a"] }, { switches: false }];
  assert.equal(new Set([key, ...others.map((each) => keyOf({ ...INGREDIENTS, ...each }))]).size, 7);
});

test("what was packed is there again: pages where they were, and files", () => {
  const heap = new Uint8Array(4 * PAGE).map((_, at) => at % 251);
  const file = new TextEncoder().encode("a file");
  const head = { key: "k", runs: [1, 2], files: [["/lib/a.so", file.length, 0o100644, 0]] };
  const found = new Packed(packed(head, heap, [file]));
  const memory = new Uint8Array(heap.length);
  found.copyTo(memory);
  assert.deepEqual(memory.subarray(PAGE, 3 * PAGE), heap.subarray(PAGE, 3 * PAGE));
  assert.ok(memory.subarray(0, PAGE).every((each) => !each) && memory.subarray(3 * PAGE).every((each) => !each));
  assert.deepEqual(found.library({ names: ["a.so", "/lib/a.so"] }), file);
  assert.throws(() => found.library({ names: ["b.so"] }), ImageError);
});

test("pages that a library's data lies on are taken, whether they differ or not", () => {
  const heap = new Uint8Array(4 * PAGE);
  heap[PAGE] = 1;
  assert.deepEqual(changedPages(heap, [new Uint8Array(2 * PAGE)]), [1, 1]);
  assert.deepEqual(changedPages(heap, [new Uint8Array(2 * PAGE)], new Set([3])), [1, 1, 3, 1]);
});

test("only what has a name in Pyodide is referred to", () => {
  const known = () => {};
  const api = { inner: {}, public_api: { known } };
  const name = namer({ known, _api: api });
  assert.deepEqual([name(known), name(api.inner)], [{ root: "pyodide", name: "known" }, { root: "API", name: "inner" }]);
  assert.throws(() => name({}), ImageError);
  assert.equal(named(api, name(known)), known);
  assert.throws(() => named(api, { root: "pyodide", name: "constructor" }), ImageError);
});

test("WebAssembly is as it was when nobody watches any more, and what is no library is not noted", async () => {
  const before = [WebAssembly.Instance, WebAssembly.instantiate];
  const watch = new Watch();
  const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const module = new WebAssembly.Module(empty);
  new WebAssembly.Instance(module, {});
  const imports = { "GOT.mem": {}, env: { __memory_base: 64, __table_base: 7 } };
  const instance = new WebAssembly.Instance(module, imports);
  const made = await WebAssembly.instantiate(empty, imports);
  assert.deepEqual(watch.loads.map(({ memoryBase, tableBase }) => [memoryBase, tableBase]), [[64, 7], [64, 7]]);
  assert.deepEqual(watch.loads.map((each) => each.instance), [instance, made.instance]);
  watch.stop();
  assert.deepEqual([WebAssembly.Instance, WebAssembly.instantiate], before);
});
