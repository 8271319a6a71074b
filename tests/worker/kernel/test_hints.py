"""Hints: each beginner's program is run, and its whole hint compared."""

import io
import sys
from typing import Any

import pytest

from worker.kernel.hints import LONGEST, RULES, TEXTS, hint

PROGRAMS = [
    (
        "print(totl)",
        ("Python does not know the name totl. Check the spelling, and give it a value before this line."),
    ),
    (
        "n = 1\ndef f():\n    n += 1\nf()",
        (
            "n is a variable of this function, and it has no value yet. To use the one from "
            "outside, declare it global or nonlocal."
        ),
    ),
    (
        "def area(width, height): ...\narea(1)",
        "area() needs more values: 'height'. Add them between the brackets.",
    ),
    (
        "class P:\n  def __init__(self, x, y): ...\nP()",
        ("P.__init__() needs more values: 'x' and 'y'. Add them between the brackets."),
    ),
    (
        "class A:\n    def go(): ...\nA().go()",
        ("A.go() was called with the wrong number of values. In a method, self counts as one."),
    ),
    ("len(1, 2)", "len() was called with the wrong number of values. In a method, self counts as one."),
    (
        "print('age: ' + 3)",
        "+ joins text only to text. Turn the int into text with str(…), or use an f-string.",
    ),
    (
        "def f(): ...\n'a' + f()",
        "One side of + is None. A function without return gives None. Check where the value comes from.",
    ),
    (
        "1 + '2'",
        (
            "+ cannot add a number and a text. Convert one: int(…) or float(…) makes a number, str(…) "
            "makes a text."
        ),
    ),
    (
        "1.5 + '2'",
        (
            "+ cannot add a number and a text. Convert one: int(…) or float(…) makes a number, str(…) "
            "makes a text."
        ),
    ),
    (
        "def f(): ...\nf() + 1",
        "One side of + is None. A function without return gives None. Check where the value comes from.",
    ),
    ("'5' - 2", "- does not work between str and int. Convert one of the two values first."),
    ("'5' < 6", "< cannot compare str with int. Convert one of the two values first."),
    (
        "None < 6",
        ("One side of < is None. A function without return gives None. Check where the value comes from."),
    ),
    (
        "'3' * '4'",
        ("You can repeat a text or a list only a whole number of times. This value has the type str."),
    ),
    (
        "x = [1].sort()\nx[0]",
        (
            "This value is None, and None is not subscriptable. A function without return gives "
            "None, and so do methods such as append() and sort()."
        ),
    ),
    (
        "None()",
        (
            "This value is None, and None is not callable. A function without return gives "
            "None, and so do methods such as append() and sort()."
        ),
    ),
    (
        "for x in [1].sort(): ...",
        (
            "This value is None, and None is not iterable. A function without return gives "
            "None, and so do methods such as append() and sort()."
        ),
    ),
    (
        "x = 2\nx(3)",
        (
            "Round brackets call a function, but this is a value of type int. Is an operator missing, "
            "or is a name used twice?"
        ),
    ),
    (
        "str = 'a'\nstr(5)",
        "str is a variable of this program, and it hides Python's str(). Give the variable another name.",
    ),
    ("x = 5\nx[0]", "Square brackets pick an item, but a value of type int has no items."),
    ("len['a']", "Square brackets pick an item, but this is a function. Use round brackets to call it."),
    (
        "def f(): ...\nf[1]",
        ("Square brackets pick an item, but this is a function. Use round brackets to call it."),
    ),
    (
        "for i in 10: ...",
        ("Python needs several values here, but this is one number. To count, use range(…)."),
    ),
    ("for i in 1.5: ...", "Python needs several values here, but this is one value of type float."),
    ("a, b = 5", "There are several names on the left, but only one value on the right, of type int."),
    ("[1]['a']", "The items of a list have numbers. Put a whole number between the square brackets."),
    ("'abc'['a']", "The items of a string have numbers. Put a whole number between the square brackets."),
    ("s = 'abc'\ns[0] = 'x'", "You cannot change a str. Make a new one with the change."),
    ("t=(1,)\nt[0]=2", "You cannot change a tuple. Make a new one with the change."),
    ("{[1]: 2}", "A list cannot be the key of a dict or a member of a set. Use a tuple instead."),
    ("{[1]}", "A list cannot be the key of a dict or a member of a set. Use a tuple instead."),
    ("len(5)", "len() counts items or characters. A value of type int has neither."),
    ("[1][3]", ("The list has no item with this number. Numbers start at 0 and end at the length minus 1.")),
    (
        "'a'[3]",
        ("The string has no item with this number. Numbers start at 0 and end at the length minus 1."),
    ),
    (
        "x=[]\nx[0]=1",
        ("The list has no item with this number. Numbers start at 0 and end at the length minus 1."),
    ),
    ("()[0]", ("The tuple has no item with this number. Numbers start at 0 and end at the length minus 1.")),
    (
        "[].pop()",
        ("The list is empty, so there is no item to take out. Check first, for example with if items:"),
    ),
    (
        "{'a': 1}['b']",
        ("There is no key 'b' here. Check the spelling. A dict's get() gives None instead of an error."),
    ),
    (
        "x = [1].sort()\nx.append(1)",
        (
            "The value before .append is None. A function without return gives None, and so do methods "
            "such as append() and sort()."
        ),
    ),
    ("(5).push", "A value of type int has no push. Check the spelling. dir(…) lists the names it has."),
    (
        "import math\nmath.squareroot",
        "The module math has no squareroot. Check the spelling. dir(math) lists the names it has.",
    ),
    ("int('x')", "int() needs a text with a whole number, such as '12'. This text is not a whole number."),
    ("int('')", "int() needs a text with a whole number, such as '12'. This text is not a whole number."),
    ("float('1,5')", "float() needs a text with a number, such as '1.5'. This text is not a number."),
    ("a, b, c = 1, 2", "There are more names than values: 3 values are needed, but there are 2."),
    (
        "a, b, *c = [1]",
        "There are more names than values: at least 2 values are needed, but there are 1.",
    ),
    ("a, b = 1, 2, 3", "There are more values than names: only 2 values are needed."),
    (
        "1/0",
        ("You cannot divide by zero. Check first that the divisor is not 0, for example with if b != 0:"),
    ),
    (
        "1 % 0",
        ("You cannot divide by zero. Check first that the divisor is not 0, for example with if b != 0:"),
    ),
    (
        "1.0 // 0",
        ("You cannot divide by zero. Check first that the divisor is not 0, for example with if b != 0:"),
    ),
    ("if True:\nprint(1)", "Indent the lines that belong to line 1, usually by 4 spaces."),
    (
        "x = 1\n  y = 2",
        "This line is indented too far: no block begins here. Align it with the lines of its block.",
    ),
    (
        "  x = 1",
        "This line is indented too far: no block begins here. Align it with the lines of its block.",
    ),
    (
        "if 1:\n        x = 1\n    y = 2",
        ("The indentation of this line matches no line above it. Align it with its own block."),
    ),
    (
        "if 1:\n\tx = 1\n        y = 2",
        "Tabs and spaces are mixed at the beginning of lines. Use 4 spaces for each level.",
    ),
    (
        "if True\n    x = 1",
        ("A colon is missing here. A line that opens a block with if, for, while or def ends with a colon."),
    ),
    (
        "def f()\n  pass",
        ("A colon is missing here. A line that opens a block with if, for, while or def ends with a colon."),
    ),
    ("print((1)", "This ( is never closed. Add the closing bracket."),
    ("print(1))", "This ) closes nothing. Remove it, or add the opening bracket before it."),
    ("x = [1)", ") cannot close [. Close the brackets in the opposite order."),
    (
        "x = 'abc",
        (
            "A text in quotes must end on the same line with the same quote. Is a quote missing, or is "
            "there one too many?"
        ),
    ),
    (
        "print('don't')",
        (
            "A text in quotes must end on the same line with the same quote. Is a quote missing, or is "
            "there one too many?"
        ),
    ),
    (
        "x = f'abc",
        (
            "A text in quotes must end on the same line with the same quote. Is a quote missing, or is "
            "there one too many?"
        ),
    ),
    (
        "x = '''abc",
        ("A text that starts with three quotes must end with three quotes. They are missing at its end."),
    ),
    (
        "x = 1\nif x = 1:\n    pass",
        "One = gives a name its value. To check whether two values are equal, write ==.",
    ),
    ("f() = 3", "One = gives a name its value. To check whether two values are equal, write ==."),
    (
        "x = [1 2]",
        ("There are two values side by side here. A comma or an operator may be missing between them."),
    ),
    (
        "print 'a'",
        ("print is a function. Put round brackets around the values, as in print('hello')."),
    ),
    ("x = “a”", "This is a curly quote. Python knows only straight quotes: ' and \"."),
    ("x = 5€", "Python does not use this character: €. It may come from copied text. Type it again."),
    (
        "x =\u00a05",
        ("There is an invisible character here. It may come from copied text. Type the line again."),
    ),
    ("return 1", "return works only inside a function. Check the indentation of this line."),
    ("break", "break works only inside a loop. Check the indentation of this line."),
    ("continue", "continue works only inside a loop. Check the indentation of this line."),
    (
        "from data import ranks",
        "This run has no data. Write a JSON object into Data, and import its keys.",
    ),
    (
        "import pandaz",
        ("There is no module pandaz here. Check the spelling. Some packages do not work in a browser."),
    ),
    (
        "from math import squirt",
        "The module math has no squirt. Check the spelling. dir(math) lists the names it has.",
    ),
    (
        "def f(): return f()\nf()",
        "The calls went too deep. A function that calls itself needs a case where it stops.",
    ),
    (
        "open('nothing.txt')",
        (
            "There is no 'nothing.txt' here. Check the spelling and the folder. The page cannot "
            "see your computer's files."
        ),
    ),
    ("input()", "The program asked for a line of input, but there was none left."),
    (
        "b'\\xff'.decode()",
        "These bytes are not text in utf-8. Choose another encoding, or open the file with 'rb'.",
    ),
    (
        "import json\njson.loads(\"{'a': 1}\")",
        "This is not JSON: see line 1, column 2. JSON needs double quotes and no comma at the end.",
    ),
    (
        "assert 1 == 2",
        ("A check in the program failed. Print the values to see why."),
    ),
    (
        "assert 1 == 2, 'no'",
        ("A check in the program failed. Print the values to see why."),
    ),
    (
        "next(iter([]))",
        "next() found no more items. Give it a second value for this case, as in next(items, None).",
    ),
    (
        "class A:\n    x = y",
        ("Python does not know the name y. Check the spelling, and give it a value before this line."),
    ),
]

