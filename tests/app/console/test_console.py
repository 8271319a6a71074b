"""The console: what is entered, what waits, and what the field shows, with the page's own elements."""

from collections.abc import Callable

import pytest

from app.console import console as consoles
from app.console.console import Console
from app.console.field import Field
from tests.app.dom import Page


class Session:
    """Takes entries as the client does. sent: them by their numbers."""

    def __init__(self) -> None:
        self.state, self.history = "ready", list[str]()
        self.sent: list[str] = []
        self.said: list[str] = []
        self.stops = 0
        self.refuses = False

    def enter(self, code: str) -> int | None:
        if self.refuses:
            return None
        self.sent.append(code)
        self.state = "running"
        return len(self.sent)

    def stop(self) -> None:
        self.stops += 1

    def remark(self, sentence: str) -> None:
        self.said.append(sentence)

    def note_entry(self, text: str) -> None:
        self.history = [*self.history, text]


class Names:
    """Knows names."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.asked: list[str] = []

    def ask(self, line: str, answer: Callable[[list[str], int], object]) -> None:
        self.asked.append(line)
        answer(self.names, len(line.split(".")[-1].split("(")[-1].split("=")[-1].strip()))


class Prompt:
    """The console with the page that has its field."""

    def __init__(self, page: Page) -> None:
        self.page, self.session, self.names = page, Session(), Names()
        self.later: list[Callable[[], object]] = []
        self.console = Console(Field(), self.session, self.names, self._after)
        self.field = page.element("console-field")
        self.field.focus()

    def _after(self, _milliseconds: int, act: Callable[[], object]) -> Callable[[], None]:
        self.later.append(act)
        return lambda: None

    def type(self, text: str) -> None:
        """Type a text; a line feed is Enter."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.page.key("Enter", self.field)
            for character in line:
                event = self.page.fire(
                    "beforeinput", self.field, inputType="insertText", data=character, isComposing=False
                )
                if not event.defaultPrevented:
                    self.field.value = self.field.value + character

    def answer(self, *, incomplete: bool = False, status: str = "ok") -> str | None:
        """Let the worker do what was sent last; return what is to be shown."""
        run = len(self.session.sent)
        shown = self.console.begin(run, incomplete)
        self.console.end(run, status)
        self.session.state = "ready"
        self.console.show("ready")
        later, self.later = self.later, []
        for act in later:
            act()
        return shown

    @property
    def words(self) -> str:
        """What stands above the field."""
        words = self.page.element("console-words")
        return "" if words.hidden else str(words.textContent)


@pytest.fixture
def prompt(page: Page) -> Prompt:
    return Prompt(page)


def test_enter_sends_a_line_and_keeps_it_when_it_begins(prompt: Prompt) -> None:
    prompt.type("x = 1\n")
    assert (prompt.session.sent, prompt.field.value, prompt.session.history) == (["x = 1"], "", [])
    assert prompt.answer() == "x = 1"
    assert prompt.session.history == ["x = 1"]


def test_an_empty_line_is_nothing(prompt: Prompt) -> None:
    prompt.type("\n  \n")
    assert prompt.session.sent == []


def test_the_beginning_of_a_block_goes_on(prompt: Prompt) -> None:
    prompt.type("if x:\n")
    assert (prompt.answer(incomplete=True), prompt.field.value) == ("", "if x:\n    ")
    assert prompt.field.rows == 2
    prompt.type("y\n")
    prompt.answer(incomplete=True)
    prompt.type("\n")
    assert prompt.session.sent == ["if x:", "if x:\n    y", "if x:\n    y\n"]
    assert prompt.answer() == "if x:\n    y\n"
    assert (prompt.field.value, prompt.field.rows, prompt.session.history) == ("", 1, ["if x:\n    y\n"])


def test_spaces_that_are_typed_replace_the_indentation(prompt: Prompt) -> None:
    prompt.type("if x:\n")
    prompt.answer(incomplete=True)
    prompt.type("  y")
    assert prompt.field.value == "if x:\n  y"


def test_what_is_typed_before_the_answer_is_behind_it(prompt: Prompt) -> None:
    prompt.type("if x:\n")
    prompt.type("y")
    prompt.answer(incomplete=True)
    assert prompt.field.value == "if x:\n    y"


def test_what_is_entered_ahead_waits_for_its_turn(prompt: Prompt) -> None:
    prompt.type("if x:\ny\n\nz\nlast")
    assert (prompt.session.sent, prompt.field.value) == (["if x:"], "last")
    prompt.answer(incomplete=True)
    prompt.answer(incomplete=True)
    prompt.answer()
    prompt.answer()
    assert prompt.session.sent == ["if x:", "if x:\n    y", "if x:\n    y\n", "z"]
    assert prompt.field.value == "last"
    assert prompt.session.history == ["if x:\n    y\n", "z"]


def test_it_is_said_that_a_line_waits_for_a_program(prompt: Prompt) -> None:
    prompt.session.state = "running"
    prompt.type("x\n")
    assert (prompt.session.said, prompt.session.sent) == ([consoles.LATER], [])
    prompt.session.state = "ready"
    prompt.answer()
    assert prompt.session.sent == ["x"]


def test_no_more_waits_than_there_is_room_for(prompt: Prompt) -> None:
    prompt.session.state = "running"
    prompt.type("x\n" * 21)
    assert (prompt.session.said[-1], prompt.field.value) == (consoles.TOO_MANY, "x")


