"""The shortcuts that hold everywhere."""

from typing import Any

import pytest

from app.base import browser
from app.shell.shortcuts import Shortcuts
from tests.app.dom import Page


def pressed(page: Page, key: str, *, at: str = "run", **fields: Any) -> tuple[list[str], bool]:
    """What a key does, and whether the browser's own action was prevented."""
    told: list[str] = []
    keys = Shortcuts(
        run=lambda: told.append("run"),
        stop=lambda: told.append("stop"),
        show=lambda: told.append("show"),
        leave=lambda: told.append("leave"),
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
    ],
)
def test_a_key_does_what_the_list_says(page: Page, key: str, fields: dict[str, Any], told: list[str]) -> None:
    assert pressed(page, key, **fields) == (told, told in (["run"], ["stop"]))


def test_a_question_mark_in_a_text_field_is_text(page: Page) -> None:
    assert pressed(page, "?", at="input") == ([], False)


def test_enter_in_a_field_that_has_a_use_for_it_is_left_to_it(page: Page) -> None:
    assert pressed(page, "Enter", at="input", ctrlKey=True) == ([], False)


def test_an_escape_that_something_else_has_used_does_nothing(page: Page) -> None:
    assert pressed(page, "Escape", defaultPrevented=True)[0] == []
