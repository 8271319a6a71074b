/** The page stops the script that runs, or one that waits by its id. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, ended, failed, made, ready } from "./dropin_stage.mjs";
import { READY } from "./endpoint.mjs";

test("a stop that is heeded is a KeyboardInterrupt, and costs nothing", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const all = ready();
  const id = begun(all);
  all.ask({ type: "stop" });
  all.say("error", { id, name: "KeyboardInterrupt", message: "", traceback: "KeyboardInterrupt\n" });
  all.say("done", { id, status: "stopped", ms: 1 });
  t.mock.timers.tick(5000);
  assert.deepEqual(all.posts, [{ error: "KeyboardInterrupt\n", name: "KeyboardInterrupt", traceback: "KeyboardInterrupt\n" }]);
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

test("where an engine stops only together with its worker, those that wait have a new one", () => {
  const all = ready("", undefined, { stop: "restart" });
  begun(all);
  all.ask({ id: 2, python: "y", context: { big: new Uint8Array(4) } });
  all.ask({ type: "stop" });
  assert.deepEqual(all.workers.map(({ isTerminated }) => isTerminated), [true, false]);
  assert.deepEqual(all.workers[1].of("run").map(({ code, context }) => [code, context.big.length]), [["y", 4]]);
  all.say("ready", READY);
  ended(all, { value: 3 });
  assert.deepEqual(all.posts, [
    { error: "The script was stopped together with its Python: its variables are lost." },
    { id: 2, result: 3 },
  ]);
});

test("a stop while nothing runs does nothing, and so does one by a name that no script has", () => {
  const all = ready();
  all.ask({ type: "stop" });
  all.ask({ type: "stop", id: 4 });
  begun(all, { id: 5, python: "x" });
  all.ask({ type: "stop", id: "5" });
  assert.deepEqual([all.posts, all.workers[0].of("stop")], [[], []]);
});

test("a script that waits is stopped by its id: it is never run, and is told so in its turn", () => {
  const all = ready();
  begun(all, { id: 1, python: "a" });
  for (const id of [2, 3]) all.ask({ id, python: `${id}`, context: {} });
  all.ask({ type: "stop", id: 2 });
  all.ask({ type: "stop", id: 2 });
  assert.deepEqual([all.posts, all.workers[0].of("stop")], [[], []]);
  all.say("done", { id: all.dropIn.client.running, status: "ok", ms: 1 });
  ended(all, { value: 3 });
  assert.deepEqual(all.workers[0].of("run").map(({ code }) => code), ["a", "3"]);
  assert.deepEqual(all.posts, [
    { id: 1, results: undefined },
    { id: 2, error: "The script was stopped before it began." },
    { id: 3, result: 3 },
  ]);
});

test("the script that runs is stopped by its id, too, and the next one is not", () => {
  const all = ready();
  const id = begun(all, { id: "a", python: "x" });
  all.ask({ id: "b", python: "y" });
  all.ask({ type: "stop", id: "a" });
  assert.deepEqual(all.workers[0].of("stop"), [{ type: "stop", id }]);
  all.say("error", { id, ...failed("KeyboardInterrupt\n").error });
  all.say("done", { id, status: "stopped", ms: 1 });
  ended(all, { value: 1 });
  assert.deepEqual(all.posts.map(({ id: name, error, results }) => [name, error ?? results]), [["a", "KeyboardInterrupt\n"], ["b", 1]]);
});

test("a script that has been posted and has not begun is stopped, also while Python starts", () => {
  const all = made();
  all.ask({ id: 1, python: "x" });
  all.ask({ type: "stop" });
  const [{ id }] = all.workers[0].of("run");
  assert.deepEqual(all.workers[0].of("stop"), [{ type: "stop", id }]);
  all.say("ready", READY);
  ended(all, failed("KeyboardInterrupt\n"));
  assert.deepEqual(all.posts, [{ id: 1, error: "The script was stopped before it began." }]);
});

test("one that began all the same, and does not heed it, costs the worker", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const all = ready("", undefined, { stop: "restart" });
  all.ask({ python: "x" });
  all.ask({ type: "stop" });
  all.say("started", { id: all.workers[0].of("run")[0].id });
  assert.deepEqual(all.posts, []);
  t.mock.timers.tick(1000);
  assert.deepEqual(all.posts, [{ error: "The script did not heed the stop: it was ended, and its variables are lost." }]);
});
