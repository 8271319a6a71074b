"""Standard input as a terminal gives it, by whatever the device offers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tests.browser.settings import ISOLATED, OLDER, PLAIN
from tools.serve.server import Server

pytestmark = pytest.mark.settings(ISOLATED, PLAIN, OLDER)


@pytest.fixture(scope="module")
def worker(browser: Browser, host: Server, setting: str) -> Iterator[BareWorker]:
    """One worker for all tests of a setting."""
    page = browser.new_page()
    yield BareWorker(page, host, setting).start()
    page.close()


def converse(worker: BareWorker, code: str, *answers: str | None) -> tuple[list[tuple[str, bool]], str]:
    """Run a program, answering what it asks; return its prompts, whether each is secret, and its output."""
    worker.text()
    worker.begin(code)
    prompts = []
    for answer in answers:
        asked = worker.heard("waiting")[-1]
        prompts.append((asked["prompt"], asked["secret"]))
        worker.answer(answer)
    worker.heard("done")
    return prompts, worker.text()


def test_input_asks_anywhere_in_a_program(worker: BareWorker) -> None:
    code = "def ask():\n    return input('Name? ')\nnames = [ask() for _ in range(3)]\nprint(names)"
    prompts, text = converse(worker, code, "Ada\n", "Grace Hopper\n", "Zoë 😀\n")
    assert prompts == [("Name? ", False)] * 3
    assert text == "Name? Name? Name? ['Ada', 'Grace Hopper', 'Zoë 😀']\n"


def test_standard_input_is_read_by_line_and_by_loop_until_its_end(worker: BareWorker) -> None:
    code = "import sys\nprint(repr(sys.stdin.readline()))\nfor line in sys.stdin: print(repr(line))\nprint(1)"
    _, text = converse(worker, code, "one\n", "two\n", "three\n", None)
    assert text == "'one\\n'\n'two\\n'\n'three\\n'\n1\n"


def test_the_end_of_input_is_an_eof_error_and_input_goes_on_after_it(worker: BareWorker) -> None:
    code = "try:\n    input()\nexcept EOFError:\n    print('no more')\nprint(input())"
    assert converse(worker, code, None, "again\n")[1] == "no more\nagain\n"


def test_a_password_is_asked_for_as_a_secret(worker: BareWorker) -> None:
    code = "from getpass import getpass\nprint(len(getpass('Secret: ')))"
    assert converse(worker, code, "hunter2\n") == ([("Secret: ", True)], "Secret: \n7\n")


@pytest.mark.settings(ISOLATED, PLAIN)
def test_tasks_of_asyncio_run_can_ask(worker: BareWorker) -> None:
    code = "import asyncio\nasync def main():\n    return input('? ')\nprint(asyncio.run(main()))"
    assert converse(worker, code, "yes\n")[1] == "? yes\n"


def test_exit_does_not_close_standard_input_for_the_next_program(worker: BareWorker) -> None:
    worker.run("exit()")
    assert converse(worker, "print(input())", "still here\n")[1] == "still here\n"
