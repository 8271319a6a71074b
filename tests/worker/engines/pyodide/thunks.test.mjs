/** JavaScript's functions as WebAssembly's: they are called with the same numbers, and each has one address. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addressable, thunksOf } from "../../../../worker/engines/pyodide/thunks.mjs";

const signed = (act, sig) => Object.assign(act, { sig });
const table = () => new WebAssembly.Table({ element: "anyfunc", initial: 8 });

/** A module that takes the addresses of these. */
function taking(...names) {
  const text = (name) => [name.length, ...new TextEncoder().encode(name)];
  const items = names.flatMap((name) => [...text("GOT.func"), ...text(name), 3, 0x7f, 1]);
  const size = items.length + 1;
  return new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 2, size & 0x7f | 0x80, size >> 7, names.length, ...items]));
}

test("numbers of every type come and go as they are", () => {
  const heard = [];
  const note = (...numbers) => heard.push(numbers);
  const add = signed((a, b) => a + b, "iip");
  const whole = signed((a) => a + 1n, "jj");
  const half = signed((a) => a / 2, "dd");
  const small = signed((a) => a / 2, "ff");
  const same = signed((a) => a, "ee");
  const nothing = signed(note, "vijfd");
  const thunks = thunksOf([add, whole, half, small, same, nothing]);
  assert.equal(thunks.get(add)(2 ** 31, -1), 2 ** 31 - 1);
  assert.equal(thunks.get(whole)(2n ** 62n), 2n ** 62n + 1n);
  assert.equal(thunks.get(half)(0.2), 0.1);
  assert.equal(thunks.get(small)(0.2), Math.fround(Math.fround(0.2) / 2));
  assert.equal(thunks.get(same)(heard), heard);
  assert.equal(thunks.get(nothing)(7, 8n, 0.5, 0.25), undefined);
  assert.deepEqual(heard, [[7, 8n, 0.5, 0.25]]);
});

test("a table takes them, and what JavaScript throws is thrown on", () => {
  const wrong = new Error("wrong");
  const fails = signed(() => {
    throw wrong;
  }, "v");
  const rows = table();
  rows.set(3, thunksOf([fails]).get(fails));
  assert.throws(() => rows.get(3)(), wrong);
});

test("three hundred have the places of their own, with more parameters than one digit tells", () => {
  const all = Array.from({ length: 300 }, (_, at) => signed((...given) => at + given.length, `i${"i".repeat(at % 140)}`));
  const thunks = thunksOf(all);
  assert.deepEqual(all.map((each, at) => thunks.get(each)(...Array(at % 140).fill(0))), all.map((_, at) => at + (at % 140)));
});

test("only what the module takes the address of is replaced, and one function by one", () => {
  const shared = signed(() => 1, "i");
  const functions = { a: shared, b: shared, other: signed(() => 2, "i"), unsigned: () => 3, waits: { sig: "i" }, missing: undefined };
  const stub = (functions.stub = Object.assign(signed(() => 4, "i"), { stub: true }));
  const odd = (functions.odd = signed(() => 5, "ix"));
  const before = { ...functions };
  addressable(taking("a", "b", "unsigned", "waits", "missing", "stub", "odd", "nowhere"), functions);
  assert.notEqual(functions.a, shared);
  assert.equal(functions.a, functions.b);
  table().set(0, functions.a);
  for (const name of ["other", "unsigned", "waits", "missing"]) assert.equal(functions[name], before[name]);
  assert.equal(functions.stub, stub);
  assert.equal(functions.odd, odd);
  assert.ok(!("nowhere" in functions));
});
