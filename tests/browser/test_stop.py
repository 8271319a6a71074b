"""Stop is a KeyboardInterrupt at the line where the program is, and its state is kept, on every device."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import SETTINGS, BareWorker
from tests.browser.settings import ISOLATED, OLDER, PLAIN
from tools.bench.endless import ENDLESS, SUSPENDED
from tools.serve.server import Server

pytestmark = pytest.mark.settings(*SETTINGS)


@pytest.fixture(scope="module")
def worker(browser: Browser, host: Server, setting: str) -> Iterator[BareWorker]:
    """One worker for all tests of a setting: it must outlive every stop."""
    page = browser.new_page()
    yield BareWorker(page, host, setting).start()
    page.close()


def stopped(worker: BareWorker, code: str) -> list[str]:
    worker.run("x = 41")
    worker.text()
    worker.begin(code)
    worker.page.wait_for_function("output.includes('go')")
    worker.page.wait_for_timeout(30)
    worker.stop()
    heard = worker.heard("done")
    error = next(each for each in heard if each["type"] == "error")
    assert heard[-1]["status"] == "stopped"
    assert error["name"] == "KeyboardInterrupt"
    assert worker.value("x + 1") == "42"
    return str(error["traceback"]).splitlines()


@pytest.mark.parametrize("name", ENDLESS)
def test_a_stop_ends_the_program_and_keeps_its_state(worker: BareWorker, name: str) -> None:
    lines = stopped(worker, ENDLESS[name])
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[1].startswith('  File "main.py", line ')
    assert lines[-1] == "KeyboardInterrupt"


@pytest.mark.parametrize("name", SUSPENDED)
def test_a_stop_ends_what_suspends_the_program(worker: BareWorker, setting: str, name: str) -> None:
    # An older browser suspends nothing; but it waits for input.
    if setting == OLDER and name != "input()":
        assert "error" in {each["type"] for each in worker.run(SUSPENDED[name])}
    else:
        assert stopped(worker, SUSPENDED[name])[-1] == "KeyboardInterrupt"


def test_a_stop_when_idle_and_a_second_stop_do_nothing(worker: BareWorker) -> None:
    worker.page.evaluate("stop(0); stop(0)")
    assert worker.value("1 + 1") == "2"
    stopped(worker, ENDLESS["a loop"])
    worker.page.evaluate("(id) => { stop(id); stop(id) }", worker.runs)
    assert worker.value("2 + 2") == "4"


def test_a_program_may_handle_its_stop(worker: BareWorker) -> None:
    worker.text()
    worker.begin(
        "import asyncio\ntry:\n    print('go')\n    while True: pass\n"
        "except KeyboardInterrupt:\n    await asyncio.sleep(0.05)\n    print('cleaned up')\n'ended'"
    )
    worker.page.wait_for_function("output.includes('go')")
    worker.stop()
    heard = worker.heard("done")
    assert [each.get("repr") for each in heard][-2:] == ["'ended'", None]
    assert "cleaned up" in worker.text()


def test_a_run_that_waits_in_the_queue_can_be_stopped_alone(worker: BareWorker) -> None:
    # It goes on when all that follows has been posted.
    worker.begin("input()")
    worker.heard("waiting")
    asking = worker.runs
    worker.begin("'second'")
    worker.begin("'third'")
    worker.post({"type": "stop", "id": worker.runs - 1})
    worker.act("answer", asking, "first\n")
    heard = [each for each in worker.heard("done", 3) if each["type"] in ("result", "error")]
    assert [each.get("repr", each.get("name")) for each in heard] == [
        "'first'",
        "KeyboardInterrupt",
        "'third'",
    ]


# An older browser can do none of these.
@pytest.mark.settings(ISOLATED, PLAIN)
@pytest.mark.parametrize("name", SUSPENDED)
def test_a_stop_in_the_first_milliseconds_is_heeded_as_well(
    worker: BareWorker, setting: str, name: str
) -> None:
    worker.run("x = 41")
    for wait in range(12):
        worker.text()
        worker.begin(SUSPENDED[name])
        worker.page.wait_for_function("output.includes('go')", polling=1)
        worker.page.wait_for_timeout(wait / 4)
        worker.stop()
        heard = worker.heard("done")
        assert [each["name"] for each in heard if each["type"] == "error"] == ["KeyboardInterrupt"]
        assert heard[-1]["status"] == "stopped"
    assert worker.value("x + 1") == "42"
