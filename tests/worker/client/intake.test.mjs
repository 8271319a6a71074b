/** The intake: five breaches are the end, and nobody is handed more output than can be taken. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_AHEAD, MOST_BREACHES, MOST_HELD } from "#generated/bounds.mjs";
import { Intake } from "../../../worker/client/intake.mjs";
import { good } from "./samples_of_reports.mjs";

/** An intake of a run at hand, and all that it tells. */
function made() {
  const heard = [], breaches = [], due = [], clock = { now: 0 };
  const all = { heard, breaches, ends: 0 };
  const ears = { hear: (report) => heard.push(report), breach: (sentence) => breaches.push(sentence), end: () => (all.ends += 1) };
  const intake = new Intake(ears, undefined, (act) => due.push(act), () => clock.now);
  intake.sent({ type: "start" });
  intake.take(good("ready"));
  intake.sent({ type: "run", id: 1 });
  intake.take(good("started"));
  heard.length = 0;
  return Object.assign(all, { intake, clock, due, settle: () => { while (due.length) due.shift()(); } });
}

const flood = (intake, count, from = 1) => {
  for (let seq = from; seq < from + count; seq += 1) intake.take(good("output", { seq }));
};

test("after five breaches nothing is heard any more", () => {
  const { intake, heard, breaches, ...rest } = made();
  for (let count = 0; count < 10_000; count += 1) intake.take("nonsense");
  intake.take(good("done"));
  assert.equal(breaches.length, MOST_BREACHES);
  assert.deepEqual([heard, intake.isOver], [[], true]);
});

test("the end is told once, after the last breach", () => {
  const all = made();
  for (let count = 0; count < 4; count += 1) all.intake.take(null);
  assert.deepEqual([all.ends, all.intake.isOver], [0, false]);
  all.intake.take(good("output"));
  assert.equal(all.heard.length, 1);
  for (let count = 0; count < 9; count += 1) all.intake.take(null);
  assert.deepEqual([all.ends, all.breaches.length], [1, 5]);
});

test("a breach that took long to read is the last one; what keeps the contract may take its time", () => {
  const { intake, heard, breaches } = made();
  intake.take(good("output"), 5000);
  intake.take(null, 10);
  assert.deepEqual([heard.length, intake.isOver], [1, false]);
  intake.take({ type: "output", chunks: [[]] }, 500);
  assert.deepEqual([breaches.length, intake.isOver], [2, true]);
});

test("10,000 reports of output that nobody acknowledges: only some are handed on", () => {
  const { intake, heard, breaches } = made();
  flood(intake, 10_000);
  intake.take(good("done"));
  assert.deepEqual([heard.length, breaches], [MOST_AHEAD, []]);
});

test("what waits is handed on in order as output is acknowledged, and nothing is lost", () => {
  const { intake, heard, settle } = made();
  flood(intake, 1000);
  intake.take(good("done"));
  for (let seq = 100; heard.at(-1).type !== "done"; seq += 100) {
    const before = heard.length;
    intake.sent({ type: "ack", seq });
    assert.equal(heard.length, before, "not in the middle of an acknowledgement");
    settle();
    assert.ok(heard.length - seq <= MOST_AHEAD + 1);
  }
  assert.deepEqual(heard.map(({ seq }) => seq), [...Array.from({ length: 1000 }, (_, at) => at + 1), undefined]);
});

test("what asks for letters and answers to them passes, and what does so in a wrong way is a breach", () => {
  const { intake, heard, breaches } = made();
  intake.take(good("output", { seq: 1, token: "blob:null/1", read: 0 }));
  intake.take(good("waiting", { ask: 1, read: 1 }));
  assert.deepEqual(heard.map(({ type, ask, read }) => [type, ask, read]), [["output", undefined, 0], ["waiting", 1, 1]]);
  intake.sent({ type: "input", id: 1 });
  for (const fields of [{ ask: -1 }, { ask: "1" }, { read: 0.5 }, { read: [1] }]) intake.take(good("waiting", fields));
  assert.deepEqual([heard.length, breaches.length], [2, 4]);
});

test("between two portions of what has waited the page has a turn", () => {
  const portions = [], due = [];
  let count = 0;
  const intake = new Intake({ hear: () => (count += 1), breach: () => {}, end: () => {} }, undefined, (act) => due.push(act), () => 0);
  intake.sent({ type: "start" });
  intake.take(good("ready"));
  intake.sent({ type: "run", id: 1 });
  intake.take(good("started"));
  flood(intake, 5000);
  for (let seq = 250; seq <= 5000; seq += 250) {
    intake.sent({ type: "ack", seq });
    for (let act = due.shift(); act; act = due.shift()) {
      const before = count;
      act();
      portions.push(count - before);
    }
  }
  assert.equal(count, 2 + 5000);
  assert.ok(Math.max(...portions) <= 64, `${Math.max(...portions)}`);
});

test("what is much work waits for a turn of others, in order, and little work does not wait", () => {
  const all = made();
  const { intake, heard, clock, due } = all;
  intake.ears.hear = (report) => (heard.push(report.seq ?? report.type), (clock.now += 5));
  flood(intake, 5);
  intake.take(good("done"));
  assert.deepEqual([heard, due.length], [[1, 2, 3], 1]);
  due.shift()();
  assert.deepEqual([heard, due.length], [[1, 2, 3, 4, 5, "done"], 0]);
  all.settle();
  clock.now += 100;
  intake.sent({ type: "run", id: 2 });
  intake.take(good("started", { id: 2 }));
  assert.equal(heard.at(-1), "started");
});

test("a flood beyond all measure is the end", () => {
  const all = made();
  flood(all.intake, MOST_AHEAD + MOST_HELD + 9);
  assert.deepEqual([all.breaches.length, all.ends, all.heard.length], [5, 1, MOST_AHEAD]);
  assert.deepEqual(all.intake.held, []);
});