if sys.version_info >= (3, 12):  # whose traceback module has suggestions
    PROGRAMS += [
        (
            "total = 1\nprint(totl)",
            "Python does not know the name totl. Did you mean total? Then fix the spelling.",
        ),
        (
            "json.loads('1')",
            ("The module json is not imported yet. Write import json at the top of the program."),
        ),
        ("'a'.uper()", "A value of type str has no uper. Did you mean upper? Then fix the spelling."),
    ]

WITHOUT = [
    "0.0 ** -1",
    "raise KeyboardInterrupt",
    "raise KeyError('bad')",
    "raise MemoryError",
    "class E(KeyError): ...\nE()\nraise E(1)",
    "class E(Exception):\n  def __str__(self): 1/0\nraise E",
    "def f():\n    def g(): return n\n    g()\n    n = 1\nf()",
]


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize(("code", "expected"), PROGRAMS)
def test_a_common_error_has_a_hint(
    desk: Any, code: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    ((kind, fields),) = desk.run(code)
    assert (kind, fields["hint"]) == ("error", expected)


@pytest.mark.parametrize("code", WITHOUT)
def test_where_no_hint_is_sure_to_be_true_there_is_none(desk: Any, code: str) -> None:
    ((kind, fields),) = desk.run(code)
    assert (kind, "hint" in fields) == ("error", False)


def test_memory_that_runs_out_has_a_hint() -> None:
    assert hint(MemoryError()) == "The program needs more memory than there is. Work on less data at a time."


def test_a_module_that_is_not_loaded_to_its_end_has_a_hint() -> None:
    half = "cannot import name 'x' from partially initialized module 'half' (most likely a circular import)"
    expected = "half is not fully loaded yet. Perhaps two files import each other."
    assert hint(ImportError(half)) == expected


def test_every_text_is_used_and_every_rule_has_a_text() -> None:
    assert {key for rules in RULES.values() for _, key in rules} == set(TEXTS)


def test_every_text_ends_a_sentence_and_leaves_room_for_names() -> None:
    for key, text in TEXTS.items():
        assert len(text) <= LONGEST - 20, key
        assert text[-1] in ".?:", key


@pytest.mark.parametrize("name", ["x" * 20, "x" * 500, "{name}", "é\n\"'"])
def test_names_from_the_message_are_kept_short_and_not_read_as_templates(name: str) -> None:
    text = hint(KeyError(name))
    shown = repr(name) if len(repr(name)) <= 32 else repr(name)[:31] + "…"
    advice = "Check the spelling. A dict's get() gives None instead of an error."
    assert text == f"There is no key {shown} here. {advice}"
    assert len(text) <= LONGEST


def test_names_too_long_for_a_hint_are_shortened_more() -> None:
    name = "x" * 100
    text = hint(TypeError(f"{name}() missing 1 required positional argument: '{name}'"))
    assert text is not None
    assert len(text) <= LONGEST


def test_an_odd_exception_has_no_hint() -> None:
    class OddError(Exception):
        @property
        def __traceback__(self) -> Any:  # type: ignore[override]
            raise RuntimeError

    odd = type("KeyError", (OddError,), {"__module__": "builtins"})
    assert hint(odd()) is None
    assert hint(KeyboardInterrupt()) is None
    assert hint(KeyError()) is None
