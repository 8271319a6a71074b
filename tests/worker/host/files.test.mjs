/** The working directory as the page and programs share it: what changed comes back once, and what is too large is named. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { ALL_WORDS, FILE_BYTES, FILE_WORDS, MOST_FILES } from "#generated/limits.mjs";
import { Disk } from "../../../worker/engines/brython/disk.mjs";
import { Files } from "../../../worker/host/files.mjs";

// It looks at the files now and then by itself, which would keep the process alive.
mock.timers.enable({ apis: ["setInterval"] });

const encoder = new TextEncoder();

function made() {
  const FS = new Disk();
  const posts = [];
  const files = new Files(FS, (message) => posts.push(message));
  const write = (name, content) => FS.writeFile(`${files.home}/${name}`, content);
  return { FS, files, posts, write, last: () => posts.at(-1) };
}

test("a page that hands over no files hears of none", () => {
  const { files, posts, write } = made();
  write("a.txt", "1");
  files.report();
  assert.deepEqual(posts, []);
});

test("what is handed over is there, and the modules of it are named", () => {
  const { FS, files, posts } = made();
  assert.deepEqual(files.receive(["main.py", "x = 1\n", "data/a.bin", Uint8Array.of(0, 255)]), ["main.py"]);
  assert.deepEqual([...FS.readFile(`${files.home}/data/a.bin`)], [0, 255]);
  files.report();
  assert.deepEqual(posts, []);
});

test("what a program writes comes back once", () => {
  const { files, posts, write } = made();
  files.receive(["a.txt", "1"]);
  write("b.txt", "two");
  files.report();
  files.report();
  assert.deepEqual(posts, [{ type: "files", changed: ["b.txt", encoder.encode("two")], removed: [], kept: [], round: 1 }]);
});

test("what a program removes is told once", () => {
  const { FS, files, posts } = made();
  files.receive(["a.txt", "1"]);
  FS.unlink(`${files.home}/a.txt`);
  files.report();
  files.report();
  assert.deepEqual(posts, [{ type: "files", changed: [], removed: ["a.txt"], kept: [], round: 1 }]);
});

test("what the page takes away is gone, and not told back", () => {
  const { FS, files, posts } = made();
  files.receive(["a.py", "1"]);
  assert.deepEqual(files.receive([], ["a.py"]), ["a.py"]);
  assert.equal(FS.analyzePath(`${files.home}/a.py`).exists, false);
  files.report();
  assert.deepEqual(posts, []);
});

test("a second change of the same length within the clock's grain is seen", () => {
  const { files, write, last } = made();
  files.receive(["a.txt", "1"]);
  write("a.txt", "2");
  files.report();
  assert.deepEqual(last().changed, ["a.txt", encoder.encode("2")]);
  write("a.txt", "3");
  files.report();
  assert.deepEqual(last().changed, ["a.txt", encoder.encode("3")]);
});

test("a file that is too large is named once, and again at another size", () => {
  const { files, posts, write } = made();
  files.receive([]);
  write("big.bin", new Uint8Array(FILE_BYTES + 1));
  files.report();
  files.report();
  assert.deepEqual(posts.map(({ changed, kept }) => [changed, kept]), [[[], ["big.bin", `it is larger than ${FILE_WORDS}`]]]);
  write("big.bin", new Uint8Array(FILE_BYTES + 2));
  files.report();
  assert.equal(posts.length, 2);
});

test("all files together have their bound", () => {
  const { files, write, last } = made();
  files.receive([]);
  for (const name of ["1", "2", "3"]) write(name, new Uint8Array(FILE_BYTES));
  files.report();
  assert.equal(last().changed.length, 4);
  assert.deepEqual(last().kept.slice(1), [`all files together would be larger than ${ALL_WORDS}`]);
});

test("there are only so many files", () => {
  const { files, write, last } = made();
  files.receive([]);
  for (let number = 0; number <= MOST_FILES; number += 1) write(`f${number}`, "x");
  files.report();
  assert.equal(last().changed.length, 2 * MOST_FILES);
  assert.deepEqual(last().kept.slice(1), [`there are ${MOST_FILES} files already`]);
});
