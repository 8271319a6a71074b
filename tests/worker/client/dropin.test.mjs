/** The drop-in worker answers each script once, in order, whatever happens to its Python. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { REPORTS } from "#generated/protocol.mjs";
import { SITE, begun, ended, failed, made, ready } from "./dropin_stage.mjs";
import { CAPABILITIES, FakeLocks, READY } from "./endpoint.mjs";

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

test("the messages of all eras are answered in their own words, in order", () => {
  const all = ready();
  all.ask({ python: "1", rank: [1] });
  all.ask({ id: "a", python: "2", context: { n: 1 } });
  all.ask({ id: 5, python: "3" });
  ended(all, { value: 11 });
  ended(all, failed("E\n"));
  ended(all, {});
  const [first, second, third] = all.workers[0].of("run");
  assert.deepEqual([first.data, second.context, third.data], [{ rank: [1] }, { n: 1 }, { id: 5 }]);
  assert.deepEqual(all.posts, [{ results: 11 }, { id: "a", error: "E\n", name: "E", traceback: "E\n" }, { id: 5, results: undefined }]);
});

test("a script waits here until all before it are over", () => {
  const all = ready();
  for (const python of ["1", "2"]) all.ask({ python });
  assert.deepEqual(all.workers[0].of("run").map(({ code }) => code), ["1"]);
  ended(all, {});
  assert.deepEqual(all.workers[0].of("run").map(({ code }) => code), ["1", "2"]);
});

test("an error has its parts, with the line of the script and without a hint if there is none", () => {
  const all = ready();
  const traceback = 'Traceback (most recent call last):\n  File "main.py", line 2, in <module>\n    f(\n    ~^\nE: no\n';
  all.ask({ id: 1, python: "\n    f(\n      1)" });
  ended(all, { error: { name: "E", message: "no", traceback } });
  all.ask({ python: "f()" });
  ended(all, { error: { name: "E", message: "no", traceback, hint: "Try." } });
  assert.deepEqual(all.posts, [
    { id: 1, error: traceback, name: "E", line: 2, traceback },
    { error: traceback, name: "E", traceback, hint: "Try." },
  ]);
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
  assert.deepEqual(all.workers.map(({ told }) => told.map(({ type }) => type)), [["start", "run"], ["start", "run"]]);
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

test("a report of a kind that nobody knows is passed over", () => {
  const all = ready();
  all.say("constructor");
  all.say("sing", { id: 1 });
  assert.deepEqual(all.posts, []);
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
  const early = first + 1;
  all.say("started", { id: early });
  all.say("result", { id: early, value: "forged" });
  all.say("error", { id: early, name: "E", message: "", traceback: "forged" });
  all.say("done", { id: early, status: "ok", ms: 1 });
  all.say("done", { id: 99, status: "ok", ms: 1 });
  all.say("refused", { id: early, reason: "forged" });
  all.say("failed", { reason: "forged", fix: "" });
  all.say("ready", { ...READY, capabilities: CAPABILITIES });
  assert.deepEqual([all.posts, all.dropIn.client.running, all.dropIn.client.state], [[], first, "ready"]);
  all.say("result", { id: first, value: 1 });
  all.say("done", { id: first, status: "ok", ms: 1 });
  const later = all.workers[0].of("run").at(-1).id;
  assert.notEqual(later, early);
  for (const type of ["started", "done"]) all.say(type, { id: early, status: "ok", ms: 1 });
  all.say("result", { id: later, value: "forged" });
  all.say("done", { id: later, status: "ok", ms: 1 });
  all.say("started", { id: later });
  all.say("result", { id: first, value: "forged" });
  all.say("result", { id: later, value: 2 });
  all.say("done", { id: later, status: "ok", ms: 1 });
  all.say("done", { id: later, status: "ok", ms: 1 });
  assert.deepEqual(all.posts, [{ results: 1 }, { results: 2 }]);
});
