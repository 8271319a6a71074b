"""The button of an error that offers a package is heard wherever it stands."""

from app.base import browser
from app.packages.offers import Offers
from tests.app.dom import Page


def test_a_press_says_which_package_and_whether_the_program_is_to_run_again(page: Page) -> None:
    chosen: list[tuple[str, bool]] = []
    Offers().chosen.listen(lambda name, again: chosen.append((name, again)))
    log = browser.element("log")
    for name, again in (("openpyxl", True), ("lxml", False)):
        button = browser.create("button", name, type="button", data_load=name)
        if again:
            button.setAttribute("data-again", "")
        log.append(button)
        button.click()
    log.append(browser.create("button", "other", type="button"))
    log.lastChild.click()
    assert chosen == [("openpyxl", True), ("lxml", False)]