def test_a_stop_takes_what_waits_along(prompt: Prompt) -> None:
    prompt.type("x\ny\n")
    prompt.answer(status="stopped")
    assert prompt.session.sent == ["x"]


def test_a_line_that_cannot_be_run_now_stays(prompt: Prompt) -> None:
    prompt.session.refuses = True
    prompt.type("x\n")
    assert prompt.field.value == "x"


def test_a_line_that_was_never_run_comes_back(prompt: Prompt) -> None:
    prompt.type("x\n")
    prompt.console.end(1, "error")
    assert prompt.field.value == "x"


def test_a_run_of_the_program_is_none_of_its_business(prompt: Prompt) -> None:
    prompt.type("x\n")
    assert prompt.console.begin(7, False) is None
    prompt.console.end(7, "ok")
    assert prompt.answer() == "x"


def test_shift_and_enter_write_a_further_line(prompt: Prompt) -> None:
    prompt.type("if x:")
    prompt.page.key("Enter", prompt.field, shiftKey=True)
    prompt.type("y")
    assert (prompt.field.value, prompt.session.sent) == ("if x:\n    y", [])


def test_arrows_go_through_the_history(prompt: Prompt) -> None:
    prompt.session.history = ["a", "b"]
    prompt.type("draft")
    seen = []
    for key in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        assert prompt.page.key(key, prompt.field).defaultPrevented
        seen.append(prompt.field.value)
    assert seen == ["b", "a", "a", "b", "draft"]


def test_a_search_shows_what_it_finds_and_enter_runs_it(prompt: Prompt) -> None:
    prompt.session.history = ["first = 1", "second = 2", "fifth = 5"]
    prompt.page.key("r", prompt.field, ctrlKey=True)
    assert prompt.words == consoles.SEARCH
    prompt.type("fi")
    assert (prompt.field.value, prompt.words) == ("fifth = 5", "Search: fi")
    prompt.page.key("r", prompt.field, ctrlKey=True)
    assert prompt.field.value == "first = 1"
    prompt.type("x")
    assert prompt.words == consoles.NOT_FOUND.format("fix")
    prompt.page.fire("beforeinput", prompt.field, inputType="deleteContentBackward", data=None)
    assert prompt.field.value == "fifth = 5"
    prompt.type("\n")
    assert (prompt.session.sent, prompt.words) == (["fifth = 5"], "")


def test_escape_ends_a_search_and_then_tab_leaves(prompt: Prompt) -> None:
    prompt.session.history = ["a = 1"]
    prompt.type("a")
    prompt.page.key("r", prompt.field, ctrlKey=True)
    prompt.page.key("Escape", prompt.field)
    assert (prompt.field.value, prompt.words) == ("a = 1", "")
    assert not prompt.page.key("Tab", prompt.field).defaultPrevented
    assert prompt.page.key("Tab", prompt.field).defaultPrevented


def test_tab_puts_in_what_names_have_in_common_and_then_lists_them(prompt: Prompt) -> None:
    prompt.names.names = ["print", "printer"]
    prompt.type("pr")
    prompt.page.key("Tab", prompt.field)
    assert (prompt.names.asked, prompt.field.value, prompt.words) == (["pr"], "print", "")
    prompt.page.key("Tab", prompt.field)
    assert (prompt.field.value, prompt.words) == ("print", "print  printer")


def test_of_many_names_there_is_a_number(prompt: Prompt) -> None:
    prompt.names.names = [f"x{number}" for number in range(100, 200)]
    prompt.type("x1")
    prompt.page.key("Tab", prompt.field)
    assert prompt.words.endswith("x159  … and 40 more")


def test_ctrl_c_stops_what_runs_or_ends_what_is_typed(prompt: Prompt) -> None:
    prompt.type("if x:\n")
    prompt.answer(incomplete=True)
    prompt.page.key("c", prompt.field, ctrlKey=True)
    assert (prompt.field.value, prompt.session.stops) == ("", 0)
    prompt.type("y\n")
    prompt.page.key("c", prompt.field, ctrlKey=True)
    assert prompt.session.stops == 1
    prompt.session.state = "waiting"
    prompt.page.key("c", prompt.page.element("input"), ctrlKey=True)
    assert prompt.session.stops == 2


def test_tab_and_backspace_move_an_indentation_by_steps(prompt: Prompt) -> None:
    prompt.type("if x:\n")
    prompt.answer(incomplete=True)
    prompt.page.key("Tab", prompt.field)
    assert prompt.field.value == "if x:\n        "
    for spaces in (4, 0):
        prompt.page.key("Backspace", prompt.field)
        assert prompt.field.value == "if x:\n" + " " * spaces


def test_a_new_worker_has_nothing_that_waits(prompt: Prompt) -> None:
    prompt.type("x\ny\n")
    prompt.console.show("starting")
    prompt.answer()
    assert prompt.session.sent == ["x"]


def test_the_keyboard_comes_back_after_a_question(prompt: Prompt) -> None:
    prompt.type("x\n")
    prompt.page.element("log").focus()
    prompt.answer()
    assert prompt.page.document.activeElement is prompt.field
    prompt.type("y\n")
    prompt.page.element("run").focus()
    prompt.answer()
    assert prompt.page.document.activeElement is prompt.page.element("run")
