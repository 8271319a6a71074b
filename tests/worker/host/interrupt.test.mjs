/** A running program learns that it is to stop, once, and only while its own code computes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { WithAddresses } from "../addresses.mjs";
import { BLOCK_BYTES, SIGINT, SIGNAL, SIGNAL_RUN, STRIKE, STRIKE_AGAIN } from "#generated/memory.mjs";
import { Interrupt } from "../../../worker/host/interrupt.mjs";

function shared(run) {
  const control = new Int32Array(new SharedArrayBuffer(BLOCK_BYTES));
  const interrupt = new Interrupt(control, () => {});
  interrupt.begin(run, undefined);
  interrupt.armed = true;
  return { control, interrupt, signal: (id) => (Atomics.store(control, SIGNAL_RUN, id), Atomics.store(control, SIGNAL, SIGINT)) };
}

test("a signal in shared memory strikes once", () => {
  const { control, interrupt, signal } = shared(3);
  assert.equal(interrupt.poll(), 0);
  signal(3);
  assert.equal(interrupt.poll(), STRIKE);
  assert.equal(Atomics.load(control, SIGNAL), 0);
  assert.equal(interrupt.poll(), 0);
});

test("a signal for another run is left alone", () => {
  const { control, interrupt, signal } = shared(3);
  signal(4);
  assert.equal(interrupt.poll(), 0);
  assert.equal(Atomics.load(control, SIGNAL), SIGINT);
});

test("nothing strikes where the program's own code does not compute", () => {
  const { interrupt, signal } = shared(3);
  interrupt.armed = false;
  signal(3);
  assert.equal(interrupt.poll(), 0);
  assert.ok(interrupt.isRequested());
});

test("the page's message of a stop that has struck already has nothing left to do", () => {
  const { interrupt, signal } = shared(1);
  signal(1);
  interrupt.poll();
  assert.equal(interrupt.tell(), false);
  assert.equal(interrupt.tell(), true);
});

test("a run that was stopped while it waited takes the stop as carried out", () => {
  const { interrupt, signal } = shared(2);
  assert.equal(interrupt.wasStopped(), false);
  signal(2);
  assert.equal(interrupt.wasStopped(), true);
  assert.equal(interrupt.wasStopped(), false);
});

test("a sleep in shared memory ends with a stop", () => {
  const { interrupt, signal } = shared(5);
  assert.equal(interrupt.block(1), false);
  signal(5);
  assert.equal(interrupt.block(60_000), true);
});

test("without shared memory it asks whether the run's address is revoked", () => {
  using addresses = new WithAddresses();
  const interrupt = new Interrupt(undefined, () => {});
  interrupt.begin(1, "blob:run");
  assert.equal(interrupt.isRequested(), false);
  addresses.revoked.add("blob:run");
  assert.equal(interrupt.block(60_000), true);
  interrupt.armed = true;
  assert.equal(interrupt.poll(), STRIKE);
  interrupt.end();
  assert.equal(interrupt.isRequested(), false);
});

test("what goes astray is struck where it is, and the stop is still to be carried out", () => {
  const { interrupt, signal } = shared(1);
  interrupt.armed = false;
  const polled = () => Array.from({ length: 32 }, () => interrupt.poll()).filter(Boolean);
  assert.deepEqual(polled(), []);
  signal(1);
  interrupt.next = 0;
  interrupt.isHeld = true;
  assert.deepEqual(polled(), []);
  interrupt.isHeld = false;
  assert.deepEqual(polled(), [STRIKE_AGAIN]);
  interrupt.armed = true;
  assert.equal(interrupt.poll(), STRIKE);
});

test("now and then a program that computes lets output leave", () => {
  let ticks = 0;
  const interrupt = new Interrupt(undefined, () => (ticks += 1));
  interrupt.begin(1, undefined);
  interrupt.armed = true;
  for (let look = 0; look < 160; look += 1) interrupt.poll();
  assert.equal(ticks, 10);
});

test("what is looked at between two runs is struck when its time is over, and a sleep of its ends", async () => {
  const { interrupt } = shared(-1);
  interrupt.limit(5);
  interrupt.armed = true;
  assert.equal(interrupt.poll(), 0);
  assert.equal(interrupt.block(60_000), true);
  const polled = Array.from({ length: 16 }, () => interrupt.poll());
  assert.ok(polled.includes(STRIKE));
  interrupt.end();
  assert.equal(interrupt.isRequested(), false);
});
