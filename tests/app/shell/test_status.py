"""The status line: the worker's state in words, how the last run ended, memory, place and engine."""

from app.shell.status import KEPT, MEMORY, Status
from tests.app.dom import Page
from worker import protocol


def test_it_shows_the_state_in_words_and_publishes_it(page: Page) -> None:
    status = Status()
    status.show(protocol.RUNNING, has_kept_run=False)
    assert page.text("worker") == "Running…"
    assert (
        page.element("worker").getAttribute("data-state") == page.root.getAttribute("data-state") == "running"
    )
    assert page.window.offthread.state == "running"


def test_a_run_that_waits_for_python_is_said(page: Page) -> None:
    Status().show(protocol.STARTING, has_kept_run=True)
    assert page.text("worker") == KEPT


def test_how_the_last_run_ended_is_said_once_python_is_ready(page: Page) -> None:
    status = Status()
    status.show_outcome("error", 1500)
    status.show(protocol.IDLE, has_kept_run=False)
    assert page.text("worker") == "Ready · error, 1.5 s"


def test_a_remark_stays_until_the_state_changes(page: Page) -> None:
    status = Status()
    status.remark("No program is running")
    assert page.text("worker") == "No program is running"
    status.show(protocol.IDLE, has_kept_run=False)
    assert page.text("worker") == "Ready"


def test_memory_is_shown_where_it_is_known(page: Page) -> None:
    status = Status()
    status.show_memory(64_000_000)
    memory = page.element("memory")
    assert (memory.textContent, memory.hidden, memory.title) == ("64 MB", False, MEMORY.format("64 MB"))
    status.show_memory(0)
    assert memory.hidden


def test_place_and_engine(page: Page) -> None:
    status = Status()
    status.show_place(3, 14)
    status.show_engine(engine="Pyodide", python="3.14.2")
    assert page.text("place") == "line 3, column 14"
    assert page.element("engine").title == "Python 3.14.2, Pyodide"
