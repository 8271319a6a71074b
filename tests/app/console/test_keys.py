"""What keys mean in the console's field."""

from types import SimpleNamespace

import pytest

from app.console import keys
from app.console.console import ACTIONS

NONE = {"altKey": False, "ctrlKey": False, "metaKey": False, "shiftKey": False, "isComposing": False}


def meaning(key: str, before: str = "x", behind: str = "", *modifiers: str, selects: bool = False) -> str:
    event = SimpleNamespace(key=key, **{**NONE, **{f"{name}Key": True for name in modifiers}})
    return keys.action(event, before, behind, selects)


def test_the_console_has_something_to_do_for_each_action() -> None:
    assert set(ACTIONS) == set(keys.ACTIONS)


@pytest.mark.parametrize(
    ("key", "modifiers", "action"),
    [
        ("Enter", [], keys.ENTER),
        ("Enter", ["shift"], keys.BREAK),
        ("Enter", ["ctrl"], ""),
        ("Enter", ["meta"], ""),
        ("ArrowUp", [], keys.BACK),
        ("ArrowUp", ["shift"], ""),
        ("ArrowDown", [], keys.FORTH),
        ("r", ["ctrl"], keys.SEEK),
        ("r", ["ctrl", "shift"], ""),
        ("c", ["ctrl"], keys.INTERRUPT),
        ("c", [], ""),
        ("Tab", [], keys.COMPLETE),
        ("Tab", ["shift"], ""),
        ("Escape", [], keys.LEAVE),
        ("Backspace", [], ""),
        ("a", [], ""),
    ],
)
def test_keys_with_and_without_others(key: str, modifiers: list[str], action: str) -> None:
    assert meaning(key, "x", "", *modifiers) == action


def test_arrows_go_through_the_lines_first() -> None:
    assert [meaning("ArrowUp", "a\nb"), meaning("ArrowUp", "a", "\nb")] == ["", keys.BACK]
    assert [meaning("ArrowDown", "a", "\nb"), meaning("ArrowDown", "a\nb")] == ["", keys.FORTH]


def test_tab_leaves_an_empty_field_and_indents_an_empty_line() -> None:
    assert [meaning("Tab", ""), meaning("Tab", "  "), meaning("Tab", "if x:\n  ")] == ["", "", keys.INDENT]


def test_backspace_goes_a_step_back_in_an_indentation() -> None:
    lines = ("if x:\n    ", "if x:\n ", "if x:\n    y", "x")
    assert [meaning("Backspace", line) for line in lines] == [keys.OUTDENT, "", "", ""]
    assert meaning("Backspace", "if x:\n    ", selects=True) == ""


def test_what_is_selected_is_copied() -> None:
    assert meaning("c", "x", "", "ctrl", selects=True) == ""


def test_an_input_method_has_its_keys() -> None:
    event = SimpleNamespace(key="Enter", **{**NONE, "isComposing": True})
    assert keys.action(event, "", "", False) == ""
