/** The drop-in worker answers each script once, in order, whatever happens to its Python. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXT_AT } from "#generated/memory.mjs";
import { REPORTS } from "#generated/protocol.mjs";
import { DropIn } from "../../../worker/client/dropin.mjs";
import { CAPABILITIES, FakeLocks, FakeWorker, READY } from "./endpoint.mjs";

const WORKERS = { cpython: "assets/worker.mjs", brython: "assets/worker-brython.mjs" };
const SITE = "https://site.test/folder/";

function made(query = "", locks = undefined) {
  const workers = [], posts = [];
  const dropIn = new DropIn({
    href: `${SITE}webworker.js${query}`,
    workers: WORKERS,
    spawn: (address) => (workers.push(new FakeWorker(address)), workers.at(-1)),
    post: (message) => posts.push(message),
    locks,
  });
  dropIn.start();
  return { dropIn, workers, posts, say: (type, fields) => workers.at(-1).say(type, fields), ask: (data) => dropIn.receive(data) };
}

function ready(query, locks, capabilities = {}) {
  const all = made(query, locks);
  all.say("ready", { ...READY, capabilities: { ...CAPABILITIES, ...capabilities } });
  return all;
}

/** A script is begun, as the worker tells it. */
function begun(all, data = { python: "x" }) {
  all.ask(data);
  const { id } = all.workers.at(-1).of("run").at(-1);
  all.say("started", { id });
  return id;
}

test("it has a handler for each report that there is, and for nothing else", () => {
  assert.deepEqual(Object.keys(made().dropIn.handlers).sort(), Object.keys(REPORTS).sort());
});

test("it starts the engine that its address asks for, with what the address says", () => {
  const { workers } = made("?engine=brython&indexURL=../other/&packages=numpy,%20pytz");
  const { type, engine, index_url, packages } = workers[0].told[0];
  assert.equal(workers[0].address, `${SITE}assets/worker-brython.mjs`);
  assert.deepEqual([type, engine, index_url, packages], ["start", "brython", "https://site.test/other/", ["numpy", "pytz"]]);
});

test("an engine that is not there is said to each script", () => {
  const { workers, posts, ask } = made("?engine=toString");
  ask({ python: "1", id: 4, context: {} });
  assert.deepEqual(workers, []);
  assert.deepEqual(posts, [{ id: 4, error: "This site has no engine 'toString': there are cpython, brython." }]);
});

test("both samples are answered by their own words, in order", () => {
  const { workers, posts, ask, say } = ready();
  ask({ python: "1", rank: [1] });
  ask({ id: "a", python: "2", context: { n: 1 } });
  ask({ id: 5, python: "3" });
  const [first, second, third] = workers[0].of("run");
  assert.deepEqual([first.data, second.context, third.data], [{ rank: [1] }, { n: 1 }, { id: 5 }]);
  say("started", { id: first.id });
  say("result", { id: first.id, value: 11 });
  say("done", { id: first.id, status: "ok", ms: 1 });
  say("started", { id: second.id });
  say("error", { id: second.id, name: "E", message: "", traceback: "E\n" });
  say("done", { id: second.id, status: "error", ms: 1 });
  say("started", { id: third.id });
  say("done", { id: third.id, status: "ok", ms: 1 });
  assert.deepEqual(posts, [{ results: 11 }, { id: "a", error: "E\n" }, { results: undefined }]);
});

test("a message without a script is answered by what is missing", () => {
  const { posts, ask } = ready();
  ask({ id: 3, text: "?" });
  ask("python");
  const error = "The message needs a key 'python' with the script as a string.";
  assert.deepEqual(posts, [{ id: 3, error }, { error }]);
});

test("what is refused is answered by the reason", () => {
  const all = ready();
  const id = begun(all);
  all.say("refused", { id, reason: "no" });
  all.say("refused", { reason: "of nothing" });
  assert.deepEqual(all.posts, [{ error: "no" }]);
});

