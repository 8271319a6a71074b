/** The browser's storage answers instead of throwing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read, write } from "../../public/storage.mjs";

const have = (value) => Object.defineProperty(globalThis, "localStorage", { value, configurable: true });

test("what is written is read", () => {
  const all = new Map();
  have({ getItem: (key) => all.get(key) ?? null, setItem: (key, value) => all.set(key, value) });
  assert.equal(write("key", "value"), "");
  assert.equal(read("key"), "value");
  assert.equal(read("other"), undefined);
});

test("storage that is full says so", () => {
  have({ setItem: () => { throw new DOMException("no room", "QuotaExceededError"); } });
  assert.equal(write("key", "value"), "no room");
});

test("storage that is denied has nothing", () => {
  Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("denied"); }, configurable: true });
  assert.deepEqual([read("key"), write("key", "value")], [undefined, "denied"]);
});
