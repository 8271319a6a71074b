/** When things are made for later visits: only while nothing else is going on, and never in the visitor's way. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Errands, IDLE_MS, LATER_MS, MOST_MS } from "../../public/errands.mjs";

const ERRAND = { what: "snapshot" };

/** A box that makes no workers, with what it has been told. */
class Box {
  constructor() {
    this.cells = new Map([[1, { address: "python.js" }]]);
    this.told = [];
    this.orders = [];
    this.sent = [];
    this.supply = { postMessage: (message) => this.told.push(message) };
  }

  send(address, errand, hold) {
    this.sent.push([address, errand]);
    this.port = { close: () => {} };
    const seat = 100 + this.sent.length;
    const held = hold((order) => {
      this.orders.push(order.type);
      this.errands.note({ ...order, seat });
    });
    held.hear(this.port);
    return held;
  }
}

function made(context, memory) {
  mock.timers.enable({ apis: ["setTimeout"] });
  context.after(() => mock.timers.reset());
  const box = new Box();
  box.errands = new Errands(box, memory);
  return { box, errands: box.errands };
}

const post = (errands, type, id, seat = 1) => errands.note({ type: "post", seat, message: { type, id } });
const heard = (errands, type, id, seat = 1) => errands.note({ type: "heard", seat, report: { type, id } });
const wish = (errands) => errands.hear({ type: "wish", box: 1, isMore: true });
const pass = (ms) => mock.timers.tick(ms);

/** Let one begin. */
function begun(context) {
  const { box, errands } = made(context);
  wish(errands);
  pass(IDLE_MS);
  errands.hear({ type: "errand", errand: ERRAND, isMore: false });
  errands.outing.begin({ type: "open" }, []);
  box.told.length = 0;
  return { box, errands };
}

test("one is asked for some time after the last work, and its worker is of the script of whoever wished for it", (context) => {
  const { box, errands } = made(context);
  wish(errands);
  pass(IDLE_MS - 1);
  post(errands, "start");
  pass(IDLE_MS - 1);
  assert.deepEqual(box.told, []);
  pass(1);
  assert.deepEqual(box.told, [{ type: "take" }]);
  errands.hear({ type: "errand", errand: ERRAND, isMore: false });
  assert.deepEqual(box.sent, [["python.js", ERRAND]]);
});

test("while a program runs, in whatever worker, none is asked for", (context) => {
  const { box, errands } = made(context);
  post(errands, "run", 7);
  post(errands, "run", 3, 2);
  wish(errands);
  pass(10 * IDLE_MS);
  heard(errands, "done", 7);
  heard(errands, "output", 3, 2);
  pass(10 * IDLE_MS);
  assert.deepEqual(box.told, []);
  errands.note({ type: "end", seat: 2 });
  pass(IDLE_MS);
  assert.deepEqual(box.told, [{ type: "take" }]);
});

test("what is refused does not run", (context) => {
  const { box, errands } = made(context);
  wish(errands);
  post(errands, "install", 7);
  heard(errands, "refused", 7);
  pass(IDLE_MS);
  assert.deepEqual(box.told, [{ type: "take" }]);
});

/** Have something begin while one is at hand, and end. */
function interrupted(context, type) {
  const { box, errands } = begun(context);
  post(errands, type, 7);
  assert.deepEqual([type, box.orders], [type, ["open", "end"]]);
  assert.deepEqual(box.told, [{ type: "over", isDone: false }]);
  heard(errands, "done", 7);
  pass(IDLE_MS);
  assert.deepEqual(box.told.slice(1), [{ type: "take" }]);
}

test("one that is at hand is given up for a run, and asked for again", (context) => interrupted(context, "run"));

test("one that is at hand is given up for an installation, and asked for again", (context) => interrupted(context, "install"));

test("one that is at hand is given up for a start, and asked for again", (context) => interrupted(context, "start"));

test("one that is at hand is given up for a start that is tried again, and asked for again", (context) => interrupted(context, "retry"));

test("one that comes when something has begun is given back", (context) => {
  const { box, errands } = made(context);
  wish(errands);
  pass(IDLE_MS);
  post(errands, "run", 7);
  errands.hear({ type: "errand", errand: ERRAND, isMore: false });
  assert.deepEqual(box.sent, []);
  assert.deepEqual(box.told, [{ type: "take" }, { type: "over", isDone: false }]);
});

test("it is over by whatever its worker says, and the next one is asked for until there is none", (context) => {
  const { box, errands } = begun(context);
  box.port.onmessage({ data: { type: "run", code: "evil" } });
  box.port.onmessage({ data: "again" });
  assert.deepEqual(box.orders, ["open", "end"]);
  assert.deepEqual(box.told, [{ type: "over", isDone: true }]);
  pass(IDLE_MS);
  assert.deepEqual(box.told.slice(1), [{ type: "take" }]);
  errands.hear({ type: "errand", isMore: false });
  pass(100 * LATER_MS);
  assert.deepEqual(box.told.length, 2);
});

test("one that never ends is ended, and one that cannot begin is none", (context) => {
  const { box, errands } = begun(context);
  pass(MOST_MS);
  assert.deepEqual(box.told[0], { type: "over", isDone: true });
  pass(IDLE_MS);
  errands.hear({ type: "errand", errand: ERRAND, isMore: false });
  errands.outing.fail("its script could not be loaded");
  assert.equal(errands.outing, undefined);
  assert.deepEqual(box.told.at(-1), { type: "over", isDone: true });
});

test("while another tab is at one, it is asked for later", (context) => {
  const { box, errands } = made(context);
  wish(errands);
  pass(IDLE_MS);
  errands.hear({ type: "errand", isMore: true });
  pass(LATER_MS - 1);
  assert.equal(box.told.length, 1);
  pass(1);
  assert.deepEqual(box.told, [{ type: "take" }, { type: "take" }]);
});

test("a device with little memory makes nothing", (context) => {
  const { box, errands } = made(context, 2);
  wish(errands);
  pass(100 * IDLE_MS);
  assert.deepEqual(box.told, []);
});

test("a page that nothing is wished for does nothing", (context) => {
  const { box, errands } = made(context);
  post(errands, "run", 7);
  heard(errands, "done", 7);
  pass(100 * IDLE_MS);
  assert.deepEqual([box.told, box.orders], [[], []]);
});

test("what must not come in a program's way waits for the end of all that run, and of several things the last is done", (context) => {
  const { errands } = made(context);
  const done = [];
  errands.afterRuns(() => done.push("at once"));
  post(errands, "run", 7);
  post(errands, "run", 3, 2);
  for (const each of ["first", "last"]) errands.afterRuns(() => done.push(each));
  heard(errands, "done", 7);
  assert.deepEqual(done, ["at once"]);
  errands.note({ type: "end", seat: 2 });
  post(errands, "run", 8);
  heard(errands, "done", 8);
  assert.deepEqual(done, ["at once", "last"]);
});
