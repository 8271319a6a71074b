/** The mark of an error stays with its line, and goes when that is another. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { diagnosticCount, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { field, unmarking } from "../../public/marks.mjs";

const TEXT = "first\n  bad()\nlast";

/** A state in which "bad()" is marked, with the cursor at a place. @param {number} [cursor] */
function marked(cursor = 0) {
  const state = EditorState.create({ doc: TEXT, extensions: [field], selection: { anchor: cursor } });
  return state.update(setDiagnostics(state, [{ from: 8, to: 13, message: "it is bad", severity: "error" }])).state;
}

/** What is marked after a change. @param {import("@codemirror/state").ChangeSpec} changes */
function after(changes) {
  const { state } = marked().update({ changes });
  const mark = state.field(field);
  assert.equal(diagnosticCount(state), mark ? 1 : 0);
  return mark && state.doc.sliceString(mark.from, mark.to);
}

test("an edit elsewhere keeps it, at the moved place", () => {
  for (const changes of [{ from: 0, insert: "new\n" }, { from: 0, to: 6 }, { from: 14, insert: "x" }, { from: 6, insert: "\n" }, { from: 13, insert: "\n" }]) {
    assert.equal(after(changes), "bad()");
  }
});

test("it goes when its text changes, or its line", () => {
  for (const changes of [{ from: 9, to: 10 }, { from: 8, insert: "x" }, { from: 13, insert: " # why" }, { from: 6, to: 14 }, { from: 5, to: 6 }]) {
    assert.equal(after(changes), null);
  }
});

test("it can be taken away, and a state without one has nothing to be taken", () => {
  const state = marked();
  const cleared = state.update(unmarking(state)).state;
  assert.deepEqual([cleared.field(field), diagnosticCount(cleared)], [null, 0]);
  assert.deepEqual(unmarking(cleared), {});
  assert.deepEqual(unmarking(EditorState.create({ doc: "x" })), {});
});

test("the cursor in the line has the message, and nowhere else", () => {
  const described = (/** @type {number} */ cursor) => marked(cursor).facet(EditorView.contentAttributes).map((each) => each["aria-describedby"]);
  assert.deepEqual([described(0), described(6), described(13), described(14)], [[undefined], ["mark-message"], ["mark-message"], [undefined]]);
});
