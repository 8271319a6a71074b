"""The dialog that asks for a name."""

import pytest

from app.projects.naming import Naming
from tests.app.dom import Page


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The dialog asks for a name; the names that were tried. One with a slash is refused."""
    names: list[str] = []

    def attempt(name: str) -> str:
        names.append(name)
        return "No slashes, please." if "/" in name else ""

    Naming().ask("Rename main.py", "main.py", confirm="Rename", attempt=attempt)
    return names


def test_it_shows_the_name_with_all_but_the_ending_selected(page: Page, asked: list[str]) -> None:
    field = page.element("naming-field")
    assert (page.text("naming-title"), page.text("naming-confirm")) == ("Rename main.py", "Rename")
    assert (field.value, field._selection, page.document.activeElement) == ("main.py", (0, 4), field)


def test_a_good_name_closes_it(page: Page, asked: list[str]) -> None:
    page.enter("naming-field", "  helper.py ")
    assert asked == ["helper.py"]
    assert not page.element("naming").open


def test_a_name_that_is_refused_is_said_why_until_something_is_typed(page: Page, asked: list[str]) -> None:
    page.enter("naming-field", "a/b")
    field = page.element("naming-field")
    assert page.element("naming").open
    assert (page.text("naming-problem"), field.getAttribute("aria-invalid")) == (
        "No slashes, please.",
        "true",
    )
    page.fire("input", field)
    assert (page.text("naming-problem"), field.getAttribute("aria-invalid")) == ("", None)


def test_cancel_tries_nothing(page: Page, asked: list[str]) -> None:
    page.press("naming-cancel")
    assert asked == []
    assert not page.element("naming").open