test("a start that fails is answered, and the next script tries again", () => {
  const { workers, posts, ask, say } = made();
  ask({ python: "1" });
  say("failed", { reason: "python.wasm: gone.", fix: "Copy it." });
  ask({ python: "2" });
  assert.deepEqual(posts, [{ error: "python.wasm: gone. Copy it." }]);
  assert.deepEqual(workers[0].told.map(({ type }) => type), ["start", "run", "retry", "run"]);
});

test("after a crash all that waits is answered, and the next script has a new worker", () => {
  const all = ready();
  begun(all);
  all.ask({ python: "y" });
  all.say("crashed", { reason: "abort" });
  const error = "Python crashed, and its variables are lost: abort";
  assert.deepEqual(all.posts, [{ error }, { error }]);
  assert.ok(all.workers[0].isTerminated);
  all.ask({ python: "z" });
  assert.deepEqual(all.workers.map(({ told }) => told.map(({ type }) => type)), [["start", "run", "run"], ["start", "run"]]);
});

test("a worker that cannot be loaded is told with its address", () => {
  const { workers, posts, ask } = made();
  ask({ python: "1" });
  workers[0].onerror({});
  assert.deepEqual(posts, [{ error: "The worker could not be loaded or broke: assets/worker.mjs" }]);
});

test("a worker that dies without a word costs the script that ran", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const locks = new FakeLocks();
  const all = ready("", locks);
  begun(all);
  locks.free();
  t.mock.timers.tick(200);
  locks.free();
  const error = "Python's worker is gone, and its variables are lost: the script closed it, or the browser ended it.";
  assert.deepEqual(all.posts, [{ error }]);
});

test("a stop that is heeded is a KeyboardInterrupt, and costs nothing", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const all = ready();
  const id = begun(all);
  all.ask({ type: "stop" });
  all.say("error", { id, name: "KeyboardInterrupt", message: "", traceback: "KeyboardInterrupt\n" });
  all.say("done", { id, status: "stopped", ms: 1 });
  t.mock.timers.tick(5000);
  assert.deepEqual(all.posts, [{ error: "KeyboardInterrupt\n" }]);
  assert.ok(!all.workers[0].isTerminated);
});

test("a stop that is not heeded costs the worker", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const all = ready();
  begun(all);
  all.ask({ type: "stop" });
  t.mock.timers.tick(1000);
  assert.deepEqual(all.posts, [{ error: "The script did not heed the stop: it was ended, and its variables are lost." }]);
  assert.ok(all.workers[0].isTerminated);
});

test("where an engine stops only together with its worker, it is ended at once", () => {
  const all = ready("", undefined, { stop: "restart" });
  begun(all);
  all.ask({ type: "stop" });
  assert.deepEqual(all.posts, [{ error: "The script was stopped together with its Python: its variables are lost." }]);
});

test("a stop while nothing runs does nothing", () => {
  const all = ready();
  all.ask({ type: "stop" });
  assert.deepEqual([all.posts, all.workers[0].of("stop")], [[], []]);
});

test("output and displays go to a page that asks for them, and are acknowledged", () => {
  const all = ready("?output=message");
  const id = begun(all);
  all.say("output", { id, seq: 1, chunks: ["stdout", "a\n", "stderr", "b\n"] });
  all.say("display", { id, seq: 2, mime: "text/html", data: "<b>", text: "b" });
  assert.deepEqual(all.posts, [
    { type: "output", stream: "stdout", text: "a\n" },
    { type: "output", stream: "stderr", text: "b\n" },
    { type: "display", mime: "text/html", data: "<b>", text: "b" },
  ]);
  assert.deepEqual(all.workers[0].of("ack"), [{ type: "ack", seq: 1 }, { type: "ack", seq: 2 }]);
});

test("otherwise they go to the console", (t) => {
  const said = [];
  for (const level of ["log", "warn"]) t.mock.method(console, level, (text) => said.push([level, text]));
  const all = ready();
  const id = begun(all);
  all.say("output", { id, seq: 1, chunks: ["stdout", "a\n", "stderr", "b\n"] });
  all.say("display", { id, seq: 2, mime: "text/html", data: "<b>", text: "b" });
  assert.deepEqual([said, all.posts], [[["log", "a"], ["warn", "b"], ["log", "b"]], []]);
});

