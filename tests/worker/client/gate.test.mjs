/** The gate: which report may come when. It is told what the page sends, and judges what the worker posts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BURST, MOST_LATE_QUESTIONS } from "#generated/bounds.mjs";
import { REPORTS } from "#generated/protocol.mjs";
import { Gate } from "../../../worker/client/gate.mjs";
import { GOOD, good } from "./samples_of_reports.mjs";

/** A gate whose worker is in a state, with a clock that stands. */
function at(state, { values = false } = {}) {
  const clock = { now: 0 };
  const gate = new Gate(() => clock.now);
  const says = (type, fields) => gate.judge(good(type, fields));
  gate.sent({ type: "start" });
  const steps = {
    ready: () => says("ready"),
    sent: () => gate.sent({ type: "run", id: 1, values }),
    running: () => says("started"),
    waiting: () => says("waiting"),
    stopping: () => gate.sent({ type: "stop", id: 1 }),
  };
  const ways = { starting: [], ready: ["ready"], sent: ["ready", "sent"], running: ["ready", "sent", "running"] };
  ways.waiting = [...ways.running, "waiting"];
  ways.stopping = [...ways.running, "stopping"];
  for (const step of ways[state]) assert.equal(steps[step]()?.breach, undefined);
  return { gate, clock, says, breach: (type, fields) => says(type, fields).breach };
}

const passes = ({ report }) => report !== undefined;

test("in each state the reports pass that may come then, and no others", () => {
  const may = (state) => Object.keys(GOOD).filter((type) => {
    const { gate, says } = at(state);
    for (const asked of ["complete", "inspect", "tabulate", "export", "inventory"]) gate.sent({ type: asked, id: 1 });
    if (type === "package" && state === "starting") return passes(says(type, { id: undefined }));
    if (type === "crashed") return passes(says(type, { id: undefined }));
    return passes(says(type));
  }).sort();
  const idle = ["completion", "crashed", "csv", "files", "installed", "refused", "table", "variables"];
  const running = ["comms", "completion", "crashed", "csv", "display", "done", "drawing", "error", "files", "installed", "output", "package", "refused", "result", "table", "variables", "waiting"];
  assert.deepEqual(may("starting"), ["crashed", "failed", "package", "progress", "ready", "refused"]);
  assert.deepEqual(may("ready"), idle);
  assert.deepEqual(may("sent"), [...idle, "comms", "display", "drawing", "output", "started"].sort());
  assert.deepEqual(may("running"), running);
  assert.deepEqual(may("waiting"), running.filter((type) => !["error", "package", "result", "waiting"].includes(type)));
  assert.deepEqual(may("stopping"), running);
});

test("a run is started once and done once, by its number", () => {
  const { gate, breach } = at("sent");
  assert.equal(breach("started", { id: 2 }), "started: 2 is not the run at hand");
  assert.equal(breach("started"), undefined);
  assert.equal(breach("started"), "'started' may not come while the worker is 'running'");
  assert.equal(breach("done", { id: 2 }), "done: 2 is not the run at hand");
  assert.equal(breach("done"), undefined);
  assert.equal(breach("done"), "'done' may not come while the worker is 'ready'");
  gate.sent({ type: "run", id: 2 });
  assert.equal(breach("started"), "started: 1 is not the run at hand");
  assert.equal(breach("started", { id: 2 }), undefined);
});

test("runs come in the order in which they were sent, without those that were refused", () => {
  const { gate, breach } = at("sent");
  for (const id of [2, 3]) gate.sent({ type: "install", id });
  assert.equal(breach("refused", { id: 2 }), undefined);
  for (const id of [1, 3]) assert.equal(breach("started", { id }) ?? breach("done", { id }), undefined);
});

test("there is one READY for each start, and one start again for each RETRY", () => {
  const { gate, breach } = at("starting");
  assert.equal(breach("failed"), undefined);
  assert.equal(breach("ready"), "'ready' may not come while the worker is 'failed'");
  gate.sent({ type: "retry" });
  assert.equal(breach("ready"), undefined);
  assert.equal(breach("ready"), "'ready' may not come while the worker is 'ready'");
});

test("what was on its way when the start failed is dropped, and everything after a crash", () => {
  const { says } = at("starting");
  says("failed");
  assert.deepEqual([says("progress"), says("package")], [{}, {}]);
  const { says: dead } = at("running");
  assert.ok(passes(dead("crashed")));
  assert.deepEqual([dead("done"), dead("output"), dead("crashed")], [{}, {}, {}]);
});

