/** The shape of reports: what is good passes as it is, and nothing else does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BOUNDS } from "#generated/bounds.mjs";
import { REPORTS } from "#generated/protocol.mjs";
import { Breach, checked } from "../../../worker/client/shape.mjs";
import { GOOD, good } from "./samples_of_reports.mjs";

/** @param {unknown} data */
const refusal = (data) => {
  try {
    checked(data);
  } catch (error) {
    assert.ok(error instanceof Breach, String(error));
    return error.message;
  }
  return undefined;
};

test("there is a sample of each report, with all of its fields but the value", () => {
  assert.deepEqual(Object.keys(GOOD).sort(), Object.keys(REPORTS).sort());
  for (const [type, fields] of Object.entries(REPORTS)) {
    const wanted = Object.keys(fields).filter((name) => name !== "value");
    assert.deepEqual(Object.keys(GOOD[type]()).sort(), wanted.sort());
  }
});

test("each field that is no plain value has a bound, and there is no bound without a field", () => {
  for (const [type, fields] of Object.entries(REPORTS)) {
    for (const [name, wanted] of Object.entries(fields)) {
      if (/list|object|any/.test(wanted)) assert.ok(BOUNDS[type]?.[name], `${type}.${name}`);
    }
  }
  for (const [type, fields] of Object.entries(BOUNDS)) {
    for (const name of Object.keys(fields)) assert.ok(name in REPORTS[type], `${type}.${name}`);
  }
});

test("good reports pass as fresh objects, with lists of their own", () => {
  for (const type of Object.keys(GOOD)) {
    const given = good(type);
    const made = checked(given);
    assert.deepEqual(made, given);
    assert.notEqual(made, given);
    for (const [name, value] of Object.entries(given)) if (Array.isArray(value)) assert.notEqual(made[name], value);
  }
});

test("a report without a prototype passes, and has one afterwards", () => {
  const made = checked(Object.assign(Object.create(null), { type: "started", id: 1 }));
  assert.deepEqual(made, { type: "started", id: 1 });
});

test("a field that says nothing is left out", () => {
  assert.deepEqual(checked(good("failed", { file: undefined })), { type: "failed", reason: "no", fix: "press" });
  assert.equal(refusal(good("failed", { reason: undefined })), "failed: field 'reason' is missing");
});

test("what is no plain object is refused", () => {
  const all = [
    undefined, null, 1, "done", true, 1n, [], ["type", "done"], new Map([["type", "done"]]), new Set(), new Date(), /a/, new Error("done"),
    new Uint8Array(9), new ArrayBuffer(9), new Blob([]), Object.assign(new Map(), { type: "started", id: 1 }),
    Object.assign([], { type: "started", id: 1 }),
  ];
  assert.deepEqual(new Set(all.map(refusal)), new Set(["a message must be a plain object {type, …}"]));
});

test("an unknown kind or field is named, and shortened", () => {
  assert.equal(refusal({}), "unknown message type undefined");
  assert.equal(refusal({ type: ["done"] }), "unknown message type object");
  assert.equal(refusal({ type: "__proto__" }), "unknown message type '__proto__'");
  assert.equal(refusal({ type: "toString" }), "unknown message type 'toString'");
  assert.equal(refusal({ type: "x".repeat(1e6) }), `unknown message type '${"x".repeat(40)}'`);
  assert.equal(refusal({ type: "started", id: 1, more: 1 }), "started: unknown field 'more'");
  assert.equal(refusal(JSON.parse('{"type": "started", "id": 1, "__proto__": {}}')), "started: unknown field '__proto__'");
});

/** Values of which none fits more than a type or two. */
const VALUES = [null, true, -1, 0.5, NaN, Infinity, 2 ** 31, 1n, {}, { a: 1 }, [{}], new Map(), new Date(), new Error(""), new ArrayBuffer(1), new Blob([]), new DataView(new ArrayBuffer(1)), new Uint16Array(1)];

test("in no field fits what is of another type", () => {
  for (const type of Object.keys(GOOD)) {
    for (const [name, wanted] of Object.entries(REPORTS[type])) {
      const fits = { bool: [true], number: [0.5, 2 ** 31], any: [], int: [], str: [], list: [], object: [] }[wanted.replace("?", "")];
      if (type === "result" && name === "value") continue;
      for (const value of VALUES.filter((each) => !fits.includes(each))) {
        assert.ok(refusal(good(type, { [name]: value })), `${type}.${name} = ${String(value)}`);
      }
    }
  }
});

test("lists hold what they are to hold, in its order", () => {
  assert.equal(refusal(good("output", { chunks: ["stdout"] })), "output: field 'chunks' lacks its last item");
  assert.equal(refusal(good("output", { chunks: ["stdin", "a"] })), "output: field 'chunks', item 0, must be one of stdout, stderr");
  assert.equal(refusal(good("output", { chunks: new Array(2) })), "output: field 'chunks', item 0, must be one of stdout, stderr");
  assert.equal(refusal(good("files", { changed: ["a", "text"] })), "files: field 'changed', item 1, must be a Uint8Array");
  assert.equal(refusal(good("files", { removed: [["a"]] })), "files: field 'removed', item 0, must be of type str");
  assert.equal(refusal(good("installed", { packages: [{ name: "a" }] })), "installed: field 'packages', item 0,: field 'version' is missing");
});

test("a byte more than the bound is too much, in a text, in a list, in a buffer and in all together", () => {
  const { chunks } = BOUNDS.output;
  const [, text] = chunks.of;
  const full = ["stdout", "x".repeat(text.text)];
  assert.equal(refusal(good("output", { chunks: full })), undefined);
  assert.match(refusal(good("output", { chunks: ["stdout", "x".repeat(text.text + 1)] })) ?? "", /is longer than/);
  assert.match(refusal(good("output", { chunks: [...full, ...full, ...full] })) ?? "", /holds too much altogether/);
  assert.match(refusal(good("output", { chunks: new Array(chunks.list + 2).fill("stdout") })) ?? "", /has more than 2048 items/);
  const most = BOUNDS.files.changed.of[1].bytes;
  assert.equal(refusal(good("files", { changed: ["a", new Uint8Array(most)] })), undefined);
  assert.match(refusal(good("files", { changed: ["a", new Uint8Array(most + 1)] })) ?? "", /is longer than/);
  assert.match(refusal(good("files", { changed: ["a", new Uint8Array(new ArrayBuffer(most + 1), 0, 1)] })) ?? "", /is longer than/);
  assert.match(refusal(good("files", { changed: ["a", new Uint8Array(new SharedArrayBuffer(1))] })) ?? "", /must be a Uint8Array/);
});

test("a list beyond its bound is not walked through", () => {
  const looked = [];
  const huge = new Proxy(new Array(1e7), { get: (list, name) => (looked.push(name), list[name]) });
  assert.match(refusal(good("files", { removed: huge })) ?? "", /has more than 400 items/);
  assert.deepEqual(looked, ["length"]);
});

test("what honest engines send at the most passes", () => {
  assert.equal(refusal(good("display", { data: new Uint8Array(16e6) })), undefined);
  assert.equal(refusal(good("result", { repr: "x".repeat(1_000_100) })), undefined);
  assert.equal(refusal(good("completion", { names: new Array(1000).fill("x".repeat(100)) })), undefined);
  const files = Array.from({ length: 200 }, (_, at) => [`${"folder/".repeat(10)}${at}`, new Uint8Array(250_000)]).flat();
  assert.equal(refusal(good("files", { changed: files })), undefined);
  assert.ok(refusal(good("files", { removed: new Array(5000).fill("a") })));
});
