/** What is told of the text that ran is found in the text of now, or nowhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState } from "@codemirror/state";
import { Since, within } from "../../public/since.mjs";

const PROGRAM = "import math\nx = '😀' + 1\nx = '😀' + 1\nlast";

/** A document that was run, and then changed. @param {string} text @param {import("@codemirror/state").ChangeSpec[]} changes  one after the other */
function ran(text, ...changes) {
  const since = new Since();
  let state = EditorState.create({ doc: text });
  since.begin([["1", state.doc]]);
  for (const each of changes) {
    const made = state.update({ changes: each });
    since.note("1", made.changes);
    state = made.state;
  }
  return (/** @type {object} */ place) => {
    const found = since.find("1", { column: 0, endColumn: 0, ...place }, state.doc);
    return found && [state.doc.lineAt(found.from).number, state.doc.sliceString(found.from, found.to)];
  };
}

const SECOND = { line: 2, column: 5, endColumn: 12, source: "x = '😀' + 1" };

test("columns are characters, and behind an astral one they are right", () => {
  assert.deepEqual(ran(PROGRAM)(SECOND), [2, "'😀' + 1"]);
  assert.deepEqual(ran(PROGRAM)({ ...SECOND, column: 11, endColumn: 12 }), [2, "1"]);
});

test("without columns it is the line, without what surrounds it", () => {
  assert.deepEqual(ran("  a = 1  \nb")({ line: 1, source: "  a = 1  " }), [1, "a = 1"]);
});

test("what is changed elsewhere moves it", () => {
  assert.deepEqual(ran(PROGRAM, { from: 0, insert: "# a\n" })(SECOND), [3, "'😀' + 1"]);
  assert.deepEqual(ran(PROGRAM, { from: 12, insert: "\n" })(SECOND), [3, "'😀' + 1"]);
  assert.deepEqual(ran(PROGRAM, { from: 0, to: 12 })(SECOND), [1, "'😀' + 1"]);
  assert.deepEqual(ran(PROGRAM, { from: 0, insert: "1\n" }, { from: 0, insert: "2\n" }, { from: 30, insert: "3" })(SECOND), [4, "'😀' + 1"]);
});

test("where its line is another, it is nowhere", () => {
  assert.equal(ran(PROGRAM, { from: 13, insert: "y" })(SECOND), undefined);
  assert.equal(ran(PROGRAM, { from: 12, to: 25 })(SECOND), undefined);
  assert.equal(ran(PROGRAM, { from: 0, to: PROGRAM.length, insert: PROGRAM })(SECOND), undefined);
  assert.equal(ran(PROGRAM)({ ...SECOND, source: "x = 1" }), undefined);
  assert.equal(ran(PROGRAM)({ ...SECOND, line: 9 }), undefined);
});

test("the mark at the beginning of a file counts for nothing, and a cut line is known again", () => {
  assert.deepEqual(ran("\ufeffx = y")({ line: 1, column: 5, endColumn: 6, source: "x = y" }), [1, "y"]);
  const long = "x".repeat(2000);
  assert.deepEqual(ran(long)({ line: 1, column: 3, endColumn: 5, source: long.slice(0, 1000) }), [1, "xx"]);
  assert.equal(ran(`${long.slice(0, 1001)}`)({ line: 1, source: long.slice(0, 999) }), undefined);
});

test("a document that came later is taken as it came, and one that nobody knows has no places", () => {
  const since = new Since();
  const { doc } = EditorState.create({ doc: "a = b" });
  const place = { line: 1, column: 5, endColumn: 6, source: "a = b" };
  since.meet("2", doc);
  assert.equal(since.find("2", place, doc), undefined);
  since.begin([]);
  assert.equal(since.find("2", place, doc), undefined);
  since.meet("2", doc);
  assert.deepEqual(since.find("2", place, doc), { from: 4, to: 5 });
});

test("what is missing at the end of a line belongs to its last character", () => {
  assert.deepEqual(within("if x", 5, 0), [3, 4]);
  assert.deepEqual(within("if 😀  ", 6, 6), [3, 5]);
  assert.deepEqual(within("", 1, 0), [0, 0]);
  assert.deepEqual(within("   ", 1, 0), [0, 0]);
});
