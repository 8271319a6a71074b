"""The buttons: which can be pressed, what they say, and what their presses tell."""

import pytest

from app.shell.toolbar import BUSY, IDLE, KEPT, NOTHING, Toolbar
from tests.app.dom import Page


@pytest.mark.parametrize(
    ("state", "has_kept_run", "run", "stop"),
    [
        ("ready", False, None, IDLE),
        ("starting", False, None, IDLE),
        ("starting", True, KEPT, None),
        ("running", False, BUSY["running"], None),
        ("waiting", False, BUSY["waiting"], None),
        ("stopping", False, BUSY["stopping"], BUSY["stopping"]),
        ("failed", False, BUSY["failed"], IDLE),
    ],
)
def test_what_cannot_be_pressed_says_why(
    page: Page, state: str, has_kept_run: bool, run: str | None, stop: str | None
) -> None:
    Toolbar().show(state, has_kept_run)
    said = [page.element(name).getAttribute("aria-description") for name in ("run", "stop")]
    assert said == [run, stop]
    assert page.element("retry").hidden is (state != "failed")


def test_retry_is_there_when_packages_could_not_be_loaded(page: Page) -> None:
    toolbar = Toolbar()
    toolbar.show("ready", False, can_retry=True)
    assert page.element("retry").hidden is False


def test_each_press_is_told_by_its_signal(page: Page) -> None:
    toolbar, told = Toolbar(), list[str]()
    for name in ("run", "stop", "restart", "clear", "retry"):
        getattr(toolbar, name).listen(lambda name=name: told.append(name))
    toolbar.show("ready", False)
    toolbar.show_output(False)
    for name in ("run", "stop", "restart", "clear", "retry"):
        page.press(name)
    assert told == ["run", "restart", "clear", "retry"]


def test_run_says_which_file_it_runs(page: Page) -> None:
    toolbar = Toolbar()
    toolbar.show("ready", False)
    toolbar.show_program("sums.py")
    assert page.element("run").title == "Run sums.py (Ctrl+Enter)"
    toolbar.show("running", False)
    toolbar.show_program("other.py")
    assert page.element("run").title == BUSY["running"]


def test_clear_is_there_if_there_is_something_to_clear(page: Page) -> None:
    toolbar = Toolbar()
    toolbar.show_output(True)
    assert page.element("clear").getAttribute("aria-description") == NOTHING
    toolbar.show_output(False)
    assert page.element("clear").getAttribute("aria-disabled") is None
