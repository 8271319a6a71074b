/** Where a program has failed, by what its traceback says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "../../../../worker/engines/shared/placing.mjs";

/** @type {Record<string, string>} */
const FILES = { "main.py": "import helper\nhelper.f()\n", "pkg/helper.py": "def f():\n    1 / 0\n\n" };
const HEAD = "Traceback (most recent call last):\n";

/** @param {string} traceback */
const found = (traceback, message = "bad") => placeOf({ name: "E", message, traceback: HEAD + traceback }, (file) => FILES[file]);

test("it is the last of the visitor's files", () => {
  const text = '  File "main.py", line 2, in <module>\n    helper.f()\n  File "pkg/helper.py", line 2, in f\n  File "VFS.json.py", line 9\n  File "/lib/x.py", line 1\nE: bad\n';
  assert.deepEqual(found(text), { file: "pkg/helper.py", line: 2, source: "    1 / 0" });
});

test("what the message says is no place", () => {
  const message = 'x\n  File "pkg/helper.py", line 2';
  assert.deepEqual(found(`  File "main.py", line 1\nE: ${message}\n`, message), { file: "main.py", line: 1, source: "import helper" });
  assert.deepEqual(found('  File "main.py", line 1\nE\n', ""), { file: "main.py", line: 1, source: "import helper" });
});

test("a line that there is not, an empty one and a made-up file are none", () => {
  for (const place of ['"main.py", line 99', '"main.py", line 3', '"other.py", line 1', '"<string>", line 1', '"main.py", line 0']) {
    assert.equal(found(`  File ${place}\nE: bad\n`), undefined);
  }
});
