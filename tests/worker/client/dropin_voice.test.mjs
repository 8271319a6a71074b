/** What the page hears beside the answers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXT_AT } from "#generated/memory.mjs";
import { begun, made, ready } from "./dropin_stage.mjs";
import { READY } from "./endpoint.mjs";

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

test("output, displays and questions bear the id of their script, also after its end", () => {
  const all = ready("?output=message&input=message");
  const id = begun(all, { id: 7, python: "x" });
  all.say("output", { id, seq: 1, chunks: ["stdout", "a\n"] });
  all.say("display", { id, seq: 2, mime: "text/html", data: "<b>", text: "b", read: 1 });
  all.say("waiting", { id, prompt: "? ", secret: false });
  all.say("done", { id, status: "ok", ms: 1 });
  all.say("output", { id, seq: 3, chunks: ["stdout", "late\n"] });
  all.ask({ python: "y" });
  all.say("output", { id: all.workers[0].of("run").at(-1).id, seq: 4, chunks: ["stdout", "c\n"] });
  assert.deepEqual(all.posts, [
    { type: "output", id: 7, stream: "stdout", text: "a\n" },
    { type: "display", id: 7, mime: "text/html", data: "<b>", text: "b" },
    { type: "waiting", id: 7, prompt: "? ", secret: false },
    { id: 7, results: undefined },
    { type: "output", id: 7, stream: "stdout", text: "late\n" },
    { type: "output", stream: "stdout", text: "c\n" },
  ]);
});

test("progress goes to a page that asks for it", () => {
  const all = made("?progress=message");
  const bytes = { loaded: 1, total: 2, source: "site" };
  all.say("progress", { file: "python.wasm", ...bytes, all_loaded: 3, all_total: 4 });
  all.say("ready", READY);
  const id = begun(all, { id: "n", python: "import numpy" });
  all.say("package", { id, name: "numpy", version: "2", ...bytes, state: "loading" });
  all.say("package", { name: "none", loaded: 0, source: "site", state: "failed", cause: "no" });
  assert.deepEqual(all.posts, [
    { type: "progress", stage: "start", name: "python.wasm", ...bytes, all_loaded: 3, all_total: 4 },
    { type: "progress", stage: "ready", python: READY.python, engine: READY.engine, ms: READY.ms },
    { type: "progress", stage: "package", id: "n", name: "numpy", version: "2", ...bytes, state: "loading" },
    { type: "progress", stage: "package", name: "none", loaded: 0, source: "site", state: "failed", cause: "no" },
  ]);
});

test("a start that fails is told to a page that asks for progress, and nobody else is told of any", (t) => {
  const warned = t.mock.method(console, "warn", () => {});
  for (const query of ["?progress=message", ""]) {
    const all = made(query);
    all.say("package", { name: "none", loaded: 0, source: "site", state: "loading" });
    all.say("failed", { reason: "gone.", fix: "Copy it." });
    assert.deepEqual(all.posts.map(({ stage, cause }) => [stage, cause]), query ? [["package", undefined], ["failed", "gone. Copy it."]] : []);
  }
  assert.equal(warned.mock.callCount(), 0);
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
