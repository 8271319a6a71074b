/** Whatever becomes of a worker, each promise that a page was given settles; and a new worker is made when it is needed. */
import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { OffthreadError, PythonError } from "../../../worker/client/errors.mjs";
import { Functions } from "../../../worker/client/functions.mjs";
import { Reach } from "../../../worker/client/reach.mjs";
import { Session } from "../../../worker/client/session.mjs";
import { CAPABILITIES, FakeLocks, FakeWorker, READY } from "./endpoint.mjs";

const sessions = [];
// A start that nobody ends would be waited for.
afterEach(() => sessions.splice(0).forEach((session) => session.close()));

/** A session, and the workers that it makes. */
function made(options = {}) {
  const workers = [];
  const spawn = () => (workers.push(new FakeWorker("")), workers.at(-1));
  const makeReach = (post) => new Reach(options.locks, post);
  const session = new Session({ spawn, makeReach, functions: new Functions(), fields: {}, ...options });
  sessions.push(session);
  const say = (type, fields) => workers.at(-1).say(type, fields);
  const run = (code, listeners = {}) => told(session.run(() => ({ code, values: true }), listeners));
  return { session, workers, say, run, id: () => workers.at(-1).of("run").at(-1).id };
}

/** One whose Python is ready. */
function ready(options, capabilities = {}) {
  const all = made(options);
  const start = all.session.start();
  all.say("ready", { ...READY, capabilities: { ...CAPABILITIES, ...capabilities } });
  return { ...all, start };
}

/** A promise, and what has come of it so far. */
function told(promise) {
  const state = { promise };
  promise.then((value) => Object.assign(state, { value }), (error) => Object.assign(state, { error }));
  return state;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

function end({ say, id }, fields = {}) {
  say("started", { id: id() });
  if (fields.error) say("error", { id: id(), ...fields.error });
  else say("result", { id: id(), repr: "1", value: 1, ...fields });
  say("done", { id: id(), status: "ok", ms: 5 });
}

test("a run gives its value, its repr and how long it took", async () => {
  const all = ready();
  const one = all.run("1");
  end(all);
  assert.deepEqual(await one.promise, { value: 1, repr: "1", ms: 5 });
});

test("what is only the beginning of something has not been run, and fails", async () => {
  const all = ready();
  const one = all.run("if 1:");
  all.say("started", { id: all.id(), incomplete: true });
  all.say("done", { id: all.id(), status: "ok", ms: 0 });
  await assert.rejects(one.promise, /incomplete/);
});

test("runs are posted one at a time, in their order", async () => {
  const all = ready();
  const [one, other] = [all.run("a"), all.run("b")];
  assert.deepEqual(all.workers[0].of("run").map(({ code }) => code), ["a"]);
  end(all);
  end(all, { value: 2, repr: "2" });
  assert.deepEqual([(await one.promise).value, (await other.promise).value], [1, 2]);
});

test("an exception is a PythonError", async () => {
  const all = ready();
  const one = all.run("1/0");
  end(all, { error: { name: "ZeroDivisionError", message: "division by zero", traceback: "T", hint: "H", file: "main.py", line: 1 } });
  await settled();
  const { name, message, traceback, hint, file, line } = one.error;
  assert.ok(one.error instanceof PythonError);
  assert.deepEqual([name, message, traceback, hint, file, line], ["ZeroDivisionError", "division by zero", "T", "H", "main.py", 1]);
});

test("what is said of another run settles nothing", async () => {
  const all = ready();
  const one = all.run("1");
  for (const type of ["result", "error", "done", "refused"]) all.say(type, { id: all.id() + 1, value: 2, ms: 1, reason: "no" });
  await settled();
  assert.deepEqual([one.value, one.error], [undefined, undefined]);
  end(all);
  assert.equal((await one.promise).value, 1);
});

const LOSSES = [
  ["crashes", ({ say }) => say("crashed", { reason: "out of memory" }), "Python crashed: out of memory"],
  ["is closed", ({ session }) => session.close(), "This Python is closed."],
  ["is started again", ({ session }) => void session.restart(), "This Python is started again."],
];

test("what runs and what waits is rejected when Python is lost, whatever the cause", async () => {
  for (const [how, lose, words] of LOSSES) {
    const all = ready();
    const runs = [all.run("a"), all.run("b")];
    lose(all);
    await settled();
    assert.deepEqual(runs.map(({ error }) => error?.message), [words, words], how);
    assert.ok(all.workers[0].isTerminated, how);
  }
});

test("a worker that dies without a word is noticed by its lock, and the next run has a new one", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const locks = new FakeLocks();
  const all = ready({ locks });
  const one = all.run("a");
  locks.free();
  mock.timers.tick(1000);
  locks.free();
  mock.timers.reset();
  await settled();
  assert.equal(one.error.message, "Python's worker is gone.");
  all.run("b");
  assert.equal(all.workers.length, 2);
});

