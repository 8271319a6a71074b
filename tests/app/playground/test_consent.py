"""In a frame of another site, what came by a link is run only after a question: on the whole page."""

from typing import Any

import pytest

from app.playground.consent import CANCEL, QUESTION, RUN
from app.projects.project import LINK
from tests.app.dom import Page


def linked(page: Page, *, is_foreign: bool = True) -> Page:
    """A page whose Python is ready, with a project that came by a link."""
    page.framing.is_foreign = is_foreign
    page.start()
    page.workers[0].get_ready()
    page.editor.code.type("'mine'")
    page.advance(1000)
    go(page, link_to(page, "'linked'"))
    return page


def link_to(page: Page, code: str) -> str:
    """The fragment of a link to a program; the page's own is as it was."""
    own = page.editor.code.text()
    page.editor.code.type(code)
    page.press("share-work")
    made: str = page.element("share-link").value
    page.press("share-close")
    page.editor.code.type(own)
    page.advance(1000)
    return "#" + made.partition("#")[2]


def go(page: Page, address: str) -> None:
    page.window.location.href = page.share.address() + address
    page.fire("hashchange", page.window)


def asks(page: Page) -> bool:
    return bool(page.element("consent").open)


def ran(page: Page) -> list[Any]:
    """The programs that were begun, of all workers."""
    return [sent["code"] for worker in page.workers for sent in worker.posted if sent.get("type") == "run"]


def end(page: Page) -> None:
    """Have the program that runs end."""
    worker = next(each for each in page.workers if each.posted and each.posted[-1].get("type") == "run")
    run = worker.posted[-1]["id"]
    worker.say("started", id=run)
    worker.say("done", id=run, status="ok", ms=1)


def test_the_question_comes_before_the_first_run_with_run_under_the_keyboard(page: Page) -> None:
    linked(page).press("run")
    assert (asks(page), ran(page)) == (True, [])
    assert (page.text("consent-question"), page.text("consent-run")) == (QUESTION, RUN)
    assert page.text("consent-cancel") == CANCEL
    assert page.document.activeElement is page.element("consent-run")
    page.press("consent-run")
    assert (asks(page), ran(page)) == (False, ["'linked'"])


def test_it_is_put_once_for_each_link(page: Page) -> None:
    linked(page).press("run")
    page.press("consent-run")
    end(page)
    page.press("run")
    assert (asks(page), len(ran(page))) == (False, 2)


def test_after_cancel_nothing_runs_and_it_is_put_again(page: Page) -> None:
    linked(page)
    for _ in range(2):
        page.press("run")
        assert asks(page)
        page.press("consent-cancel")
        assert (asks(page), ran(page)) == (False, [])


def test_nothing_is_kept_of_a_link_that_was_not_agreed_to(page: Page) -> None:
    linked(page).press("run")
    page.press("consent-cancel")
    page.advance(5000)
    assert all(LINK not in str(work) for work in page.store.kept.values())


def test_compare_asks_too_and_goes_on_after_it(page: Page) -> None:
    linked(page).press("compare-open")
    assert (asks(page), page.element("compare").open) == (True, False)
    page.press("consent-run")
    assert (asks(page), page.element("compare").open) == (False, True)


@pytest.mark.parametrize("is_foreign", [True, False])
def test_ones_own_program_and_a_page_that_no_other_site_shows_need_no_question(
    page: Page, is_foreign: bool
) -> None:
    linked(page, is_foreign=is_foreign)
    if is_foreign:
        page.press(page.button("Back to my work"))
    page.press("run")
    assert (asks(page), ran(page)) == (False, ["'mine'" if is_foreign else "'linked'"])


def test_a_file_of_the_site_that_the_address_names_is_asked_about(page: Page) -> None:
    linked(page)
    page.share.site["a.py"] = b"'of the site'"
    go(page, "?src=a.py")
    page.press("run")
    assert (page.editor.code.text(), asks(page), ran(page)) == ("'of the site'", True, [])


def test_an_edit_makes_it_no_program_of_ones_own(page: Page) -> None:
    linked(page).editor.code.type("'linked' # and read")
    page.advance(1000)
    page.press("run")
    assert (asks(page), ran(page)) == (True, [])


def test_another_link_that_is_opened_under_the_question_takes_it_away(page: Page) -> None:
    page.framing.is_foreign = True
    other = link_to(linked(page), "'other'")
    page.press("run")
    assert asks(page)
    go(page, other)
    assert (page.editor.code.text(), asks(page), ran(page)) == ("'other'", False, [])
    page.press("run")
    assert (asks(page), ran(page)) == (True, [])