test("a page that takes part is asked, and its answer reaches the worker", () => {
  const all = ready("?input=message");
  const id = begun(all);
  all.say("waiting", { id, prompt: "Name? ", secret: true });
  assert.deepEqual(all.posts, [{ type: "waiting", prompt: "Name? ", secret: true }]);
  all.ask({ type: "input", text: "Ada\n" });
  const bytes = new Uint8Array(all.workers[0].of("start")[0].control);
  assert.equal(new TextDecoder().decode(bytes.slice(TEXT_AT, TEXT_AT + 4)), "Ada\n");
});

test("where nobody can be asked, input is at its end", (t) => {
  const warned = t.mock.method(console, "warn", () => {});
  const all = ready();
  all.say("waiting", { id: begun(all), prompt: "", secret: false });
  assert.equal(new Int32Array(all.workers[0].of("start")[0].control)[3], -1);
  assert.equal(warned.mock.callCount(), 1);
});

test("a report of a kind that nobody knows is passed over", () => {
  const all = ready();
  all.say("constructor");
  all.say("sing", { id: 1 });
  assert.deepEqual(all.posts, []);
});

test("what the device can do is answered as soon as it is known", (t) => {
  globalThis.isSecureContext = true;
  t.after(() => delete globalThis.isSecureContext);
  const all = made();
  all.ask({ type: "capabilities" });
  assert.deepEqual(all.posts, []);
  all.say("ready", READY);
  const [{ type, stop, isolated, heap, lines }] = all.posts;
  assert.deepEqual([type, stop, isolated, heap], ["capabilities", "shared memory", true, 0]);
  const names = ["Isolation", "Stop", "Input", "Packages", "Files", "Pictures", "Await", "Waiting", "Recursion", "Losses"];
  assert.deepEqual(lines.map(({ name }) => name), names);
  assert.ok(lines.every(({ words }) => typeof words === "string" && words.endsWith(".")));
});

test("what cannot be copied is answered by an error, in its turn, and costs nothing else", () => {
  const all = ready();
  const first = begun(all);
  all.ask({ id: 7, python: "2", context: { port: new MessageChannel().port1 } });
  all.ask({ python: "3", stream: new ReadableStream() });
  all.ask({ id: 8 });
  assert.deepEqual(all.posts, []);
  all.say("done", { id: first, status: "ok", ms: 1 });
  assert.deepEqual(all.posts.map(({ id, error }) => [id, error?.slice(0, 44)]), [
    [undefined, undefined],
    [7, "The data could not be handed on to Python. L"],
    [undefined, "The data could not be handed on to Python. L"],
    [8, "The message needs a key 'python' with the sc"],
  ]);
  const next = begun(all);
  all.say("result", { id: next, value: 4 });
  all.say("done", { id: next, status: "ok", ms: 1 });
  assert.deepEqual(all.posts.at(-1), { results: 4 });
});

test("a report for a run that is not running is refused: no script answers for another", () => {
  const all = ready();
  const first = begun(all);
  all.ask({ python: "later" });
  const later = all.workers[0].of("run").at(-1).id;
  all.say("started", { id: later });
  all.say("result", { id: later, value: "forged" });
  all.say("error", { id: later, name: "E", message: "", traceback: "forged" });
  all.say("done", { id: later, status: "ok", ms: 1 });
  all.say("done", { id: 99, status: "ok", ms: 1 });
  all.say("refused", { id: later, reason: "forged" });
  all.say("failed", { reason: "forged", fix: "" });
  all.say("ready", { ...READY, capabilities: CAPABILITIES });
  assert.deepEqual([all.posts, all.dropIn.client.running, all.dropIn.client.state], [[], first, "ready"]);
  all.say("result", { id: first, value: 1 });
  all.say("done", { id: first, status: "ok", ms: 1 });
  all.say("started", { id: later });
  all.say("result", { id: first, value: "forged" });
  all.say("result", { id: later, value: 2 });
  all.say("done", { id: later, status: "ok", ms: 1 });
  all.say("done", { id: later, status: "ok", ms: 1 });
  assert.deepEqual(all.posts, [{ results: 1 }, { results: 2 }]);
});