test("a start that says nothing is given up", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const all = made();
  const start = told(all.session.start());
  mock.timers.tick(80_000);
  all.say("progress", { file: "a", loaded: 1, all_loaded: 1, source: "site" });
  mock.timers.tick(80_000);
  assert.equal(all.workers[0].isTerminated, false);
  mock.timers.tick(10_000);
  mock.timers.reset();
  await settled();
  assert.ok(start.error instanceof OffthreadError);
  assert.ok(all.workers[0].isTerminated);
});

test("a start that fails rejects with the cause and the fix", async () => {
  const all = made();
  const [start, one] = [told(all.session.start()), all.run("a")];
  all.say("failed", { reason: "no wasm.", fix: "Try again." });
  await settled();
  assert.deepEqual([start.error.message, one.error.message], ["no wasm. Try again.", "no wasm. Try again."]);
});

test("a start without a package that was asked for is rejected", async () => {
  const all = made({ fields: { packages: ["nowhere"] } });
  const start = told(all.session.start());
  all.say("package", { name: "nowhere", loaded: 0, source: "site", state: "failed", cause: "nobody knows it" });
  all.say("ready", READY);
  await settled();
  assert.equal(start.error.message, "nowhere: nobody knows it");
});

test("a worker that cannot be made rejects the start", async () => {
  const { session } = made({ spawn: () => { throw new Error("the policy forbids it"); } });
  await assert.rejects(session.start(), /did not load.*the policy forbids it/);
});

test("a run that waits is taken away by its signal, and is never posted", async () => {
  const all = ready();
  const stop = new AbortController();
  all.run("a");
  const other = all.run("b", { signal: stop.signal });
  stop.abort("enough");
  await settled();
  assert.equal(other.error, "enough");
  end(all);
  assert.equal(all.workers[0].of("run").length, 1);
});

test("a signal that is aborted already keeps a run from beginning", async () => {
  const all = ready();
  const one = all.run("a", { signal: AbortSignal.abort("before") });
  await settled();
  assert.deepEqual([one.error, all.workers[0].of("run")], ["before", []]);
});

test("a run that is stopped is over when Python says so", async () => {
  const all = ready();
  const stop = new AbortController();
  const one = all.run("a", { signal: stop.signal });
  stop.abort("enough");
  assert.deepEqual(all.workers[0].of("stop"), [{ type: "stop", id: all.id() }]);
  await settled();
  assert.equal(one.error, undefined);
  end(all, { error: { name: "KeyboardInterrupt", message: "", traceback: "" } });
  await settled();
  assert.equal(one.error, "enough");
});

test("a run that does not heed its stop costs the worker, and those that wait get a new one", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const all = ready();
  const stop = new AbortController();
  const one = all.run("a", { signal: stop.signal });
  const other = all.run("b");
  stop.abort("enough");
  mock.timers.tick(1000);
  mock.timers.reset();
  await settled();
  assert.deepEqual([one.error, other.error, all.workers.length], ["enough", undefined, 2]);
  all.say("ready", READY);
  end(all);
  assert.equal((await other.promise).value, 1);
});

