/** Names of files: one that is written in two ways is one file, and none gets lost, in the engines' own file systems. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import { loadPyodide } from "pyodide";
import { Disk } from "../../../worker/engines/brython/disk.mjs";
import { settleNames } from "../../../worker/host/names.mjs";

const ONE = "\u00FCber.csv";
const TWO = "u\u0308ber.csv";

const SYSTEMS = {
  Pyodide: async () => (await loadPyodide()).FS,
  MicroPython: async () => (await loadMicroPython()).FS,
  Brython: async () => new Disk(),
};

const listed = (FS, path) => FS.readdir(path).filter((each) => !each.startsWith(".")).sort();

test("a name that is written in two ways is one file, in each engine", async () => {
  for (const [engine, load] of Object.entries(SYSTEMS)) {
    const FS = await load();
    settleNames(FS);
    settleNames(FS);
    const text = (path) => new TextDecoder().decode(FS.readFile(path));
    FS.mkdirTree("/here/u\u0308");
    FS.writeFile(`/here/${TWO}`, "two");
    assert.equal(text(`/here/${ONE}`), "two", engine);
    FS.writeFile(`/here/${ONE}`, "one");
    assert.equal(text(`/here/${TWO}`), "one", engine);
    assert.deepEqual(listed(FS, "/here"), ["\u00FC", ONE], engine);
    FS.writeFile("/here/u\u0308/a.txt", "within");
    assert.equal(text("/here/\u00FC/a.txt"), "within", engine);
    FS.rename(`/here/${TWO}`, "/here/u\u0308/o\u0308.txt");
    assert.equal(text("/here/\u00FC/\u00F6.txt"), "one", engine);
    FS.unlink("/here/u\u0308/a.txt");
    assert.deepEqual(listed(FS, "/here/\u00FC"), ["\u00F6.txt"], engine);
    assert.throws(() => FS.readFile("/here/e\u0301"), undefined, engine);
  }
});

test("no name gets lost, in each engine", async () => {
  for (const [engine, load] of Object.entries(SYSTEMS)) {
    const FS = await load();
    settleNames(FS);
    FS.mkdirTree("/here");
    for (const name of ["__proto__", "constructor", "toString"]) FS.writeFile(`/here/${name}`, name);
    assert.deepEqual(listed(FS, "/here"), ["__proto__", "constructor", "toString"], engine);
    FS.rename("/here/constructor", "/here/a");
    FS.unlink("/here/__proto__");
    assert.deepEqual(listed(FS, "/here"), ["a", "toString"], engine);
  }
});
