/** Scripts lose the indentation that they have of the JavaScript around them, and nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dedent } from "../../../worker/client/dedent.mjs";

/** Say what becomes of each script, by what it is. */
function becomes(scripts) {
  for (const [what, [given, wanted]] of Object.entries(scripts)) assert.equal(dedent(given), wanted, what);
}

test("what is Python as it stands stays as it is, to the last space", () => {
  const whole = [
    "", "\n", "   \n", "x = 1", "x = 1\n  \ny = 2\n", "if a:\n    b()\n", "if a:\n    b()\n    c()", "if a: # why\n    b()",
    "def f():\n\treturn 1", "class A:\n    '''\ndoc\n    '''\n    x = 1", "x = [\n    1,\n    2,\n]", "x = (1,\n    2)", "x = 1 + \\\n    2",
    "text = '''\n    a\n    b'''", 'f("""\n  a""",\n  b)', "# note\nif a:\n    b()", "@one\n@two(\n    3)\ndef f(): pass", "x = {'#': 1,\n     'b': 2}",
    "for a in b:\n    pass\nelse:\n    pass", "with a as b, \\\n     c as d:\n    pass", "s = 'it\\'s'\nif s:\n    t", "s = '''it's'''\nif s:\n    t", "é = 1\r\nif é:\r\n    2",
    "def f(x={'a': ':'}) -> 'x':\n    return x", "if a:\n    # note\n    b()",
  ];
  for (const each of whole) assert.equal(dedent(each), each);
});

test("what all lines have in common goes, and blank lines do not count", () => {
  becomes({
    "Pyodide's example": ["\n    import statistics\n    statistics.stdev(A_rank)\n", "\nimport statistics\nstatistics.stdev(A_rank)\n"],
    "a block": ["\n  if a:\n    b()\n\n  c()\n  ", "\nif a:\n  b()\n\nc()\n"],
    tabs: ["\n\tif a:\n\t\tb()", "\nif a:\n\tb()"],
    "tabs and spaces": ["\n\t  a\n\t  b", "\na\nb"],
    "lines of Windows": ["\r\n    a\r\n    b\r\n", "\na\nb\n"],
    "a byte order mark": ["\uFEFF    a\n    b", "a\nb"],
    "one line": ["    1 + 1", "1 + 1"],
    "a text": ['\n    """\n    doc\n      more\n    """', '\n"""\ndoc\n  more\n"""'],
  });
});

test("a first line that follows the quote at once does not hold the others", () => {
  becomes({
    "two imports": ["import a\n    import b\n    b", "import a\nimport b\nb"],
    "a block": ["if a:\n        b()\n    c()", "if a:\n    b()\nc()"],
    "a block in one line": ["class A: pass\n    A()", "class A: pass\nA()"],
    "brackets": ["x = [\n        1,\n    ]\n    x", "x = [\n    1,\n]\nx"],
    "a decorator": ["@a\n    def f():\n        return 1\n    f()", "@a\ndef f():\n    return 1\nf()"],
    "a comment": ["# note\n    a = 1\n    a", "# note\na = 1\na"],
    "a text": ['"""doc"""\n    a = """\n      b\n    c"""\n    a', '"""doc"""\na = """\n  b\nc"""\na'],
    "a colon in a comment": ["a = 1  # so:\n    a", "a = 1  # so:\na"],
    "a colon in a text": ["a = 'so:'\n    a", "a = 'so:'\na"],
  });
});

test("comments and texts that stand further left do not hold the code", () => {
  becomes({
    "a comment": ["\n    a = 1\n# note\n    a", "\na = 1\n# note\na"],
    "a text": ['\n    a = """\nleft\n"""\n    a', '\na = """\nleft\n"""\na'],
    "all further in": ["\n    a = 1\n  # note\n    a", "\na = 1\n# note\na"],
  });
});
