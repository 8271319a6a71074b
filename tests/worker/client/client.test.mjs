/** The one client of the protocol: its commands are right, and it keeps what state the worker is in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ACKED, SIGINT, SIGNAL, SIGNAL_RUN } from "#generated/memory.mjs";
import { Client } from "../../../worker/client/client.mjs";
import { commandProblem } from "../../../worker/host/messages.mjs";
import { FakeLocks, FakeWorker, READY, withoutMemory } from "./endpoint.mjs";

function made(options = {}) {
  const workers = [], heard = [], lost = [];
  const spawn = () => (workers.push(new FakeWorker()), workers.at(-1));
  const client = new Client({ spawn, hear: (report) => heard.push(report), lose: (loss) => lost.push(loss), ...options });
  return { client, workers, heard, lost, get worker() { return workers.at(-1); } };
}

function started(options) {
  const all = made(options);
  all.client.start();
  all.worker.say("ready", READY);
  return all;
}

test("every command that it posts keeps the contract", () => {
  const { client, worker } = started({ locks: new FakeLocks() });
  client.run({ code: "1", values: true, data: { a: 1 } });
  client.install(["numpy"]);
  client.stop(1);
  client.answer("a\n", 1);
  client.acknowledge({ seq: 4 });
  client.complete("ab", 9);
  client.retry();
  assert.deepEqual(worker.told.map(commandProblem), worker.told.map(() => undefined));
  assert.deepEqual(worker.told.map(({ type }) => type), ["start", "run", "install", "stop", "ack", "complete", "retry"]);
});

test("without shared memory they keep it as well, and bring what takes its place", () => {
  using _ = withoutMemory();
  const { client, worker } = started();
  const id = client.run({ code: "1" });
  client.answer(undefined, id);
  client.answer("a\n", id);
  assert.deepEqual(worker.told.map(commandProblem), worker.told.map(() => undefined));
  assert.equal(worker.of("start")[0].control, undefined);
  assert.match(worker.of("run")[0].token, /^blob:/);
  assert.deepEqual(worker.of("input"), [{ type: "input", id }, { type: "input", id, text: "a\n" }]);
});

test("runs are numbered from one on, unless they bring a number", () => {
  const { client } = started();
  assert.deepEqual([client.run({ code: "" }), client.run({ code: "", id: 7 }), client.install([]), client.run({ code: "" })], [1, 7, 8, 9]);
});

test("it follows the worker's state", () => {
  const all = made();
  const states = [all.client.state];
  all.client.start();
  for (const [type, fields] of [["failed", { reason: "", fix: "" }], ["ready", READY], ["crashed", { reason: "" }]]) {
    states.push(all.client.state);
    all.worker.say(type, fields);
  }
  states.push(all.client.state);
  all.client.close();
  states.push(all.client.state);
  assert.deepEqual(states, ["closed", "starting", "failed", "ready", "failed", "closed"]);
});

test("it knows which run is carried out", () => {
  const { client, worker } = started();
  const [first, second] = [client.run({ code: "" }), client.run({ code: "" })];
  const seen = [client.running];
  for (const [type, id] of [["started", first], ["done", first], ["started", second], ["done", second]]) {
    worker.say(type, { id });
    seen.push(client.running);
  }
  assert.deepEqual(seen, [undefined, first, undefined, second, undefined]);
});

test("a stop goes by the shared memory and by a message, and means the run that is carried out", () => {
  const { client, worker } = started();
  client.stop();
  assert.deepEqual(worker.of("stop"), []);
  worker.say("started", { id: client.run({ code: "" }) });
  client.stop();
  const words = new Int32Array(worker.of("start")[0].control);
  assert.deepEqual([words[SIGNAL], words[SIGNAL_RUN]], [SIGINT, 1]);
  assert.deepEqual(worker.of("stop"), [{ type: "stop", id: 1 }]);
});

test("without shared memory a stop revokes the run's address, and so does its end", async () => {
  using _ = withoutMemory();
  const { client, worker } = started();
  const [first, second, third] = [1, 2, 3].map(() => client.run({ code: "" }));
  const tokens = worker.of("run").map(({ token }) => token);
  const living = () => Promise.all(tokens.map((token) => fetch(token).then(() => true, () => false)));
  assert.deepEqual(await living(), [true, true, true]);
  client.stop(first);
  worker.say("done", { id: second, status: "ok", ms: 1 });
  worker.say("refused", { id: third, reason: "no" });
  assert.deepEqual(await living(), [false, false, false]);
});

test("an acknowledgement is there before its message is read", () => {
  const { client, worker } = started();
  client.acknowledge({ seq: 5 });
  assert.equal(new Int32Array(worker.of("start")[0].control)[ACKED], 5);
  assert.deepEqual(worker.of("ack"), [{ type: "ack", seq: 5 }]);
});

test("the next worker is started in the same way, with what the first has compiled", () => {
  const all = made();
  all.client.start({ engine: "cpython", packages: ["numpy"] });
  all.worker.say("ready", { ...READY, compiled: { module: 1 } });
  all.client.restart();
  const [{ control: one, ...first }, { control: two, ...second }] = all.workers.map(({ told }) => told[0]);
  assert.ok(all.workers[0].isTerminated);
  assert.notEqual(one, two);
  assert.deepEqual(second, { ...first, compiled: { module: 1 } });
  assert.equal(all.client.state, "starting");
});

test("nothing is heard of a worker that was ended", () => {
  const { client, worker, heard, lost } = started();
  client.close();
  worker.say("output", { id: 1, seq: 1, chunks: [] });
  worker.onerror?.({ message: "late" });
  assert.deepEqual([heard.length, lost], [1, []]);
});

test("a worker that is let go of lives on for somebody else", () => {
  const { client, worker } = started();
  assert.equal(client.release(), worker);
  assert.deepEqual([worker.isTerminated, worker.onmessage, client.state], [false, null, "closed"]);
});

test("a call that makes no sense names the state", () => {
  const { client } = made();
  assert.throws(() => client.run({ code: "" }), new Error("run: the worker is closed"));
  client.start();
  assert.throws(() => client.start(), new Error("start: the worker is starting already"));
});

test("what breaks before the worker is ready is a loss, and the page's own onerror is spared", () => {
  const all = made();
  all.client.start();
  let prevented = 0;
  const event = { message: "404", preventDefault: () => (prevented += 1) };
  all.worker.onerror(event);
  all.worker.say("ready", READY);
  all.worker.onerror(event);
  assert.deepEqual([all.lost, prevented], [[{ how: "broken", reason: "404" }], 1]);
});

test("a worker that dies without a word is noticed by its lock, which must be had twice", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const locks = new FakeLocks();
  const { lost } = started({ locks });
  locks.free();
  assert.deepEqual(lost, []);
  t.mock.timers.tick(200);
  locks.free();
  assert.deepEqual(lost, [{ how: "dead" }]);
});

test("a lock that is had since the page ended the worker itself means nothing", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const locks = new FakeLocks();
  const { client, lost } = started({ locks });
  client.close();
  locks.free();
  t.mock.timers.tick(200);
  locks.free();
  assert.deepEqual(lost, []);
});

test("what is no message is not heard", () => {
  const { worker, heard } = started();
  for (const data of [undefined, null, 5, "ready", { kind: "ready" }]) worker.onmessage({ data });
  assert.equal(heard.length, 1);
});
