"""What MicroPython is given of CPython's: methods of texts and numbers, and the module random."""

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import error

TEXTS = (
    "", "a", "ada lovelace", "they're bill's 2nd", "ABC dEf", "-42", "+7", "12", "x_1", "1x", "a\tb\n\tc",
    "tAb\t", "  pad ", "Ü", "straße", "naïve café", "a1 B2", "é",
)  # fmt: skip
CALLS = (
    "title()", "istitle()", "capitalize()", "ljust(9)", "ljust(9, '.')", "rjust(9)", "rjust(2, '*')",
    "center(8)", "center(9, '-')", "zfill(5)", "zfill(1)", "expandtabs()", "expandtabs(4)", "expandtabs(0)",
    "removeprefix('a')", "removeprefix('')", "removesuffix('c')", "removesuffix('')", "isalnum()",
    "isascii()", "isdecimal()", "isnumeric()", "isidentifier()", "isprintable()", "casefold()", "swapcase()",
    "translate({97: 'A', 98: None, 99: 100})", "translate(str.maketrans('ab', 'xy', 'c'))",
)  # fmt: skip
# Like MicroPython's own methods ours know no capital letters but those of ASCII.
WITH_CAPITALS = ("title()", "istitle()", "capitalize()", "casefold()")
OF_ASCII = ("swapcase()",)
PROGRAMS = {
    "f-strings": "a = 'ada'\nprint(f\"{a.title():>9}|{a.rjust(5, '.')!r}|{'x'.center(4)}\")",
    "chains": "print(' ada '.strip().capitalize().ljust(6, '!').zfill(8))",
    "types": "print(list(map(str.title, ['a b', 'c'])), sorted(['b', 'A'], key=str.casefold))",
    "numbers": "print((5).bit_length(), (0).bit_length(), (-7).bit_count(), 2.0.is_integer())",
    "names": "print('{a} {b}'.format_map({'a': 1, 'b': [2]}))",
    "own": (
        "class Book:\n    def __init__(self):\n        self.title = 'mine'\n    def center(self, n):\n"
        "        return n\nbook = Book()\nbook.title += '!'\nprint(book.title, book.center(4))"
    ),
    "own text": "class A(str):\n    def title(self):\n        return self.upper()\nprint(A('a b').title())",
    "fault": "try:\n    'a'.rjust(5, 'xx')\nexcept TypeError as error:\n    print(error)",
    "no method": "try:\n    [].title()\nexcept AttributeError as error:\n    print(error)",
    "random": (
        "import random\nfrom random import shuffle\nrandom.seed('a')\nfirst = random.random()\n"
        "random.seed('a')\nprint(first == random.random())\nx = list(range(9))\nshuffle(x)\n"
        "print(sorted(x), len(random.sample(x, 4)), len(set(random.sample(range(99), 99))))\n"
        "print(random.choices('ab', [0, 3], k=3), random.choices([1], k=2), len(random.choices(x, k=20)))\n"
        "print(random.choices('abc', cum_weights=[0, 1, 1], k=2), len(random.randbytes(5)))\n"
        "print(random.sample(['a'], counts=[3], k=3), 0 <= random.triangular() <= 1, random.__name__)\n"
        "print(-9 < random.gauss(0, 1) < 9, random.expovariate(1) >= 0, 1 <= random.randint(1, 6) <= 6)"
    ),
    "random's faults": (
        "import random\nfor wrong in (lambda: random.sample([1], 2), lambda: random.sample({1}, 1),\n"
        "              lambda: random.choices('ab', [1]), lambda: random.choices('ab', [0, 0])):\n"
        "    try:\n        wrong()\n    except (TypeError, ValueError) as error:\n"
        "        print(type(error).__name__, str(error)[:40])"
    ),
}


@pytest.fixture(scope="module")
def worker(dist: Path) -> Iterator[NodeWorker]:
    """MicroPython."""
    made = NodeWorker(dist, "micropython")
    made.start()
    yield made
    made.end()


def cpythons(code: str) -> str:
    """What CPython writes."""
    with contextlib.redirect_stdout(io.StringIO()) as written:
        exec(code, {"__name__": "__main__"})
    return written.getvalue()


def both(worker: NodeWorker, code: str) -> tuple[str, str]:
    """What MicroPython and CPython write."""
    heard = worker.run(code, fresh=True)
    assert [each for each in heard if each["type"] == "error"] == []
    return worker.text(), cpythons(code)


@pytest.mark.parametrize("call", CALLS)
def test_a_method_of_texts_does_what_cpythons_does(worker: NodeWorker, call: str) -> None:
    texts = [text for text in TEXTS if call not in WITH_CAPITALS or text[:1].isascii()]
    texts = [text for text in texts if call not in OF_ASCII or text.isascii()]
    ours, theirs = both(worker, f"for text in {texts!r}:\n    print(text, text.{call}, sep='|', end='|\\n')")
    assert ours == theirs


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_does_what_it_does_in_cpython(worker: NodeWorker, name: str) -> None:
    ours, theirs = both(worker, PROGRAMS[name])
    assert ours == theirs


def test_modules_of_the_visitors_have_them_too(worker: NodeWorker) -> None:
    helper = "def f(x):\n    return x.title()\ndef g():\n    return 'a'.title() + 1 / 0\n"
    heard = worker.run("import helper\nhelper.f('ada')", fresh=True, files=["helper.py", helper])
    assert [each["repr"] for each in heard if each["type"] == "result"] == ["'Ada'"]
    told = error(worker.run("import helper\nhelper.g()", fresh=True))["traceback"]
    assert '  File "helper.py", line 4, in g' in told.splitlines()
    assert worker.value("open('helper.py').read()", fresh=True) == repr(helper)
    changed = ["helper.py", "def f(x):\n    return x\n"]
    assert worker.value("import helper\nhelper.f('ada')", fresh=True, files=changed) == "'ada'"


def test_errors_show_the_program_as_it_was_written(worker: NodeWorker) -> None:
    told = error(worker.run("x = 'a'\nprint(x.title() + 1)", fresh=True))["traceback"]
    assert told.splitlines()[1:3] == ['  File "main.py", line 2, in <module>', "    print(x.title() + 1)"]
