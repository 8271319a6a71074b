/** The page's copy of the working directory: what the page wrote last is newer than what a program wrote before. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Folder } from "../../../worker/client/folder.mjs";

const bytes = (text) => new TextEncoder().encode(text);
const report = (fields) => ({ changed: [], removed: [], kept: [], round: 1, ...fields });

test("what is written is handed over once, and again to a new worker", () => {
  const folder = new Folder();
  folder.write("a.txt", "one");
  assert.deepEqual([folder.handOver(), folder.handOver()], [["a.txt", "one"], []]);
  folder.renew();
  assert.deepEqual(folder.handOver(), ["a.txt", "one"]);
});

test("what programs have changed and removed is known", () => {
  const folder = new Folder();
  folder.write("a.txt", "one");
  folder.handOver();
  folder.take(report({ changed: ["b.txt", bytes("two")], removed: ["a.txt"] }));
  assert.deepEqual([folder.list(), folder.read("b.txt")], [["b.txt"], bytes("two")]);
  assert.throws(() => folder.read("a.txt"), { message: "There is no file 'a.txt'." });
});

test("what the page has written since is not overwritten by what is older", () => {
  const folder = new Folder();
  folder.handOver();
  folder.write("a.txt", "mine");
  folder.take(report({ changed: ["a.txt", bytes("older")] }));
  assert.equal(folder.read("a.txt"), "mine");
  folder.handOver();
  folder.take(report({ removed: ["a.txt"], round: 1 }));
  assert.equal(folder.read("a.txt"), "mine");
  folder.take(report({ changed: ["a.txt", bytes("newer")], round: 2 }));
  assert.deepEqual(folder.read("a.txt"), bytes("newer"));
});

test("a file that is too large to come back says so", () => {
  const folder = new Folder();
  folder.take(report({ kept: ["big.bin", "it is larger than 20 MB"] }));
  assert.deepEqual(folder.list(), ["big.bin"]);
  assert.throws(() => folder.read("big.bin"), { message: "big.bin stays with Python: it is larger than 20 MB" });
});

test("bytes that are written are a copy", () => {
  const folder = new Folder();
  const content = bytes("one");
  folder.write("a", content);
  content[0] = 0;
  assert.deepEqual(folder.read("a"), bytes("one"));
});

test("a path that leads elsewhere, or names no file, is refused", () => {
  const folder = new Folder();
  for (const name of ["", ".", "..", "../a", "/a", "a/", "a//b", "a/../b", "./a"]) assert.throws(() => folder.write(name, "1"), { message: `There is no file '${name}'.` });
  for (const name of ["a", "a.b", ".a", "..a", "a/b", "a...", " "]) folder.write(name, "1");
  assert.equal(folder.list().length, 7);
});

test("what is neither a text nor an array is refused", () => {
  const folder = new Folder();
  for (const content of [new ArrayBuffer(2), new Blob(["1"]), [1], 5, null, undefined]) assert.throws(() => folder.write("a", content), TypeError);
  assert.deepEqual(folder.list(), []);
});
