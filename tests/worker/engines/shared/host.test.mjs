/** The host of the small engines takes every command there is, and its reports keep the contract. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { COMMANDS, STATES, TRANSITIONS } from "#generated/protocol.mjs";
import { Disk } from "../../../../worker/engines/brython/disk.mjs";
import { Desk } from "../../../../worker/engines/shared/desk.mjs";
import { Host } from "../../../../worker/engines/shared/host.mjs";
import { reportProblem } from "../../../../worker/host/messages.mjs";

mock.timers.enable({ apis: ["setInterval"] });
// A worker's scope, whose names data must not take.
globalThis.self = globalThis;

const OWN = { engine: "echo", stop: "restart", packages: false, files: true, displays: false, translates: false, console: false, variables: false, await: false, guards: true };

/** An interpreter whose programs are printed, and whose last line is the result. */
class Echo {
  engine = "Echo 1.0";
  python = "0.1";
  capabilities = OWN;
  FS = new Disk();
  renewed = [];

  constructor(desk) {
    this.desk = desk;
  }

  async run({ code }) {
    if (code === "raise") return { error: { name: "Error", message: "", traceback: "Error\n" } };
    this.desk.print("stdout", `${code}\n`);
    return { repr: code, value: () => code };
  }

  refresh() {
    this.desk.print("stdout", "refreshed\n");
  }

  renew(name) {
    this.renewed.push(name);
  }

  complete() {
    return { names: ["print"], length: 0 };
  }

  lack() {
    return {};
  }
}

function made(more = {}) {
  const posts = [];
  const post = (message) => posts.push(message);
  const desk = new Desk({ type: "start" }, post);
  const interpreter = Object.assign(new Echo(desk), more);
  const host = new Host(interpreter, desk, post);
  return { host, posts, interpreter };
}

/** Receive messages, and return what was posted when all is done. */
async function told(host, posts, ...messages) {
  for (const each of messages) host.receive(each);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(posts.map(reportProblem), posts.map(() => undefined));
  return posts;
}

test("it has a handler for each command that there is, and for nothing else", () => {
  assert.deepEqual(Object.keys(made().host.handlers).sort(), Object.keys(COMMANDS).sort());
});

test("a run that is fresh begins as new, and no other does", async () => {
  const { host, posts } = made();
  await told(host, posts, { type: "run", id: 1, code: "a", fresh: true }, { type: "run", id: 2, code: "b" });
  const outputs = posts.filter(({ type }) => type === "output");
  assert.deepEqual(outputs.map(({ id, chunks }) => [id, chunks[1]]), [[1, "refreshed\n"], [1, "a\n"], [2, "b\n"]]);
});

test("a run is started, prints, has a result and is done", async () => {
  const { host, posts } = made();
  host.ready(3);
  await told(host, posts, { type: "run", id: 1, code: "a\r\nb" });
  assert.deepEqual(posts.map(({ type }) => type), ["ready", "started", "output", "result", "done"]);
  assert.deepEqual(posts[2].chunks, ["stdout", "a\nb\n"]);
  let state = STATES.IDLE;
  for (const { type } of posts.slice(1)) {
    state = type === "started" ? STATES.RUNNING : TRANSITIONS[state][type];
    assert.ok(state, `${type} may not come now`);
  }
});

test("runs are carried out one after the other, and one that waits can be stopped", async () => {
  const { host, posts } = made();
  const run = (id) => ({ type: "run", id, code: `${id}` });
  await told(host, posts, run(1), run(2), run(3), { type: "stop", id: 2 });
  const ends = posts.filter(({ type }) => type === "done").map(({ id, status }) => [id, status]);
  assert.deepEqual(ends, [[1, "ok"], [2, "stopped"], [3, "ok"]]);
});

test("what cannot be followed is refused in words", async () => {
  const { host, posts } = made();
  const all = [
    [{ type: "start" }, "start: the worker has been started already"],
    [{ type: "retry" }, "retry: the worker is not in the state 'failed'"],
    [{ type: "input", id: 1 }, "input: the program is not waiting for input"],
    [{ type: "install", id: 1, names: [] }, "install: this engine has no packages"],
    [{ type: "remove", names: [] }, "remove: this engine has no packages"],
    [{ type: "inventory" }, "inventory: this engine has no packages"],
    [{ type: "translate", id: 1, code: "" }, "translate: this engine does not translate programs"],
    [{ type: "run", id: 1 }, "run: field 'code' is missing"],
    [{ type: "run", id: 1, code: "", data: { self: 1 } }, "'self' is a name that the worker needs. Choose another name."],
  ];
  await told(host, posts, ...all.map(([message]) => message));
  assert.deepEqual(posts.map(({ type, reason }) => [type, reason]), all.map(([, reason]) => ["refused", reason]));
});

test("completion and translation are answered by the interpreter's own", async () => {
  const { host, posts } = made({ translate: (code) => ({ code: `js ${code}`, lines: [1] }) });
  await told(host, posts, { type: "complete", id: 4, code: "pr" }, { type: "translate", id: 5, code: "x" });
  assert.deepEqual(posts, [
    { type: "completion", id: 4, names: ["print"], length: 0 },
    { type: "translation", id: 5, code: "js x", lines: [1] },
  ]);
});

test("files are handed over before a run, and their modules renewed", async () => {
  const { host, posts, interpreter } = made();
  await told(host, posts, { type: "run", id: 1, code: "x", files: ["helper.py", "1", "a.txt", "2"], removed: ["gone.py"] });
  assert.deepEqual(interpreter.renewed, ["gone.py", "helper.py"]);
});

test("an interpreter that breaks is told as an error of the program", async () => {
  const { host, posts } = made({ run: async () => { throw new RangeError("deep"); } });
  await told(host, posts, { type: "run", id: 1, code: "x" });
  const [error] = posts.filter(({ type }) => type === "error");
  assert.deepEqual([error.name, error.message, posts.at(-1).status], ["JavascriptError", "deep", "error"]);
});