test("output is numbered upwards, and belongs to the run at hand or, between runs, to the last or the next", () => {
  const { gate, breach } = at("running");
  assert.equal(breach("output", { seq: 1 }), undefined);
  assert.equal(breach("display", { seq: 1 }), "display: seq 1 does not come after 1");
  assert.equal(breach("output", { seq: 2, id: 7 }), "output: 7 is not the run at hand");
  assert.equal(breach("done"), undefined);
  gate.sent({ type: "run", id: 2 });
  assert.equal(breach("output", { seq: 2, id: 1 }) ?? breach("output", { seq: 3, id: 2 }), undefined);
  assert.equal(breach("output", { seq: 4, id: 3 }), "output: 3 is not the run at hand");
});

test("a run has one result or one error, and a value only if the page wants it", () => {
  const { breach } = at("running");
  assert.equal(breach("result", { value: 1 }), "result: nobody has asked for the value");
  assert.equal(breach("result"), undefined);
  for (const type of ["result", "error"]) assert.equal(breach(type), `${type}: the run has its result or its error already`);
  assert.equal(at("running", { values: true }).breach("result", { value: new Map() }), undefined);
});

test("an answer to input makes room for the next question, and a stop for a few", () => {
  const { gate, breach } = at("waiting");
  assert.equal(breach("waiting"), "'waiting' may not come while the worker is 'waiting'");
  gate.sent({ type: "input", id: 1 });
  assert.equal(breach("waiting"), undefined);
  gate.sent({ type: "stop", id: 2 });
  assert.equal(gate.state, "waiting");
  gate.sent({ type: "stop", id: 1 });
  for (let at = 0; at < MOST_LATE_QUESTIONS; at += 1) assert.equal(breach("waiting"), undefined);
  assert.equal(breach("waiting"), "waiting: the program has been stopped");
});

test("nothing is answered that was not asked, and nothing twice", () => {
  const { gate, breach } = at("ready");
  gate.refusable = 0;
  assert.equal(breach("completion"), "completion: nobody has asked for 1");
  assert.equal(breach("installed"), "installed: nobody has asked for it");
  assert.equal(breach("refused"), "refused: there is nothing to refuse");
  gate.sent({ type: "complete", id: 1 });
  for (const type of ["translate", "inspect", "tabulate", "export"]) gate.sent({ type, id: 1 });
  gate.sent({ type: "remove" });
  for (const type of ["completion", "translation", "variables", "table", "csv", "installed"]) {
    assert.equal(breach(type), undefined);
    assert.match(breach(type) ?? "", /nobody has asked/);
  }
});

test("reports that nobody asks for may not flood the page, and time makes room for more", () => {
  const { clock, breach } = at("running");
  for (let count = 0; count < BURST; count += 1) assert.equal(breach(count % 2 ? "files" : "package"), undefined);
  assert.equal(breach("files"), "files: more than the page can take");
  clock.now += 100;
  assert.deepEqual([1, 2, 3].map(() => breach("files") === undefined), [true, true, false]);
});

/** The same numbers each time (mulberry32). */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Something that structured clone can carry, of any shape. */
function shape(random, depth = 0) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const leaves = [
    undefined, null, true, 0, -1, 1.5, NaN, 2 ** 40, 10n, "", "stdout", "done", "__proto__", "x".repeat(5000), new Date(0), /x/, new Error("e"),
    new Uint8Array(3), new ArrayBuffer(3), new Map([["type", "done"]]), new Set(["done"]), new Blob([]),
  ];
  const kind = random();
  if (depth > 3 || kind < 0.35) return pick(leaves);
  if (kind < 0.5) return Array.from({ length: Math.floor(random() * 6) }, () => shape(random, depth + 1));
  const type = pick([...Object.keys(REPORTS), "run", "nothing"]);
  const made = kind < 0.9 ? { type, ...(random() < 0.5 ? GOOD[type]?.() : {}) } : {};
  const names = [...Object.keys(REPORTS[type] ?? {}), "id", "type", "constructor", "more"];
  for (let count = Math.floor(random() * 4); count > 0; count -= 1) made[pick(names)] = shape(random, depth + 1);
  return made;
}

test("5,000 random shapes: each is passed as a plain report that keeps the contract, dropped, or breaks it in a sentence", () => {
  const random = numbers(14);
  const seen = { report: 0, breach: 0 };
  for (let count = 0; count < 5000; count += 1) {
    const { gate } = at(["starting", "ready", "sent", "running", "waiting", "stopping"][count % 6]);
    const verdict = gate.judge(structuredClone(shape(random)));
    for (const name of Object.keys(verdict)) seen[name] += 1;
    if (verdict.breach !== undefined) assert.match(verdict.breach, /^[^\n]{1,300}$/);
    if (!verdict.report) continue;
    const { type, ...fields } = verdict.report;
    assert.ok(Object.keys(fields).every((name) => name in REPORTS[type]));
    assert.equal(Object.getPrototypeOf(verdict.report), Object.prototype);
  }
  assert.equal(seen.report + seen.breach, 5000);
  assert.ok(seen.report > 50, `only ${seen.report} were good`);
});
