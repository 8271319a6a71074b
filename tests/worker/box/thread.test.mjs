/** A worker starts by whichever address starts one, and nothing that was posted before is lost. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Script, Thread } from "../../../worker/box/thread.mjs";

const { Worker } = globalThis;

/** Workers as they are made. @type {FakeWorker[]} */
let made = [];
/** By which addresses they start. @type {string[]} */
let works = [];
/** What the thread told. @type {any[]} */
let told = [];

class FakeWorker {
  constructor(/** @type {string} */ url) {
    /** @type {any[]} */
    this.heard = [];
    this.way = url.split(":")[0];
    this.onmessage = this.onerror = (/** @type {any} */ _event) => {};
    made.push(this);
    queueMicrotask(() => {
      if (works.includes(this.way)) this.onmessage({ data: { type: "here" } });
      else this.onerror({ preventDefault() {}, message: "" });
    });
  }

  postMessage(/** @type {any} */ message) {
    this.heard.push(message);
  }
}

beforeEach(() => {
  [made, works, told] = [[], [], []];
  Object.assign(globalThis, { Worker: FakeWorker });
});
afterEach(() => void Object.assign(globalThis, { Worker }));

const ears = { learn: (/** @type {any} */ data) => told.push(data), fail: (/** @type {string} */ reason) => told.push(reason) };
const later = () => new Promise((resolve) => setTimeout(resolve));

test("a worker that starts by a Blob hears what was posted before, in order", async () => {
  works = ["blob"];
  const thread = new Thread(new Script("1"), ears);
  thread.postMessage(1);
  thread.postMessage(2);
  assert.deepEqual(made[0].heard, [{ type: "knock" }]);
  await later();
  thread.postMessage(3);
  assert.deepEqual(made.map(({ way, heard }) => [way, ...heard.slice(1)]), [["blob", 1, 2, 3]]);
});

test("where none starts by a Blob, the next address is tried, and later workers begin with it", async () => {
  works = ["data"];
  const script = new Script("1");
  const threads = [new Thread(script, ears), new Thread(script, ears)];
  threads.forEach((thread, at) => thread.postMessage(at));
  await later();
  new Thread(script, ears);
  await later();
  assert.deepEqual(made.map(({ way, heard }) => [way, ...heard.slice(1)]), [["blob"], ["blob"], ["data", 0], ["data", 1], ["data"]]);
  assert.deepEqual(told, []);
});

test("where none starts at all, that is told once", async () => {
  new Thread(new Script("1"), ears);
  await later();
  assert.deepEqual([made.map(({ way }) => way), told], [["blob", "data"], ["its script could not be loaded"]]);
});

test("an error of a worker that has started is one of its own", async () => {
  works = ["blob"];
  new Thread(new Script("1"), ears);
  await later();
  made[0].onerror({ preventDefault() {}, message: "it broke" });
  made[0].onmessage({ data: { compiled: 1 } });
  assert.deepEqual([made.length, told], [1, ["it broke", { compiled: 1 }]]);
});
