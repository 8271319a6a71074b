"""Stop is a KeyboardInterrupt at the line where the program is, and its state is kept, on every device."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import SETTINGS, BareWorker
from tools.server import Server

# Programs that go on until they are stopped, each with the line where that happens.
ENDLESS = {
    "a loop": "print('go')\nwhile True:\n    pass",
    "a loop in a function": "def f():\n    while True:\n        sum(range(100))\nprint('go')\nf()",
    "time.sleep": "import time\nprint('go')\ntime.sleep(60)",
    "short sleeps": "import time\nprint('go')\nwhile True:\n    time.sleep(0.01)",
    "await": "import asyncio\nprint('go')\nawait asyncio.sleep(60)",
    "asyncio.gather": "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\n"
    "print('go')\nawait asyncio.gather(f(), f())",
    "a loop in a task": "import asyncio\nasync def f():\n    while True: pass\n"
    "print('go')\nawait asyncio.create_task(f())",
    "a flood": "print('go')\nwhile True:\n    print('x' * 100)",
    "a flood without newlines": "print('go')\nwhile True:\n    print('x', end='')",
    "calls into C": "print('go')\nwhile True:\n    sorted(range(10_000))",
    "a generator": "print('go')\nfor i in iter(int, 1):\n    y = [j for j in range(100)]",
}
SUSPENDED = {
    "input": "print('go')\ninput('? ')",
    "asyncio.run": "import asyncio\nasync def f():\n    await asyncio.sleep(60)\n"
    "print('go')\nasyncio.run(f())",
    "a loop in asyncio.run": "import asyncio\nasync def f():\n    while True: pass\n"
    "print('go')\nasyncio.run(f())",
}


@pytest.fixture(scope="module", params=SETTINGS)
def setting(request: pytest.FixtureRequest) -> str:
    """What the device and its host offer."""
    return str(request.param)


@pytest.fixture(scope="module")
def worker(browser: Browser, site: Server, plain_site: Server, setting: str) -> Iterator[BareWorker]:
    """One worker for all tests of a setting: it must outlive every stop."""
    page = browser.new_page()
    yield BareWorker(page, site if setting == "isolated" else plain_site, setting).start()
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
    if setting == "without stack switching":
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
    worker.begin(
        "import asyncio\nprint('go')\ntry:\n    while True: pass\n"
        "except KeyboardInterrupt:\n    await asyncio.sleep(0.05)\n    print('cleaned up')\n'ended'"
    )
    worker.page.wait_for_function("output.includes('go')")
    worker.stop()
    heard = worker.heard("done")
    assert [each.get("repr") for each in heard][-2:] == ["'ended'", None]
    assert "cleaned up" in worker.text()


def test_a_run_that_waits_in_the_queue_can_be_stopped_alone(worker: BareWorker) -> None:
    worker.begin("import time; time.sleep(0.2); 'first'")
    worker.begin("'second'")
    worker.begin("'third'")
    worker.post({"type": "stop", "id": worker.runs - 1})
    heard = [each for each in worker.heard("done", 3) if each["type"] in ("result", "error")]
    assert [each.get("repr", each.get("name")) for each in heard] == [
        "'first'",
        "KeyboardInterrupt",
        "'third'",
    ]


@pytest.mark.parametrize("name", SUSPENDED)
def test_a_stop_in_the_first_milliseconds_is_heeded_as_well(
    worker: BareWorker, setting: str, name: str
) -> None:
    if setting == "without stack switching":
        return  # it can do none of these
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
