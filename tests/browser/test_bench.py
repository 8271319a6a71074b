"""The bench in a real browser: it comes to an end whatever a page does, and each peer comes to its result.

How fast anything is, no test says.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error

from tools.base.steps import StepError
from tools.bench.browser import VISITOR
from tools.bench.editor import editor
from tools.bench.lab import Lab, noted, opened
from tools.bench.peers import PYSCRIPT, contenders
from tools.bench.pulse import slowed
from tools.bench.report import Row, Spread
from tools.bench.turns import EMPTY, Contender, by_turns, rows_or_why
from tools.serve.server import Server, app

pytestmark = pytest.mark.timeout(300)

POLICY = "default-src 'self'; script-src 'self'"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
STRICT = f'<!doctype html>{META}<script src="a.js"></script>'
LATER = "setTimeout(() => { window.shown = 42; }, 300);"
LOST = "() => { throw new Error('lost on the way'); }"
ENDLESS = "() => { for (;;); }"


@pytest.fixture(scope="module")
def lab(browser: Browser) -> Iterator[Lab]:
    """A bench that measures once."""
    with Lab(1, browser.browser_type) as made:
        yield made


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Server]:
    """A page whose policy forbids to make code of text, and which notes something later."""
    (tmp_path / "index.html").write_text(STRICT, encoding="utf-8")
    (tmp_path / "a.js").write_text(LATER, encoding="utf-8")
    with Server(app(tmp_path)) as server:
        yield server


def test_what_a_page_notes_is_heard_whatever_its_policy_forbids(lab: Lab, strict: Server) -> None:
    with lab.warm.new_page() as page:
        page.add_init_script("window.early = 7")
        page.goto(strict.url)
        assert [noted(page, name, 10_000) for name in ("early", "shown")] == [7, 42]


def test_a_page_that_notes_nothing_is_not_waited_for_without_end(lab: Lab, strict: Server) -> None:
    with opened(lab.warm, strict.url) as page, pytest.raises(Error, match='"other" was not noted'):
        noted(page, "other", 100)


def test_one_that_fails_takes_nothing_from_the_others(lab: Lab) -> None:
    def fails(context: BrowserContext, _stay: int) -> float:
        with context.new_page() as page:
            return float(page.evaluate(LOST))

    contenders = (Contender("first", fails), Contender("second", lambda _context, _stay: 7))
    assert by_turns(lab, "a visit", contenders, EMPTY) == {"second": Spread((7,))}
    assert lab.missing.pop("first: a visit").startswith("Page.evaluate: Error: lost on the way")


def test_rows_that_cannot_be_made_are_named(lab: Lab) -> None:
    def make() -> list[Row]:
        with lab.warm.new_page() as page:
            return [Row("a", "b", Spread.of([page.evaluate(LOST)]))]

    assert rows_or_why(lab, "a part", make) == []
    assert lab.missing.pop("a part").startswith("Page.evaluate: Error: lost on the way")


def test_a_page_that_never_answers_is_given_up_and_another_browser_takes_over(lab: Lab) -> None:
    with pytest.raises(StepError) as caught, lab.browsers.deadline(2, lab.warm):
        lab.warm.new_page().evaluate(ENDLESS)
    assert caught.value.fix == "The page did not finish within 2 s and was closed."
    with lab.browsers.profile(VISITOR).new_page() as page:
        assert page.evaluate("1 + 1") == 2


def test_a_browser_that_is_started_each_time_finds_the_profile_of_the_time_before(
    lab: Lab, strict: Server
) -> None:
    processes = []
    for before, after in ((None, "1"), ("1", "2")):
        with lab.browsers.restarted() as context, context.new_page() as page:
            page.goto(strict.url)
            assert page.evaluate("localStorage.getItem('visits')") == before
            page.evaluate("(count) => localStorage.setItem('visits', count)", after)
            processes.append(lab.browsers.process(context))
    assert len(set(processes)) == 2


def test_a_browser_that_was_slowed_down_works_as_before(lab: Lab) -> None:
    with lab.warm.new_page() as page:
        with slowed(lab.browsers.process(lab.warm), 4):
            assert page.evaluate("1 + 1") == 2
        assert page.evaluate("2 + 2") == 4


@pytest.mark.long
def test_the_editor_can_be_used_on_the_page_and_alone(lab: Lab) -> None:
    assert [row.part for row in editor(lab)] == ["editor", "editor"]
    assert lab.missing == {}


@pytest.mark.long
def test_each_peer_comes_to_its_result(lab: Lab) -> None:
    measured = by_turns(lab, "a first visit", contenders(lab), EMPTY)
    assert lab.missing == {}
    assert list(measured) == [each.name for each in contenders(lab)]
    assert PYSCRIPT in measured
