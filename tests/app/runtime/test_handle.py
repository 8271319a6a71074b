"""The real worker handle: what it posts, and how it reaches a worker that is busy."""

from typing import Any

import pytest

from app.runtime.engines import Engines
from app.runtime.handle import BrowserWorker
from app.runtime.spawner import Spawner
from app.shell.settings import Settings
from tests.app.dom import Page
from worker import protocol
from worker.contract.memory import ACKED, ANSWER, END_OF_INPUT, SIGINT, SIGNAL, SIGNAL_RUN, TEXT_AT


class Ears:
    """What a worker was heard to say."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.errors: list[str] = []


def made(page: Page, ears: Ears | None = None, engine: str = "cpython") -> BrowserWorker:
    """A handle of a worker that was not started with the page."""
    page.window.offthreadEarly = None
    ears = ears or Ears()
    return BrowserWorker(
        ears.messages.append, ears.errors.append, engine=engine, address="./w.js", packages=["attrs"]
    )


def test_the_worker_that_was_started_with_the_page_is_taken_over(page: Page) -> None:
    ears = Ears()
    first = BrowserWorker(
        ears.messages.append, ears.errors.append, engine="cpython", address="./w.js", packages=[]
    )
    first.post(protocol.command(protocol.START))
    first.post(protocol.command(protocol.INVENTORY))
    assert (len(page.workers), page.workers[0].posted) == (1, [{"type": "inventory"}])
    assert (first.lock, page.service.calls) == ("offthread early", [("admit", "offthread early")])
    second = BrowserWorker(
        ears.messages.append, ears.errors.append, engine="cpython", address="./w.js", packages=[]
    )
    second.post(protocol.command(protocol.START, lock=second.lock))
    assert page.workers[1].posted == [{"type": "start", "engine": "cpython", "lock": second.lock}]


def test_what_the_worker_says_and_how_it_fails_is_told(page: Page) -> None:
    ears = Ears()
    made(page, ears)
    page.workers[-1].say("started", id=1)
    page.workers[-1].fail("Uncaught Error: no")
    assert (ears.messages, ears.errors) == ([{"type": "started", "id": 1}], ["Uncaught Error: no"])


def test_a_program_is_stopped_through_shared_memory_and_the_service_worker(page: Page) -> None:
    handle = made(page)
    handle.interrupt(7)
    assert handle.control.words == {SIGNAL_RUN: 7, SIGNAL: SIGINT}
    assert page.service.calls[-1] == ("stop", handle.lock)


def test_each_run_has_an_address_of_its_own_by_which_it_is_stopped(page: Page) -> None:
    handle = made(page)
    first, second = handle.token(), handle.token()
    with pytest.raises(KeyError):
        page.content_of(first)
    assert page.content_of(second) == b"1"
    handle.interrupt(1)
    with pytest.raises(KeyError):
        page.content_of(second)


def test_output_is_acknowledged_in_shared_memory_and_by_its_address(page: Page) -> None:
    handle = made(page)
    token = handle.token()
    handle.acknowledge(5, None)
    assert (handle.control.words, page.content_of(token)) == ({ACKED: 5}, b"1")
    handle.acknowledge(6, token)
    assert handle.control.words == {ACKED: 6}
    with pytest.raises(KeyError):
        page.content_of(token)


def test_an_answer_is_put_into_shared_memory(page: Page) -> None:
    handle = made(page)
    assert handle.answer("é\n") is True
    assert handle.control.words == {ANSWER: 4}
    assert handle.control.bytes[TEXT_AT : TEXT_AT + 3] == "é\n".encode()
    assert handle.answer(None) is True
    assert handle.control.words == {ANSWER: END_OF_INPUT}


@pytest.mark.parametrize("carries", [True, False])
def test_without_shared_memory_an_engine_that_cannot_wait_is_answered_by_the_service_worker(
    page: Page, carries: bool
) -> None:
    del page.window.SharedArrayBuffer
    handle = made(page)
    assert (handle.control, handle.answer("a\n")) == (None, False)
    capabilities = {"input": "none"}
    page.workers[-1].say("ready", python="3", engine="e", ms=1, capabilities=capabilities)
    page.service.carries_answers = carries
    assert (handle.answer("a\n"), handle.answer(None)) == (carries, carries)
    assert page.service.calls[-2:] == [("answer", handle.lock, "a\n"), ("end", handle.lock)]


def test_what_the_first_worker_has_compiled_is_handed_to_the_next(page: Page) -> None:
    ears = Ears()
    made(page, ears, "micropython")
    page.workers[-1].say("ready", python="3", engine="e", ms=1, capabilities={}, compiled="module")
    assert "compiled" not in ears.messages[0]
    made(page, engine="micropython").post(protocol.command(protocol.START, packages=["attrs"]))
    assert page.workers[-1].posted == [
        {"type": "start", "engine": "micropython", "compiled": "module", "packages": ["attrs"]}
    ]


def test_a_worker_that_dies_without_a_word_is_noticed_and_one_that_was_ended_is_not(page: Page) -> None:
    deaths: list[str] = []
    for name in ("ended", "died"):
        handle = made(page)
        handle.post(protocol.command(protocol.START, lock=handle.lock))
        handle.watch(lambda name=name: deaths.append(name))  # type: ignore[misc]
        if name == "ended":
            handle.terminate()
        else:
            page.workers[-1].die()
    page.advance(1000)
    assert deaths == ["died"]
    assert [worker.is_terminated for worker in page.workers[-2:]] == [True, False]


def test_workers_are_spawned_with_packages_where_their_engine_has_some(page: Page) -> None:
    page.window.offthreadEarly = None
    settings = Settings(lambda _key: None, lambda _key, _text: None)
    settings.packages = ["attrs"]
    table = [["cpython", "CPython", "", "packages"], ["brython", "Brython", "", "translation"]]
    engines = Engines(table, {"cpython": "./c.js", "brython": "./b.js"}, "brython", settings)
    spawner = Spawner(engines, settings)
    ears = Ears()
    present = spawner.present(ears.messages.append, ears.errors.append)
    other = spawner.of("cpython")(ears.messages.append, ears.errors.append)
    assert (present.packages, other.packages) == ([], ["attrs"])
    assert [worker.address for worker in page.workers[-2:]] == ["./b.js", "./c.js"]
