/** Code is indented as the code around it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { indentLess, indentMore, insertNewlineAndIndent } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { EditorState } from "@codemirror/state";
import { lines, unit } from "../../public/indenting.mjs";

/** The text after a command, with the cursor as a bar. @param {string} text  the same */
function after(text, ...commands) {
  const at = text.indexOf("|");
  let state = EditorState.create({ doc: text.replace("|", ""), selection: { anchor: at }, extensions: [unit, python(), lines, EditorState.tabSize.of(4)] });
  for (const command of commands) command({ state, dispatch: (transaction) => (state = transaction.state) });
  const { head } = state.selection.main;
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`;
}

/** What is inserted before the cursor by Enter. @param {string} text */
const entered = (text) => after(text, insertNewlineAndIndent).slice(text.indexOf("|")).split("|")[0];

for (const [name, each] of Object.entries({ two: "  ", three: "   ", four: "    ", eight: "        ", tab: "\t" })) {
  test(`a line goes on with ${name}, and a block below goes in by as much`, () => {
    assert.equal(entered(`if 1:\n${each}x = 1|`), `\n${each}`);
    assert.equal(entered(`if 1:\n${each}x = 1|\nprint(x)`), `\n${each}`);
    assert.equal(entered(`if 1:\n${each}x = 1\n${each}if x:|`), `\n${each}${each}`);
    assert.equal(entered(`if 1:\n${each}x = 1\nif x:|`), `\n${each}`);
    assert.equal(entered(`if x:|\n\nfor y in x:\n${each}y`), `\n${each}`);
    assert.equal(after(`if 1:\n${each}x\n|y`, indentMore), `if 1:\n${each}x\n${each}|y`);
    assert.equal(after(`if 1:\n${each}x\n${each}|y`, indentLess), `if 1:\n${each}x\n|y`);
  });
}

test("the line that is being indented tells nothing", () => {
  for (const each of ["    ", "\t"]) {
    const text = `if 1:\n${each}|x`;
    assert.equal(after(text, indentMore), `if 1:\n${each}${each}|x`);
    assert.equal(after(text, indentMore, indentMore, indentLess, indentLess), text);
    assert.equal(after(text, indentLess, indentMore), text.replace("\t", "    "));
  }
});

test("who begins has four spaces", () => {
  assert.equal(entered("if 1:|"), "\n    ");
  assert.equal(entered("def f():  # why|"), "\n    ");
  assert.equal(after("|x", indentMore), "    |x");
});

test("each part of a text keeps its own", () => {
  const text = "if 1:\n  a\nif 2:\n        b";
  assert.equal(entered(text.replace("a", "a|")), "\n  ");
  assert.equal(entered(`${text}|`), "\n        ");
  assert.equal(entered(text.replace("2:", "2:|")), "\n  ");
  assert.equal(entered(`${text}\nif 3:|`), "\n        ");
});

test("what looks like a block and is none is not gone into", () => {
  assert.equal(entered("# note:|"), "\n");
  assert.equal(entered('x = "a: # b"|'), "\n");
  assert.equal(entered("x = 1|"), "\n");
  assert.equal(entered("if 1: pass|"), "\n");
});

test("inside of brackets and of texts the language knows better", () => {
  assert.equal(entered("if 1:\n  x = f(\n    a,|\n  )"), "\n    ");
  assert.equal(entered("x = f(a,|"), "\n      ");
  assert.equal(entered("x = [|]"), "\n    ");
  assert.equal(entered('def f():\n  """One.|\n  """'), "\n  ");
});

test("an odd indentation is nobody's unit", () => {
  assert.equal(entered("if 1:\n \tx\nif 2:|"), "\n    ");
  assert.equal(entered("x = 1\n\n\n|"), "\n");
});
