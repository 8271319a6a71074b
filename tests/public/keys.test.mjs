/** What the row of keys types is what the keyboard would type. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { closeBrackets } from "@codemirror/autocomplete";
import { python } from "@codemirror/lang-python";
import { indentOnInput } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { isInName, type } from "../../public/keys.mjs";

/** @param {string} text  with a bar where the cursor is, or one on each side of what is selected */
function target(text) {
  const [before, ...rest] = text.split("|");
  const anchor = before.length;
  const head = rest.length > 1 ? anchor + rest[0].length : anchor;
  const extensions = [closeBrackets(), python(), indentOnInput()];
  const made = { state: EditorState.create({ doc: text.replaceAll("|", ""), selection: { anchor, head }, extensions }) };
  return Object.assign(made, { dispatch: (transaction) => (made.state = transaction.state) });
}

/** The text after some keys, with the cursor as a bar. */
function after(text, keys) {
  const made = target(text);
  for (const key of keys) type(made, key);
  const { doc, selection } = made.state;
  return `${doc.sliceString(0, selection.main.head)}|${doc.sliceString(selection.main.head)}`;
}

test("brackets and quotes close themselves, and are typed over", () => {
  assert.equal(after("print|", "("), "print(|)");
  assert.equal(after("print|", ["(", '"']), 'print("|")');
  assert.equal(after("print|", ["(", '"', '"']), 'print(""|)');
  assert.equal(after("x = |", "["), "x = [|]");
});

test("a bracket before a name is one bracket, and one over a selection stands around it", () => {
  assert.equal(after("|name", "("), "(|name");
  assert.equal(after("a |name| b", "("), "a (name|) b");
});

test("a colon is a colon, and what it ends is indented anew", () => {
  assert.equal(after("if x|", ":"), "if x:|");
  assert.equal(after("if x:\n    pass\n    else|", ":"), "if x:\n    pass\nelse:|");
});

test("Tab completes behind a name, and indents elsewhere", () => {
  for (const text of ["pri|", "x = math.|", "f().|", "größe|"]) assert.equal(isInName(target(text).state), true, text);
  for (const text of ["|", "    |", "x = |", "x = 12|", "f(|)", "|name|", "'a' |"]) assert.equal(isInName(target(text).state), false, text);
});
