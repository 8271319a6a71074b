/** What happens to a drawing is read by the worker in its order, even by one that is busy; and a Stop ends the wait. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_EVENTS } from "#generated/memory.mjs";
import { PageReach } from "../../../worker/client/page_reach.mjs";
import { Events } from "../../../worker/host/events.mjs";
import { Interrupt } from "../../../worker/host/interrupt.mjs";

function joined() {
  const page = new PageReach(undefined, () => {});
  const control = new Int32Array(page.fields.control);
  const interrupt = new Interrupt(control, () => {});
  interrupt.begin(1, undefined);
  return { page, events: new Events(control, interrupt) };
}

const press = (x) => ({ what: "press", x, y: -2.5, button: 1 });

test("what the page tells is what the program hears, in its order", () => {
  const { page, events } = joined();
  assert.equal(events.take(), undefined);
  for (const happening of [press(1), press(2), { what: "down", key: "Left" }]) assert.ok(page.tell(happening));
  assert.equal(events.wait(1000), false);
  assert.deepEqual([events.take(), events.take(), events.take()].map((text) => JSON.parse(text)), [press(1), press(2), { what: "down", key: "Left" }]);
  assert.equal(events.take(), undefined);
});

test("what nobody reads is dropped, and what is said after that is heard", () => {
  const { page, events } = joined();
  for (let at = 0; at < MOST_EVENTS + 50; at += 1) page.tell(press(at));
  let count = 0;
  while (events.take()) count += 1;
  assert.equal(count, MOST_EVENTS);
  page.tell({ what: "down", key: "x".repeat(500) });
  page.tell(press(7));
  assert.equal(JSON.parse(events.take()).x, 7);
});

test("what happened before a program is none of its business", () => {
  const { page, events } = joined();
  page.tell(press(1));
  events.forget();
  assert.equal(events.take(), undefined);
});

test("a wait ends with its time, or by a stop", () => {
  const { page, events } = joined();
  assert.equal(events.wait(5), false);
  page.stop(1);
  assert.equal(events.wait(60_000), true);
});

test("without shared memory events come as messages", () => {
  const events = new Events(undefined, new Interrupt(undefined, () => {}));
  events.forget();
  assert.deepEqual([events.shares, events.take()], [false, undefined]);
});
