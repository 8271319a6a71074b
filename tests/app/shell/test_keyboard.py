"""Who types is in the middle of something for a moment."""

from typing import Any

import pytest

from app.base import browser
from app.shell.keyboard import PAUSE_MS, Keyboard
from tests.app.dom import Page


@pytest.fixture
def typing(page: Page) -> Any:
    """Types keys into the console's field, and tells whether that counts."""
    keyboard = Keyboard()

    def act(*keys: str, at: str = "console-field", **fields: Any) -> bool:
        page.element(at).focus()
        for key in keys:
            page.key(key, page.element(at), **fields)
        return keyboard.is_typing()

    act.keyboard = keyboard  # type: ignore[attr-defined]
    return act


def test_a_key_in_a_field_counts_for_a_moment(page: Page, typing: Any) -> None:
    assert not typing()
    assert typing("a")
    page.advance(PAUSE_MS - 100)
    assert typing.keyboard.is_typing()
    page.advance(200)
    assert not typing.keyboard.is_typing()


def test_what_a_soft_keyboard_or_the_clipboard_puts_in_counts(page: Page, typing: Any) -> None:
    typing()
    page.fire("input", "console-field")
    assert typing.keyboard.is_typing()


def test_no_longer_when_the_keyboard_is_elsewhere(page: Page, typing: Any) -> None:
    assert typing("a")
    page.element("run").focus()
    assert not typing.keyboard.is_typing()
    assert not typing("a", at="run")


def test_an_answer_to_a_program_is_meant_for_it(typing: Any) -> None:
    assert not typing("a", at="input")


@pytest.mark.parametrize("modifier", ["ctrlKey", "metaKey", "shiftKey"])
def test_who_runs_what_was_typed_is_done_with_it(typing: Any, modifier: str) -> None:
    typing("a")
    assert not typing("Enter", **{modifier: True})
    typing("a")
    typing.keyboard.rest()
    assert not typing.keyboard.is_typing()


def test_at_the_console_enter_runs_what_was_typed(typing: Any) -> None:
    assert typing("a")
    assert not typing("Enter")


def test_it_can_be_asked_before_anything_has_the_keyboard(page: Page) -> None:
    keyboard = Keyboard()
    page.fire("input", "console-field")
    assert browser.document.activeElement is not None
    assert not keyboard.is_typing()
