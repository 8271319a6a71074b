"""The real worker handle: what it posts, and how it reaches a worker that is busy."""

from typing import Any

from app.base import browser
from app.runtime.engines import Engines
from app.runtime.handle import LINE, BrowserWorker
from app.runtime.spawner import Spawner
from app.shell.settings import Settings
from tests.app.dom import Page
from worker import protocol
from worker.contract.memory import BLOCK_BYTES, TEXT_AT


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
    assert (first.lock, page.reaches[0].lock) == ("offthread early", "offthread early")
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


def test_what_reaches_a_busy_worker_is_not_pythons_own(page: Page) -> None:
    handle = made(page)
    handle.interrupt(7)
    handle.acknowledge(5, None)
    handle.acknowledge(6, "blob:1")
    assert handle.answer("é\n") is True
    assert handle.answer(None) is True
    assert page.reaches[-1].calls == [
        ("stop", 7),
        ("acknowledge", 5, None),
        ("acknowledge", 6, "blob:1"),
        ("answer", "é\n"),
        ("answer", None),
    ]


def test_a_run_carries_what_takes_the_place_of_shared_memory(page: Page) -> None:
    assert (made(page).begin(1), made(page).control is None) == ({}, False)
    del page.window.SharedArrayBuffer
    handle = made(page)
    begun = handle.begin(2)
    assert (handle.control, begun["token"], browser.items(begun["acks"])) == (None, "blob:2", ["blob:ack"])
    assert handle.answer("a\n") is False


def test_an_answer_that_is_too_long_is_cut(page: Page) -> None:
    made(page).answer("😀" * (LINE + 1))
    assert page.reaches[-1].calls == [("answer", "😀" * LINE)]
    assert len(("😀" * LINE).encode()) <= BLOCK_BYTES - TEXT_AT


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


def test_what_a_worker_says_can_be_answered_as_it_is_heard(page: Page) -> None:
    page.window.offthreadEarly = None
    known: list[list[str]] = []

    def hear(_: object) -> None:
        known.append(list(page.reaches[-1].heard))

    BrowserWorker(hear, hear, engine="cpython", address="./w.js", packages=[])
    page.workers[-1].say("waiting", id=1, prompt="", secret=False)
    assert known == [["waiting"]]