test("an engine that is stopped only with its worker is stopped at once", async () => {
  const all = ready({}, { stop: "restart" });
  const stop = new AbortController();
  const one = all.run("a", { signal: stop.signal });
  stop.abort("enough");
  await settled();
  assert.deepEqual([one.error, all.workers[0].isTerminated], ["enough", true]);
});

test("what is asked is answered by the page, whose mistake ends the run", async () => {
  const all = ready({}, {});
  all.session.client.reach.words = undefined;
  const one = all.run("input()", { onInput: async (prompt) => `${prompt}!` });
  all.say("started", { id: all.id() });
  all.say("waiting", { id: all.id(), prompt: "who", secret: false });
  await settled();
  assert.deepEqual(all.workers[0].of("input"), [{ type: "input", id: all.id(), text: "who!\n" }]);
  end(all);
  await one.promise;
  const other = all.run("input()", { onInput: () => { throw new RangeError("no"); } });
  all.say("waiting", { id: all.id(), prompt: "", secret: false });
  end(all);
  await assert.rejects(other.promise, RangeError);
});

test("a closed session starts and runs nothing more", async () => {
  const all = ready();
  all.session.close();
  await assert.rejects(all.session.start(), /closed/);
  await assert.rejects(all.run("a").promise, /closed/);
  await assert.rejects(all.session.restart(), /closed/);
  assert.equal(all.workers.length, 1);
});

test("data that cannot be copied fails that run alone", async () => {
  const all = ready();
  const one = told(all.session.run(() => ({ code: "a", data: { bad: Symbol("s") } }), {}));
  const other = all.run("b");
  await settled();
  assert.match(one.error.message, /^The data could not be copied: /);
  end(all);
  assert.equal((await other.promise).value, 1);
});

test("all that a worker waits for is acknowledged, also what nobody takes, or nobody hears any more", async () => {
  const all = ready();
  const one = all.run("1", { onOutput: () => {}, onDisplay: () => {} });
  const id = all.id();
  all.say("started", { id });
  all.say("output", { id, seq: 1, chunks: ["stdout", "a"] });
  all.say("display", { id, seq: 2, mime: "text/plain", data: "b", text: "b" });
  all.say("drawing", { id, seq: 3, ops: new Uint8Array() });
  all.say("comms", { id, seq: 4, root: "w", data: new Uint8Array(), buffers: [] });
  all.say("done", { id, status: "ok", ms: 5 });
  await one.promise;
  all.say("output", { id: 99, seq: 5, chunks: ["stdout", "late"] });
  assert.deepEqual(all.workers[0].of("ack").map(({ seq }) => seq), [1, 2, 3, 4, 5]);
});

test("of a program that draws, it is said once that the drawing is not seen", async () => {
  const all = ready();
  const shown = [];
  const one = all.run("1", { onOutput: (text, stream) => shown.push([stream, text]) });
  for (const seq of [1, 2]) all.say("drawing", { id: all.id(), seq, ops: new Uint8Array() });
  end(all);
  await one.promise;
  assert.deepEqual(shown, [["stderr", "No drawings here.\n"]]);
});

test("a start that is refused rejects with the reason", async () => {
  const all = made({ fields: { packages: "numpy" } });
  const start = told(all.session.start());
  const one = all.run("1");
  all.say("refused", { reason: "start: field 'packages' must be of type list" });
  await settled();
  assert.deepEqual([start.error?.message, one.error?.message], Array(2).fill("start: field 'packages' must be of type list"));
});

test("who hears output may end its Python", async () => {
  const all = ready();
  const one = all.run("print(1)", { onOutput: () => all.session.close() });
  all.say("output", { id: all.id(), seq: 1, chunks: ["stdout", "1\n"] });
  await settled();
  assert.equal(one.error?.message, "This Python is closed.");
});

test("an answer that is no text is given as one", async () => {
  const all = ready();
  all.session.client.reach.words = undefined;
  all.run("input()", { onInput: () => 5 });
  all.say("started", { id: all.id() });
  all.say("waiting", { id: all.id(), prompt: "", secret: false });
  await settled();
  assert.deepEqual(all.workers[0].of("input").map(({ text }) => text), ["5\n"]);
});
