/** Files as they come and go: text or not, zips, and what is too large. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ALL_BYTES, FILE_BYTES } from "#generated/limits.mjs";
import { zipSync } from "fflate";
import { archive } from "../../public/archive.mjs";
import { packing } from "../../public/packing.mjs";
import { PackingDouble } from "./packing_double.mjs";

const encoder = new TextEncoder();
const zipped = (files, options) => new File([zipSync(files, options)], "all.zip");

before(() => Object.assign(packing, { make: () => new PackingDouble(), times: { deadline: 10_000, idle: 1 } }));

test("bytes are text if they can be edited as text in plain UTF-8", () => {
  assert.equal(archive.decode(encoder.encode("é😀\r\n")), "é😀\r\n");
  for (const bytes of [encoder.encode("\uFEFFé"), Uint8Array.of(0xff), encoder.encode("a\0b"), new Uint8Array(1_000_001).fill(0x61)]) {
    assert.equal(archive.decode(bytes), bytes);
  }
});

test("a zip holds what it was made of", async () => {
  const names = ["main.py", "data/é.bin"];
  const contents = ["print(1)\n", Uint8Array.of(0, 255)];
  const { blob } = await archive.zip(names, contents);
  assert.equal(blob.type, "application/zip");
  const { files, problem } = await archive.open(new File([blob], "all.zip"));
  assert.equal(problem, undefined);
  assert.deepEqual(files, ["main.py", contents[0], "data/é.bin", contents[1]]);
});

test("names come in one form, from a zip and by themselves", async () => {
  const opened = await archive.open(zipped({ "u\u0308.txt": encoder.encode("a") }));
  assert.deepEqual(opened.files, ["\u00FC.txt", "a"]);
  const received = await archive.receive([new File(["a"], "u\u0308.txt")]);
  assert.deepEqual(received, { files: ["\u00FC.txt", "a"], problems: [] });
  assert.equal(archive.normal("e\u0301"), "é");
});

test("folders of a zip are no files", async () => {
  const { files } = await archive.open(zipped({ "data/": new Uint8Array(0), "data/a.txt": encoder.encode("a") }));
  assert.deepEqual(files, ["data/a.txt", "a"]);
});

test("a file of a name that objects of JavaScript have does not get lost", async () => {
  const archived = zipSync({ "_proto__.": encoder.encode("a"), "main.py": encoder.encode("b") });
  const text = Buffer.from(archived).toString("latin1").replaceAll("_proto__.", "__proto__");
  const { files } = await archive.open(new File([Buffer.from(text, "latin1")], "all.zip"));
  assert.deepEqual(files, ["main.py", "b", "__proto__", ""]);
  assert.deepEqual((await archive.open(zipped({ constructor: encoder.encode("a") }))).files, ["constructor", ""]);
});

test("a zip that is none, and a small one that holds too much, are refused with the reason", async () => {
  assert.ok((await archive.open(new File(["no zip"], "a.zip"))).problem);
  const large = new Uint8Array(FILE_BYTES + 1);
  assert.deepEqual(await archive.open(zipped({ "big.bin": large }, { level: 0 })), { problem: "big.bin is larger than 20 MB" });
  const most = Object.fromEntries(["1", "2", "3"].map((name) => [name, new Uint8Array(FILE_BYTES)]));
  assert.deepEqual(await archive.open(zipped(most, { level: 1 })), { problem: "its files together are larger than 50 MB in all" });
  const huge = { size: ALL_BYTES + 1 };
  assert.deepEqual(await archive.open(huge), { problem: "it is larger than 50 MB" });
});

test("what is uploaded keeps its folders; what is too large or cannot be read is named", async () => {
  const inFolder = Object.defineProperty(new File(["1"], "a.py"), "webkitRelativePath", { value: "src/a.py" });
  const broken = { name: "b.py", size: 1, arrayBuffer: () => Promise.reject(new Error("gone")) };
  const large = { name: "c.bin", size: FILE_BYTES + 1 };
  assert.deepEqual(await archive.receive([inFolder, broken, large]), {
    files: ["src/a.py", "1"],
    problems: ["b.py could not be read.", "c.bin is larger than 20 MB."],
  });
});

test("a blob is of the type that is asked for", async () => {
  const blob = archive.blob("é", "text/x-python");
  assert.deepEqual([blob.type, await blob.text()], ["text/x-python", "é"]);
});
