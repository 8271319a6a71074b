/** Of the tabs that show a work one alone writes: by Node's own Web Locks, and the tabs' channel. */
import assert from "node:assert/strict";
import { after, test } from "node:test";

// The page's channel would keep the process alive.
const { BroadcastChannel } = globalThis;
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name) {
    super(name);
    this.unref();
  }
};
const { turns } = await import("../../public/turns.mjs");
const channel = new BroadcastChannel("offthread");
after(() => channel.close());

/** Another tab holds a work until it is told to let go. */
function elsewhere(id) {
  return new Promise((resolve) => {
    navigator.locks.request(`offthread work ${id}`, () => new Promise((free) => resolve(free))).catch(() => {});
  });
}

test("a work that is free is held, and asked for again it still is", async () => {
  assert.deepEqual([await turns.hold("a", 10, false), await turns.hold("a", 10, false)], [true, true]);
  const { held } = await navigator.locks.query();
  assert.deepEqual(held.map(({ name }) => name), ["offthread work a"]);
  turns.release("a");
});

test("a work that another tab lets go of in time is held", async () => {
  const free = await elsewhere("b");
  const held = turns.hold("b", 60_000, false);
  free();
  assert.equal(await held, true);
  turns.release("b");
});

test("what has been released can be had elsewhere", async () => {
  await turns.hold("c", 10, false);
  turns.release("c");
  const free = await elsewhere("c");
  free();
});

test("another tab's wish is told for a work that is held, and for no other", async () => {
  const asked = [];
  const first = new Promise((resolve) => (turns.onAsked = (id) => (asked.push(id), resolve())));
  await turns.hold("d", 10, false);
  for (const ask of ["not held", 5, "d"]) channel.postMessage({ ask });
  await first;
  assert.deepEqual(asked, ["d"]);
  turns.release("d");
});

test("a tab asks by the channel", async () => {
  const heard = new Promise((resolve) => (channel.onmessage = ({ data }) => resolve(data)));
  turns.ask("e");
  assert.deepEqual(await heard, { ask: "e" });
});

test("a work can be stolen, and its holder learns of it", async () => {
  const lost = new Promise((resolve) => (turns.onLost = resolve));
  await turns.hold("f", 10, false);
  navigator.locks.request("offthread work f", { steal: true }, () => {}).catch(() => {});
  assert.equal(await lost, "f");
});
