/** What the page around a frame says is checked before anybody acts on it, and only who is on the list is heard and told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Embedding } from "../../public/embedding.mjs";

const LISTED = "https://school.example";

/** An embedding, what its parent was posted, and what Python was asked. */
function made(around) {
  const posted = [];
  const asked = [];
  const parent = { postMessage: (message, origin) => posted.push([message, origin]) };
  const embedding = new Embedding([LISTED], parent, around);
  const hear = (data, { origin = LISTED, source = parent } = {}) => embedding.hear({ origin, source, data: { offthread: "request", id: 1, ...data } });
  return { embedding, posted, asked, hear, listen: () => embedding.listen((...given) => asked.push(given)) };
}

test("a request is taken as it was meant, and one that came early waits", () => {
  const { asked, hear, listen } = made();
  hear({ ask: "set", code: "1", data: { n: 1 }, files: { "a.txt": "a", b: new Uint8Array([1]) } });
  assert.deepEqual(asked, []);
  listen();
  hear({ id: 2, ask: "set", data: '{"m": 2}' });
  for (const ask of ["get", "run", "stop"]) hear({ id: 3, ask, code: "not asked for" });
  assert.deepEqual(asked, [
    ["set", 1, "1", '{"n":1}', ["a.txt", "a", "b", new Uint8Array([1])]],
    ["set", 2, null, '{"m": 2}', null],
    ...["get", "run", "stop"].map((ask) => [ask, 3, null, null, null]),
  ]);
});

test("who is not on the list, or is not the page around, is neither heard nor answered", () => {
  const { asked, posted, hear, listen, embedding } = made("https://other.example");
  listen();
  hear({ ask: "run" }, { origin: "https://other.example" });
  hear({ ask: "run" }, { source: {} });
  hear({ ask: "run", offthread: "event" });
  hear({ ask: "run", id: "1" });
  embedding.overhear({ type: "ready" });
  assert.deepEqual([asked, posted], [[], []]);
});

test("what is wrong is refused in a sentence, and reaches nobody", () => {
  const { asked, posted, hear, listen } = made();
  listen();
  const circle = {};
  circle.circle = circle;
  const deep = (levels) => JSON.parse('{"a":'.repeat(levels) + "1" + "}".repeat(levels));
  hear({ ask: "set", data: deep(100) });
  assert.equal(asked.splice(0).length, 1);
  assert.equal(posted.splice(0).length, 1);
  for (const wrong of [{ data: deep(101) }, { data: JSON.stringify(deep(3000)) }, { ask: "eval" }, { code: 1 }, { code: "x".repeat(1_000_001) }, { data: "[1]" }, { data: "{" }, { data: circle }, { files: [] }, { files: { a: 1 } }, { files: { ["n".repeat(256)]: "" } }]) {
    hear({ ask: "set", ...wrong });
  }
  assert.deepEqual(asked, []);
  assert.equal(posted.length, 11);
  for (const [message, origin] of posted) {
    assert.equal(origin, LISTED);
    assert.deepEqual([message.offthread, message.id, message.done], ["answer", 1, false]);
    assert.match(message.reason, /^(?:A request|The code|The data|The files) .*\.$/);
  }
});

test("a message that the browser could not read is complained about to who may talk", () => {
  const { embedding, posted } = made();
  const source = embedding.parent;
  embedding.hear({ origin: "https://other.example", source, data: null });
  embedding.hear({ origin: LISTED, source: {}, data: null });
  assert.deepEqual(posted, []);
  embedding.hear({ origin: LISTED, source, data: null });
  assert.deepEqual(posted.map(([{ offthread, event, reason }]) => [offthread, event, reason.slice(0, 30)]), [["event", "unread", "A message could not be read: i"]]);
});

test("a text that the page's Python cannot hold comes as bytes, and as code it is refused", () => {
  const { asked, posted, hear, listen } = made();
  listen();
  hear({ ask: "set", files: { cut: "a\0b", long: "x".repeat(1_000_001), short: "x" } });
  const [, , , , [, cut, , long, , short]] = asked[0];
  assert.deepEqual([cut, long.length, short], [new Uint8Array([97, 0, 98]), 1_000_001, "x"]);
  for (const wrong of [{ code: "a\0b" }, { files: { "a\0b": "" } }, { files: { "\ud800": "" } }]) hear({ ask: "set", ...wrong });
  assert.equal(asked.length, 1);
  assert.deepEqual(posted.slice(-3).map(([{ done }]) => done), [false, false, false]);
});

test("each request has one answer, also if the page's Python fails or is told of it late", () => {
  const { embedding, posted, hear } = made();
  hear({ id: 1, ask: "get" });
  embedding.listen((_ask, id) => void (id % 2 || embedding.answer(id)));
  for (const id of [2, 3, 4]) hear({ id, ask: "run" });
  assert.deepEqual(posted.map(([{ id, done }]) => [id, done]), [[1, false], [2, true], [3, false], [4, true]]);
});

test("where nobody says who is around, all who may talk are told that Python is there, and nothing else", () => {
  const { embedding, posted, hear } = made();
  for (const each of [{ type: "ready" }, { type: "ready" }, { type: "started", id: 1 }]) embedding.overhear(each);
  assert.deepEqual(posted, [[{ offthread: "event", event: "ready" }, LISTED]]);
  embedding.listen((_ask, id) => embedding.answer(id));
  hear({ ask: "stop" });
  embedding.overhear({ type: "started", id: 2 });
  assert.deepEqual(posted.slice(1).map(([{ done, event }]) => done ?? event), [true, "run"]);
});

test("what happens is told to the page around, and ready once", () => {
  const { embedding, posted } = made(LISTED);
  const reports = [{ type: "ready" }, { type: "ready" }, { type: "started", id: 1 }, { type: "output", chunks: ["stdout", "a", "stderr", "b"] }, { type: "result" }, { type: "result", repr: "1" }];
  const ends = [{ type: "error", name: "E", message: "m", traceback: "t", line: 2 }, { type: "done", status: "error", ms: 3 }, { type: "files" }];
  for (const each of [...reports, ...ends]) embedding.overhear(each);
  embedding.tell(7, "c", "{}", ["a", "1"]);
  assert.deepEqual(posted.map(([{ offthread: _, ...rest }]) => rest), [
    { event: "ready" },
    { event: "run" },
    { event: "output", stream: "stdout", text: "a" },
    { event: "output", stream: "stderr", text: "b" },
    { event: "result", repr: "1" },
    { event: "error", name: "E", message: "m", traceback: "t", line: 2 },
    { event: "done", status: "error", ms: 3 },
    { id: 7, done: true, code: "c", data: "{}", files: { a: "1" } },
  ]);
});
