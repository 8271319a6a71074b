/** What Pyodide does about dropped objects waits for a task of its own, whenever the browser finds them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deferring, takeFinalizers } from "../../../../worker/engines/pyodide/finalizers.mjs";

/** The browser's registry, which calls back whenever the test says so, as WebKit does within a blocking request. */
class Browsers {
  constructor(find) {
    this.find = find;
  }
}

function made(cleanup) {
  const tasks = [];
  const errors = [];
  const Registry = deferring(Browsers, (act) => tasks.push(act), (error) => errors.push(error.message));
  return { registry: new Registry(cleanup), tasks, errors };
}

test("nothing is cleaned up within other code, and all of it in one task", () => {
  const cleaned = [];
  const { registry, tasks } = made((held) => cleaned.push(held));
  for (const each of [1, 2, 3]) registry.find(each);
  assert.deepEqual([cleaned, tasks.length], [[], 1]);
  tasks.shift()();
  assert.deepEqual(cleaned, [1, 2, 3]);
});

test("what is found while others are cleaned up has a task after that", () => {
  const cleaned = [];
  const { registry, tasks } = made((held) => cleaned.push(held) === 1 && registry.find("late"));
  registry.find("first");
  tasks.shift()();
  assert.deepEqual([cleaned, tasks.length], [["first"], 1]);
  tasks.shift()();
  assert.deepEqual(cleaned, ["first", "late"]);
});

test("one that fails is told of and leaves the others", () => {
  const cleaned = [];
  const { registry, tasks, errors } = made((held) => {
    if (held === 1) throw new Error("broken");
    cleaned.push(held);
  });
  for (const each of [1, 2]) registry.find(each);
  tasks.shift()();
  assert.deepEqual([cleaned, errors], [[2], ["broken"]]);
});

test("registries are the browser's own again once Python has started", () => {
  const Own = globalThis.FinalizationRegistry;
  const restore = takeFinalizers();
  assert.notEqual(globalThis.FinalizationRegistry, Own);
  assert.ok(new globalThis.FinalizationRegistry(() => {}) instanceof Own);
  restore();
  assert.equal(globalThis.FinalizationRegistry, Own);
});
