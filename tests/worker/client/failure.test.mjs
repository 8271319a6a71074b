/** What the page is told of an exception. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { failureOf } from "../../../worker/client/failure.mjs";

const HEAD = "Traceback (most recent call last):\n";
const place = (line, text, where = "<module>") => `  File "main.py", line ${line}, in ${where}\n    ${text}\n`;

/** The line that is told of an error with this traceback. */
function lineOf(traceback, code, { name = "ValueError", message = "no" } = {}) {
  return failureOf({ type: "error", id: 1, name, message, traceback: `${traceback}${name}: ${message}\n` }, code).line;
}

test("the line is that of the last place in the script", () => {
  const code = "def f():\n    raise ValueError('no')\n\nf()";
  assert.equal(lineOf(HEAD + place(4, "f()") + place(2, "raise ValueError('no')", "f"), code), 2);
  assert.equal(lineOf(HEAD + place(4, "f()") + '  File "/lib/json.py", line 9, in loads\n    x\n', code), 4);
  assert.equal(lineOf('  File "main.py", line 4\n    f(\n     ^\n', "\r\n\r\n\r\nf(", { name: "SyntaxError" }), 4);
  assert.equal(lineOf('  File "main.py", line 2\n    \n', "if a:\nb", { name: "IndentationError" }), 2);
  assert.equal(lineOf('  File "main.py", line 1, in <module>\n', "1/0"), 1);
});

test("functions of earlier scripts have other lines, although their file has the same name", () => {
  assert.equal(lineOf(HEAD + place(1, "f()") + place(2, "1/0", "f"), "f()"), 1);
  assert.equal(lineOf(HEAD + place(3, "f()") + place(2, "1/0", "f"), "x = 1\ny = 2\nf()"), 3);
  assert.equal(lineOf(HEAD + place(2, "1/0", "later"), "f()"), undefined);
  // As the small engines show it.
  assert.equal(lineOf(HEAD + place(3, "f()") + place(2, "y = 2", "f"), "x = 1\ny = 2\nf()"), 3);
  assert.equal(lineOf(HEAD + place(2, "g()", "<listcomp>"), "x = 1\ng()"), 2);
});

test("what an error says is no place, and the parts of a group are none of it", () => {
  const said = { message: `see\n${place(1, "x = 1")}` };
  assert.equal(lineOf(HEAD + place(2, "g()"), "x = 1\ng()", said), 2);
  const group = `  + Exception Group ${HEAD}  |   File "main.py", line 2, in <module>\n  |     raise g\n  | ExceptionGroup: no (1 sub-exception)\n`;
  const part = `  +-+---------------- 1 ----------------\n    | ${HEAD}    |   File "main.py", line 1, in <module>\n    |     x()\n`;
  assert.equal(lineOf(group + part, "x()\nraise g"), 2);
});

test("an exception without a place in the script has no line", () => {
  const report = { type: "error", id: 1, name: "SystemExit", message: "exited with 3", traceback: "The program exited with 3." };
  assert.deepEqual(failureOf(report, "exit(3)"), { error: report.traceback, name: "SystemExit", traceback: report.traceback });
});
