"""Hints: each beginner's program is run, and its whole hint compared."""

import io
import sys
from typing import Any

import pytest

from worker.kernel.hints import LONGEST, RULES, TEXTS, hint

PROGRAMS = [
    (
        "print(totl)",
        ("Nothing is called totl here. Check the spelling, and that it gets its value before this line."),
    ),
    (
        "n = 1\ndef f():\n    n += 1\nf()",
        (
            "n is a variable of this function and has no value here. To use one from "
            "outside, declare it global or nonlocal."
        ),
    ),
    (
        "def area(width, height): ...\narea(1)",
        "area() needs more than it was given: 'height'. Add what is missing between the brackets.",
    ),
    (
        "class P:\n  def __init__(self, x, y): ...\nP()",
        ("P.__init__() needs more than it was given: 'x' and 'y'. Add what is missing between the brackets."),
    ),
    (
        "class A:\n    def go(): ...\nA().go()",
        ("A.go() takes another number of values than it was given. In a method, self counts as one."),
    ),
    ("len(1, 2)", "len() takes another number of values than it was given. In a method, self counts as one."),
    (
        "print('age: ' + 3)",
        "+ joins text only to text. Turn the int into text with str(…), or use an f-string.",
    ),
    (
        "def f(): ...\n'a' + f()",
        "A value for + is None. A function that returns nothing gives None: see where it is from.",
    ),
    (
        "1 + '2'",
        ("+ cannot add a number and a text. Convert one: int(…) or float(…) makes a number, str(…) a text."),
    ),
    (
        "1.5 + '2'",
        ("+ cannot add a number and a text. Convert one: int(…) or float(…) makes a number, str(…) a text."),
    ),
    (
        "def f(): ...\nf() + 1",
        "A value for + is None. A function that returns nothing gives None: see where it is from.",
    ),
    ("'5' - 2", "- does not work between str and int. Convert one of the two values first."),
    ("'5' < 6", "< cannot compare str with int. Convert one of the two values first."),
    ("None < 6", "A value for < is None. A function that returns nothing gives None: see where it is from."),
    ("'3' * '4'", "A text or a list can be repeated by a whole number only, not by a value of type str."),
    (
        "x = [1].sort()\nx[0]",
        ("This value is None, which is not subscriptable. A function that returns nothing gives None."),
    ),
    ("None()", "This value is None, which is not callable. A function that returns nothing gives None."),
    (
        "for x in [1].sort(): ...",
        "This value is None, which is not iterable. A function that returns nothing gives None.",
    ),
    (
        "x = 2\nx(3)",
        ("Round brackets call a function, but this is of type int. Is a sign missing, or a name used twice?"),
    ),
    (
        "str = 'a'\nstr(5)",
        ("Round brackets call a function, but this is of type str. Is a sign missing, or a name used twice?"),
    ),
    ("x = 5\nx[0]", "Square brackets pick an item, but what is before them, of type int, has none."),
    ("len['a']", "Square brackets pick an item, but this is a function. Call it with round ones."),
    ("def f(): ...\nf[1]", "Square brackets pick an item, but this is a function. Call it with round ones."),
    ("for i in 10: ...", "Several values are needed here, but this is one number. To count, use range(…)."),
    ("for i in 1.5: ...", "Several values are needed here, but this is a single one, of type float."),
    ("a, b = 5", "Several names are to get a value, but there is only one value, of type int."),
    ("[1]['a']", "The items of a list are numbered: put a whole number between the square brackets."),
    ("'abc'['a']", "The items of a string are numbered: put a whole number between the square brackets."),
    ("s = 'abc'\ns[0] = 'x'", "A str cannot be changed in place. Make a new one that has the change."),
    ("t=(1,)\nt[0]=2", "A tuple cannot be changed in place. Make a new one that has the change."),
    ("{[1]: 2}", "A list cannot be the key of a dict or a member of a set. Use a tuple instead."),
    ("{[1]}", "A list cannot be the key of a dict or a member of a set. Use a tuple instead."),
    ("len(5)", "len() counts items or characters, but a value of type int has neither."),
    ("[1][3]", ("The list has no item of that number. The first has number 0, the last its length minus 1.")),
    (
        "'a'[3]",
        ("The string has no item of that number. The first has number 0, the last its length minus 1."),
    ),
    (
        "x=[]\nx[0]=1",
        ("The list has no item of that number. The first has number 0, the last its length minus 1."),
    ),
    ("()[0]", ("The tuple has no item of that number. The first has number 0, the last its length minus 1.")),
    ("[].pop()", "The list is empty, so nothing can be taken out of it. Ask first, as in: if items:"),
    (
        "{'a': 1}['b']",
        ("There is no key 'b' here. Check its spelling; a dict's get() gives None instead of an error."),
    ),
    (
        "x = [1].sort()\nx.append(1)",
        (
            "What stands before .append is None. A function that returns nothing gives None: "
            "see where it is from."
        ),
    ),
    ("(5).push", "A value of type int has no push. Check the spelling; dir(…) lists what there is."),
    (
        "import math\nmath.squareroot",
        (
            "The module math has no squareroot. Check the spelling, and that no file of "
            "yours has the module's name."
        ),
    ),
    ("int('x')", "int() makes a number of text that is a whole number, such as '12'. This text is not."),
    ("int('')", "int() makes a number of text that is a whole number, such as '12'. This text is not."),
    ("float('1,5')", "float() makes a number of text that is one, such as '1.5'. This text is not."),
    ("a, b, c = 1, 2", "There are fewer values than names to unpack them into: 3 wanted, but 2 there."),
    (
        "a, b, *c = [1]",
        "There are fewer values than names to unpack them into: at least 2 wanted, but 1 there.",
    ),
    ("a, b = 1, 2, 3", "There are more values than names to unpack them into: only 2 wanted."),
    ("1/0", "Nothing can be divided by zero. Ask first whether the divisor is 0, as in: if b != 0:"),
    ("1 % 0", "Nothing can be divided by zero. Ask first whether the divisor is 0, as in: if b != 0:"),
    ("1.0 // 0", "Nothing can be divided by zero. Ask first whether the divisor is 0, as in: if b != 0:"),
    ("if True:\nprint(1)", "The lines that belong to line 1 have to be indented, usually by 4 spaces."),
    (
        "x = 1\n  y = 2",
        "This line is indented although no block begins here. Remove the spaces at its beginning.",
    ),
    ("  x = 1", "This line is indented although no block begins here. Remove the spaces at its beginning."),
    (
        "if 1:\n        x = 1\n    y = 2",
        ("This line starts at a depth that no line above it has. Align it with those it belongs to."),
    ),
    (
        "if 1:\n\tx = 1\n        y = 2",
        "Tabs and spaces are mixed at the beginning of lines. Use 4 spaces for each level.",
    ),
    (
        "if True\n    x = 1",
        ("A colon is missing here. Lines that open a block, such as if, for, while and def, need one."),
    ),
    (
        "def f()\n  pass",
        ("A colon is missing here. Lines that open a block, such as if, for, while and def, need one."),
    ),
    ("print((1)", "This ( is opened but not closed. Put its partner where it belongs."),
    ("print(1))", "This ) closes nothing. Remove it, or put its partner before it."),
    ("x = [1)", ") cannot close what [ has opened. Close the brackets in the opposite order."),
    (
        "x = 'abc",
        ("A text in quotes ends in the same line, with the same quote. Is one missing, or one too many?"),
    ),
    (
        "print('don't')",
        ("A text in quotes ends in the same line, with the same quote. Is one missing, or one too many?"),
    ),
    (
        "x = f'abc",
        ("A text in quotes ends in the same line, with the same quote. Is one missing, or one too many?"),
    ),
    ("x = '''abc", "A text that begins with three quotes ends with three. They are missing at its end."),
    (
        "x = 1\nif x = 1:\n    pass",
        "One = gives a name its value; to ask whether two values are equal, write ==.",
    ),
    ("f() = 3", "One = gives a name its value; to ask whether two values are equal, write ==."),
    ("x = [1 2]", "Two values stand side by side here. A comma or an operator between them may be missing."),
    (
        "print 'a'",
        ("print is a function: what it is to print goes between round brackets, as in print('hello')."),
    ),
    ("x = “a”", "This is a typographic quote. Python knows only the straight ones: ' and \"."),
    ("x = 5€", "Python has no use for this sign here: €. Copied text may bring such; type it anew."),
    (
        "x =\u00a05",
        ("There is a sign here that cannot be seen. Copied text may bring such; type the line anew."),
    ),
    ("return 1", "return belongs into a function, but this line is in none. Check the indentation."),
    ("break", "break belongs into a loop, but this line is in none. Check the indentation."),
    ("continue", "continue belongs into a loop, but this line is in none. Check the indentation."),
    (
        "from data import ranks",
        "No data came with this run. Write a JSON object into Data, and its keys can be imported.",
    ),
    (
        "import pandaz",
        ("There is no module pandaz here. Check the spelling; not every package is there in a browser."),
    ),
    (
        "from math import squirt",
        "math has no squirt. Check the spelling, and that no file of yours has the module's name.",
    ),
    (
        "def f(): return f()\nf()",
        "Calls went too deep. A function that calls itself needs a case in which it stops.",
    ),
    (
        "open('nothing.txt')",
        (
            "There is no 'nothing.txt' here. Check spelling and folder; a page does not see "
            "your computer's files."
        ),
    ),
    ("input()", "The program asked for a line of input, but there was none left."),
    (
        "b'\\xff'.decode()",
        "These bytes are no text in utf-8. Name another encoding, or open the file with 'rb'.",
    ),
    (
        "import json\njson.loads(\"{'a': 1}\")",
        "At line 1, column 2 this is not JSON. That has double quotes and no last comma.",
    ),
    (
        "assert 1 == 2",
        ("A check failed: something that the program relies on is not so. Print the values to see why."),
    ),
    (
        "assert 1 == 2, 'no'",
        ("A check failed: something that the program relies on is not so. Print the values to see why."),
    ),
    (
        "next(iter([]))",
        "next() found nothing left. Give it something to answer then, as in next(items, None).",
    ),
    (
        "class A:\n    x = y",
        ("Nothing is called y here. Check the spelling, and that it gets its value before this line."),
    ),
]

if sys.version_info >= (3, 12):  # whose traceback module has suggestions
    PROGRAMS += [
        (
            "total = 1\nprint(totl)",
            "Nothing is called totl here, but there is total. If you mean that, mend the spelling.",
        ),
        ("json.loads('1')", "The module json has to be imported first: write import json at the top."),
        ("'a'.uper()", "A value of type str has no uper, but upper. Perhaps the name is misspelt."),
    ]

WITHOUT = [
    "[1] + 2",
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
    expected = "half is not loaded to its end yet: perhaps two files import each other."
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
    advice = "Check its spelling; a dict's get() gives None instead of an error."
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
