"""The error of the last program is said once, and marked in its file."""

from typing import Any

import pytest

from app.editor.errors import LONGEST, Errors, first_sentence, message
from tests.app.dom import Page
from tests.app.dom.values import JsObject

FAILED = {
    "name": "ZeroDivisionError",
    "message": "division by zero",
    "hint": "You cannot divide by zero. Check first.",
    "file": "main.py",
    "line": 3,
    "source": "1 / 0",
    "column": 1,
    "end_column": 6,
}
SAID = "ZeroDivisionError: division by zero\nYou cannot divide by zero."


class File:
    def __init__(self, name: str, key: str) -> None:
        self.name, self.key = name, key
        self.text = ""


class Work:
    """What is open: two files, the first of which is shown and run."""

    def __init__(self) -> None:
        self.all = [File("main.py", "1"), File("helper.py", "2")]
        self.shown = self.all[0]
        self.project = self.files = self

    def program(self) -> File:
        return self.all[0]

    def reveal(self, name: str) -> bool:
        found = [file for file in self.all if file.name == name]
        self.shown = found[0] if found else self.shown
        return bool(found)


class Marks(JsObject):
    """The marks of the editor, as the page's JavaScript has them."""

    def __init__(self) -> None:
        self.done: list[tuple[Any, ...]] = []

    def begin(self) -> None:
        self.done.append(("begin",))

    def mark(self, *given: Any) -> None:
        self.done.append(given)

    def unmark(self) -> None:
        self.done.append(("unmark",))

    def goTo(self, back: bool) -> None:  # noqa: N802
        self.done.append(("go to", back))


class Bench:
    """An editor's errors, and what they lead to."""

    def __init__(self, page: Page) -> None:
        self.page, self.work, self.marks = page, Work(), Marks()
        self.seen = 0
        self.errors = Errors(self.marks, lambda: self.work, self._see)

    def _see(self) -> None:
        self.seen += 1

    def fail(self, **fields: Any) -> "Bench":
        """Have a program run, and fail."""
        self.errors.begin()
        self.marks.done.clear()
        self.errors.note({**FAILED, **fields})  # type: ignore[typeddict-item]
        self.errors.end(is_error=True)
        return self

    @property
    def news(self) -> str:
        return str(self.page.element("error-news").textContent)


@pytest.fixture
def bench(page: Page) -> Bench:
    return Bench(page)


def test_it_is_marked_when_the_program_is_over_and_said_at_once(bench: Bench) -> None:
    bench.errors.begin()
    assert bench.errors.note(FAILED)  # type: ignore[arg-type]
    assert (bench.news, bench.marks.done) == (f"Error in line 3: {SAID}", [("begin",)])
    bench.errors.end(is_error=True)
    assert bench.marks.done[1:] == [("1", 3, 1, 6, "1 / 0", SAID)]


def test_another_file_is_named_and_has_its_mark_when_it_is_shown(bench: Bench) -> None:
    bench.fail(file="helper.py")
    assert (bench.work.shown.name, bench.marks.done) == ("main.py", [])
    assert bench.news == f"Error in line 3 of helper.py: {SAID}"
    bench.work.reveal("helper.py")
    bench.errors.on_shown()
    assert bench.marks.done == [("2", 3, 1, 6, "1 / 0", SAID)]
    bench.errors.on_shown()
    assert len(bench.marks.done) == 1


def test_a_file_that_is_gone_is_not_marked(bench: Bench) -> None:
    bench.fail(file="lost.py")
    assert (bench.work.shown.name, bench.marks.done) == ("main.py", [])


def test_columns_that_are_not_known_are_0(bench: Bench) -> None:
    bench.errors.begin()
    bench.errors.note({"name": "E", "file": "main.py", "line": 1})
    bench.errors.end(is_error=True)
    assert bench.marks.done[1:] == [("1", 1, 0, 0, "", "E")]


def test_what_is_no_programs_error_or_has_no_place_is_left_to_the_output(bench: Bench) -> None:
    assert not bench.errors.note(FAILED)  # type: ignore[arg-type]
    bench.errors.end(is_error=True)
    bench.errors.begin()
    assert not bench.errors.note({"name": "SystemExit", "message": "3"})
    bench.errors.end(is_error=True)
    assert (bench.news, bench.marks.done, bench.errors.go_to(back=False)) == ("", [("begin",)], False)


def test_a_program_that_is_stopped_in_the_end_leaves_no_mark(bench: Bench) -> None:
    bench.errors.begin()
    bench.errors.note(FAILED)  # type: ignore[arg-type]
    bench.errors.end(is_error=False)
    assert bench.marks.done == [("begin",)]


@pytest.mark.parametrize("name", ["begin", "clear"])
def test_what_takes_it_away_takes_all_of_it_away(bench: Bench, name: str) -> None:
    bench.fail()
    getattr(bench.errors, name)()
    assert (bench.news, bench.errors.go_to(back=False)) == ("", False)
    assert bench.marks.done[-1] == ("unmark" if name == "clear" else "begin",)


def test_one_goes_there_from_any_file(bench: Bench) -> None:
    bench.fail(file="helper.py").work.reveal("main.py")
    assert bench.errors.go_to(back=True)
    assert (bench.work.shown.name, bench.seen, bench.marks.done[-1]) == ("helper.py", 1, ("go to", True))


def test_the_last_of_several_errors_counts(bench: Bench) -> None:
    bench.errors.begin()
    bench.errors.note(FAILED)  # type: ignore[arg-type]
    bench.errors.note({**FAILED, "line": 9})  # type: ignore[typeddict-item]
    bench.errors.end(is_error=True)
    assert [each[1] for each in bench.marks.done[1:]] == [9]


def test_a_message_is_one_line_of_bounded_length() -> None:
    assert message({"name": "E", "message": "one\ntwo"}) == "E: one"
    assert message({"name": "E", "message": "x" * 9999}) == "E: " + "x" * LONGEST
    assert message({"name": "E", "message": "", "hint": "Try it"}) == "E\nTry it"
    assert message({}) == ""


def test_the_first_sentence_ends_with_its_mark() -> None:
    hints = ["One. Two.", "Is it? Yes. No", "a.b is c. More", "One", ""]
    assert [first_sentence(each) for each in hints] == ["One.", "Is it?", "a.b is c.", "One", ""]
