/** Earlier states of works: what of one is kept, what has changed, and which are too many. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { VERSION_BYTES } from "#generated/limits.mjs";
import { ALL_BYTES, MOST, STATE_BYTES, differences, fitting, surplus } from "../../public/versions.mjs";

const state = (files) => ({ head: "{}", names: Object.keys(files), contents: Object.values(files) });

test("files that are too large are no part of a state", () => {
  const large = "a".repeat(VERSION_BYTES + 1);
  assert.deepEqual(fitting(state({ "main.py": "1", "large.txt": large })).names, ["main.py"]);
  const many = Object.fromEntries(Array.from({ length: 6 }, (_, number) => [`${number}`, new Uint8Array(VERSION_BYTES)]));
  assert.equal(fitting(state(many)).names.length, STATE_BYTES / VERSION_BYTES);
});

test("what has changed is known by name, texts and bytes alike", () => {
  const before = state({ "main.py": "1", "a.bin": Uint8Array.of(1), "gone.txt": "", "same.bin": Uint8Array.of(1) });
  const after = state({ "main.py": "2", "a.bin": Uint8Array.of(2), "new.txt": "", "same.bin": Uint8Array.of(1) });
  assert.deepEqual(differences(before, after), ["main.py", "a.bin", "new.txt", "gone.txt"]);
  assert.deepEqual(differences(undefined, state({ "main.py": "" })), ["main.py"]);
  assert.deepEqual(differences(after, after), []);
  assert.deepEqual(differences(state({ a: "\u0001" }), state({ a: Uint8Array.of(1) })), ["a"]);
});

test("the last of each work stay, and the oldest go", () => {
  const entries = Array.from({ length: MOST + 3 }, (_, id) => ({ id, work: id % 2 ? "a" : "b", when: id, why: "", changed: [], size: 1 }));
  assert.deepEqual(surplus(entries), []);
  const own = entries.map((entry) => ({ ...entry, work: "a" }));
  assert.deepEqual(surplus(own).map(({ id }) => id), [2, 1, 0]);
});

test("all states together are bounded in bytes", () => {
  const entries = [1, 2, 3].map((id) => ({ id, work: `${id}`, when: id, why: "", changed: [], size: ALL_BYTES / 2 }));
  assert.deepEqual(surplus(entries).map(({ id }) => id), [1]);
});
