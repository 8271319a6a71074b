"""The panel "Packages": what is installed, and what can be done about it."""

from typing import Any

import pytest

from app.packages.view import Packages
from app.packages.words import LATER, NONE
from app.shell.settings import Settings
from tests.app.dom import Page
from tests.app.dom.values import to_js

NUMPY = {"name": "numpy", "version": "2.4.6", "size": 3_100_000, "source": "site"}


class Panel:
    """The panel, open, and what it asked for."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        self.settings = Settings(lambda _key: None, lambda _key, _value: None)
        self.view = Packages(self.settings)
        self.view.opened.listen(lambda: self.told.append("ask"))
        self.view.added.listen(lambda names: self.told.append(("add", names)))
        self.view.removed.listen(lambda names: self.told.append(("remove", names)))
        self.view.open()


@pytest.fixture
def panel(page: Page) -> Panel:
    return Panel()


def test_it_asks_when_it_is_opened(page: Page, panel: Panel) -> None:
    panel.view.open()
    assert panel.told == ["ask"]
    assert page.text("packages-said") == LATER
    assert page.document.activeElement is page.element("package-name")


def test_it_lists_what_is_installed_and_completes_names(page: Page, panel: Panel) -> None:
    panel.view.show(packages=to_js([NUMPY]), known=to_js(["numpy", "pandas"]))
    cells = [each.textContent for each in page.element("packages-list").firstChild.children]
    assert cells == ["numpy", "2.4.6", "3.1 MB", "this site", "", "Remove"]
    assert [each.value for each in page.element("package-names").children] == ["numpy", "pandas"]
    assert page.text("packages-said") == ""


def test_it_says_that_there_is_none(page: Page, panel: Panel) -> None:
    panel.view.show(packages=to_js([]), known=to_js([]))
    assert page.text("packages-said") == NONE


def test_names_are_added_and_the_panel_closes(page: Page, panel: Panel) -> None:
    page.enter("package-name", "numpy, , attrs ")
    assert panel.told == ["ask", ("add", ["numpy", "attrs"])]
    assert not page.element("packages").open


def test_a_package_is_loaded_at_the_start_and_removed(page: Page, panel: Panel) -> None:
    panel.view.show(packages=to_js([NUMPY]), known=to_js([]))
    page.press(page.document.querySelector("#packages-list input[type=checkbox]"))
    assert panel.settings.packages == ["numpy"]
    page.press(page.button("Remove numpy"))
    assert panel.settings.packages == []
    assert panel.told[-1] == ("remove", ["numpy"])


def test_the_list_is_marked_to_be_copied(page: Page, panel: Panel) -> None:
    panel.view.show(packages=to_js([NUMPY]), known=to_js([]))
    page.press("packages-copy")
    text = page.element("packages-text")
    assert (text.value, text.hidden) == ("numpy==2.4.6\n", False)
    assert page.text("packages-said") == "The list is marked: copy it from here."
