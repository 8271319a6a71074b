"""Lacking: what is said of modules, names and calls that a browser or Python does not have."""

import sys
from collections.abc import Iterable
from typing import Any

import pytest

from worker.kernel.hints import hint
from worker.kernel.lacking import CALLS, TEXTS, row_of
from worker.lacks.fates import FAILED, UNKNOWN, UNWANTED
from worker.lacks.members import MEMBERS
from worker.lacks.modules import MODULES, STANDARD

LONGEST = 200
NAMES = [name for names, _ in MODULES for name in names.split()]


class Shelf:
    """Packages of which some are known, and what became of them."""

    def __init__(self, known: Iterable[str] = (), fates: dict[str, str] | None = None) -> None:
        self.known, self.fates = known, fates or {}

    def fate(self, module: str) -> str:
        return self.fates.get(module, UNWANTED)

    def importable(self) -> Iterable[str]:
        return self.known


def absent(name: str) -> ModuleNotFoundError:
    """The error of an import that finds nothing."""
    return ModuleNotFoundError(f"No module named {name!r}", name=name)


def test_every_name_stands_in_one_row() -> None:
    assert sorted(NAMES) == sorted(set(NAMES))
    members = [(owner, name) for owner, names, _ in MEMBERS for name in names.split()]
    assert len(members) == len(set(members))


def test_a_module_that_is_nowhere_has_a_sentence() -> None:
    for name in NAMES:
        said = hint(absent(name))
        assert said == str(row_of(name)).format(name=name)
        assert len(said) <= LONGEST, said
        assert "spelling" not in said


def test_sentences_are_sentences() -> None:
    words = (
        [words for _, words in MODULES] + [words for *_, words in MEMBERS] + [words for *_, words in CALLS]
    )
    for each in (*words, *TEXTS.values(), STANDARD):
        assert each[0].isupper() or each[0] == "{" or each.startswith(("import", "matplotlib")), each
        assert "{version}" not in each


def test_a_private_module_is_spoken_of_by_its_public_name() -> None:
    for private, public in (("_tkinter", "tkinter"), ("_multiprocessing", "multiprocessing")):
        assert hint(absent(private)) == hint(absent(public))


def test_a_part_of_a_module_is_that_module() -> None:
    said = hint(absent("tkinter.messagebox"))
    assert said is not None
    assert said.startswith("tkinter.messagebox opens windows")
    assert hint(absent("google.protobuf")) == TEXTS["module"].format(name="google.protobuf")


def test_a_module_of_pythons_own_is_never_misspelt() -> None:
    said = [hint(absent(name)) for name in sorted(sys.stdlib_module_names)]
    assert [each for each in said if each is None or "spelling" in each] == []


def test_what_could_not_be_loaded_is_not_misspelt() -> None:
    shelf = Shelf(("numpy", "pygame"), {"pygame": FAILED, "flask": FAILED, "nump": FAILED, "tkinter": FAILED})
    for name in ("pygame", "flask", "nump"):
        assert hint(absent(name), shelf) == TEXTS["failed"].format(name=name)
    assert hint(absent("tkinter"), shelf) == hint(absent("tkinter"))


def test_a_package_that_is_known_is_not_said_to_be_useless() -> None:
    # Some site's lock file may have what others lack.
    shelf = Shelf(("torch", "numpy"), {"torch": FAILED})
    assert hint(absent("torch"), shelf) == TEXTS["failed"].format(name="torch")
    assert hint(absent("numpy"), shelf) == TEXTS["late"].format(name="numpy")


def test_a_module_that_nobody_knows_may_be_misspelt() -> None:
    shelf = Shelf(
        ("numpy", "pandas"), {"nump": UNKNOWN, "pandaz": UNKNOWN, "qwerty": UNKNOWN, "ramdom": FAILED}
    )
    guesses = {"nump": "numpy", "pandaz": "pandas", "ramdom": "random", "Math": "math"}
    for name, guess in guesses.items():
        assert hint(absent(name), shelf) == TEXTS["guess"].format(name=name, guess=guess)
    assert hint(absent("qwerty"), shelf) == TEXTS["module"].format(name="qwerty")


MEMBERS_OF = [
    ("import time\ntime.clock()", "Python 3.8 dropped time.clock. Use time.perf_counter()."),
    (
        "import sys\nsys.maxint",
        "sys.maxint is of Python 2, since whole numbers have no limit now. Use sys.maxsize.",
    ),
    ("import string\nstring.letters", "string.letters is of Python 2. Write string.ascii_letters."),
    ("from itertools import izip", "itertools.izip is of Python 2. Write zip(…), which needs no import."),
    (
        "from collections import Mapping",
        "Python 3.10 moved Mapping out of collections: write from collections.abc import Mapping.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), MEMBERS_OF)
def test_a_name_that_a_module_no_longer_has(desk: Any, code: str, expected: str) -> None:
    ((kind, fields),) = desk.run(code)
    assert (kind, fields["hint"]) == ("error", expected)


def in_library(error: BaseException) -> BaseException:
    """The error as if a function of the library had raised it."""
    try:
        exec("def call(): raise error\ncall()", {"error": error})
    except BaseException as raised:  # noqa: BLE001 - it is what was given
        return raised
    raise AssertionError


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError("can't start new thread"), "A browser gives Python one thread"),
        (OSError(138, "emscripten does not support processes."), "A browser gives Python one process"),
        (OSError(52, "Function not implemented"), "This asks the computer's system"),
        (
            ImportError("Cannot load backend 'TkAgg' which requires the 'tk' interactive framework"),
            "Plots show here by themselves. Remove the line that chooses TkAgg.",
        ),
    ],
)
def test_a_call_that_a_browser_cannot_carry_out(error: BaseException, said: str) -> None:
    assert str(hint(in_library(error))).startswith(said)


def test_what_a_program_raises_itself_is_its_own_affair(desk: Any) -> None:
    ((_, fields),) = desk.run('raise RuntimeError("can\'t start new thread")')
    assert "hint" not in fields


def test_a_part_that_is_nowhere_is_told_from_a_package_of_its_name(make_desk: Any) -> None:
    desk = make_desk(packages=Shelf(("google",), {"google.colab": FAILED}))
    ((_, fields),) = desk.run("from google.colab import drive")
    assert fields["hint"].startswith("google.colab belongs to Google Colab.")
