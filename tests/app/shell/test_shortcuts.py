"""The shortcuts that hold everywhere."""

from typing import Any

import pytest

from app.base import browser
from app.shell.shortcuts import Shortcuts
from tests.app.dom import Page


def pressed(
    page: Page, key: str, *, at: str = "run", has_error: bool = True, **fields: Any
) -> tuple[list[str], bool]:
    """What a key does, and whether the browser's own action was prevented."""
    told: list[str] = []
    keys = Shortcuts(
        run=lambda: told.append("run"),
        stop=lambda: told.append("stop"),
        show=lambda: told.append("show"),
        leave=lambda: told.append("leave"),
        save=lambda: told.append("save"),
        go_to_error=lambda back: has_error and not told.append("back" if back else "next"),  # type: ignore[func-returns-value]
    )
    browser.listen(browser.document, "keydown", keys.on_key)
    event = page.key(key, page.element(at), **fields)
    return told, event.defaultPrevented


@pytest.mark.parametrize(
    ("key", "fields", "told"),
    [
        ("Enter", {"ctrlKey": True}, ["run"]),
        ("Enter", {"metaKey": True}, ["run"]),
        ("Enter", {"shiftKey": True}, ["run"]),
        ("Enter", {"ctrlKey": True, "shiftKey": True}, ["stop"]),
        ("Enter", {}, []),
        ("Enter", {"ctrlKey": True, "repeat": True}, []),
        ("Enter", {"ctrlKey": True, "altKey": True}, []),
        ("?", {}, ["show"]),
        ("Escape", {}, ["leave"]),
        ("a", {"ctrlKey": True}, []),
        ("s", {"ctrlKey": True}, ["save"]),
        ("S", {"metaKey": True}, ["save"]),
        ("ы", {"ctrlKey": True, "code": "KeyS"}, ["save"]),
        ("o", {"ctrlKey": True, "code": "KeyS"}, []),
        ("s", {}, []),
        ("s", {"ctrlKey": True, "shiftKey": True}, []),
        ("ś", {"ctrlKey": True, "altKey": True, "code": "KeyS"}, []),
        ("F8", {}, ["next"]),
        ("F8", {"shiftKey": True}, ["back"]),
        ("F8", {"ctrlKey": True}, []),
    ],
)
def test_a_key_does_what_the_list_says(page: Page, key: str, fields: dict[str, Any], told: list[str]) -> None:
    assert pressed(page, key, **fields) == (told, told not in ([], ["show"], ["leave"]))


def test_a_key_that_is_held_saves_once_and_the_browser_does_not_save_the_page(page: Page) -> None:
    assert pressed(page, "s", ctrlKey=True, repeat=True) == ([], True)


def test_without_an_error_there_is_nothing_to_go_to(page: Page) -> None:
    assert pressed(page, "F8", has_error=False) == ([], False)


def test_a_question_mark_in_a_text_field_is_text(page: Page) -> None:
    assert pressed(page, "?", at="input") == ([], False)


def test_enter_in_a_field_that_has_a_use_for_it_is_left_to_it(page: Page) -> None:
    assert pressed(page, "Enter", at="input", ctrlKey=True) == ([], False)


def test_an_escape_that_something_else_has_used_does_nothing(page: Page) -> None:
    assert pressed(page, "Escape", defaultPrevented=True)[0] == []
