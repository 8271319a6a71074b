"""What programs for notebooks find in IPython.display: handles, `update_display`, `clear_output`."""

import io
import sys
from types import ModuleType
from typing import Any

import pytest

from worker.kernel import notebook
from worker.kernel.clearing import CLEARED
from worker.kernel.display import PLAIN, Display
from worker.kernel.screen import Screen


@pytest.fixture
def posted() -> list[Display]:
    """What is on the page."""
    return []


@pytest.fixture
def show(posted: list[Display]) -> Screen:
    """What shows it."""
    return Screen(posted.append)


@pytest.fixture
def functions(show: Screen) -> Any:
    """IPython's module, with functions that would print."""
    module = ModuleType("display_functions")
    notebook.tend(module, show.display)
    return module


def shown(posted: list[Display]) -> list[tuple[str, str]]:
    """Slot and text of each."""
    return [(each.slot, each.text) for each in posted]


def test_a_display_with_an_id_returns_a_handle_by_which_it_gives_way(
    show: Screen, posted: list[Display]
) -> None:
    handle = show.display("one", display_id=True)
    assert handle is not None
    handle.update("two")
    handle.display("three", alt="a word")
    name = handle.display_id
    assert shown(posted) == [(name, "'one'"), (name, "'two'"), (name, "'three'")]
    assert {each.mime for each in posted} == {PLAIN}
    assert posted[-1].alt == "a word"
    assert repr(handle) == f"<DisplayHandle display_id={name}>"


def test_each_display_that_asks_for_an_id_gets_another(show: Screen) -> None:
    one, other = show.display(1, display_id=True), show.display(1, display_id=True)
    assert one is not None
    assert other is not None
    assert one.display_id != other.display_id


def test_without_an_id_text_is_printed_and_nothing_returned(
    show: Screen, posted: list[Display], capsys: pytest.CaptureFixture[str]
) -> None:
    assert show.display("one", 2) is None
    assert show.display("three", display_id="") is None
    assert (posted, capsys.readouterr().out) == ([], "'one'\n2\n'three'\n")


def test_the_words_for_one_value_are_not_those_for_the_next(show: Screen, posted: list[Display]) -> None:
    class Bold:
        def _repr_html_(self) -> str:
            return "<b>bold</b>"

    class Marked:
        def _repr_markdown_(self) -> str:
            return "**marked**"

    show.display(Bold(), Marked())
    assert [each.alt for each in posted] == ["Bold", "Marked"]


def test_what_was_shown_by_an_id_can_be_replaced_without_its_handle(
    functions: Any, posted: list[Display]
) -> None:
    functions.display("one", display_id="mine")
    functions.update_display("two", display_id="mine")
    handle = functions.DisplayHandle("mine")
    handle.update("three")
    assert shown(posted) == [("mine", "'one'"), ("mine", "'two'"), ("mine", "'three'")]
    assert functions.DisplayHandle().display_id not in ("", "mine")


def test_the_output_is_cleared_at_once_or_with_what_comes_next(
    functions: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, line_buffering=True))
    print("old")
    functions.clear_output()
    assert raw.getvalue().decode() == f"old\n{CLEARED}"
    functions.clear_output(wait=True)
    assert raw.getvalue().decode() == f"old\n{CLEARED}"
    print("new")
    assert raw.getvalue().decode() == f"old\n{CLEARED}{CLEARED}new\n"
    monkeypatch.setattr(sys, "stdout", None)
    functions.clear_output()


def test_a_display_may_take_the_place_of_all_output(show: Screen, capsys: pytest.CaptureFixture[str]) -> None:
    print("old")
    show.display(1, clear=True)
    assert capsys.readouterr().out == f"old\n{CLEARED}1\n"
