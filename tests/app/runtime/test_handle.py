"""The real worker handle: what it posts, and what it hears."""

from typing import Any

from app.runtime.connection import BREACH
from app.runtime.engines import Engines
from app.runtime.handle import BrowserWorker
from app.runtime.images import Images
from app.runtime.spawner import Spawner
from app.shell.settings import Settings
from tests.app.dom import Page
from tests.app.dom.values import to_js
from worker import protocol


class Ears:
    """What a worker was heard to say."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.errors: list[str] = []


def made(page: Page, ears: Ears | None = None, engine: str = "cpython") -> BrowserWorker:
    """A handle of a worker that was not started with the page."""
    page.window.offthreadEarly = None
    ears = ears or Ears()
    return handle(ears, ["attrs"], engine)


def handle(ears: Ears, packages: list[str], engine: str = "cpython") -> BrowserWorker:
    """A handle that began with numpy, on a device with an image of each package."""
    return BrowserWorker(
        ears.messages.append,
        ears.errors.append,
        engine=engine,
        address="./w.js",
        packages=packages,
        imports=["numpy"],
        note=str.split,
    )


def test_the_worker_that_was_started_with_the_page_is_taken_over(page: Page) -> None:
    ears = Ears()
    first = handle(ears, [])
    first.post(protocol.command(protocol.START))
    first.post(protocol.command(protocol.INVENTORY))
    assert (len(page.workers), page.workers[0].posted) == (1, [{"type": "inventory"}])
    second = handle(ears, [])
    second.post(protocol.command(protocol.START, packages=["attrs"]))
    assert page.workers[1].posted == [{"type": "start", "engine": "cpython", "packages": ["attrs"]}]


def test_what_the_worker_says_and_how_it_fails_is_told(page: Page) -> None:
    ears = Ears()
    made(page, ears)
    page.workers[-1].say("started", id=1)
    page.workers[-1].breach("no such thing")
    page.workers[-1].fail("Uncaught Error: no")
    refused = {"type": BREACH, "sentence": "no such thing"}
    assert (ears.messages, ears.errors) == ([{"type": "started", "id": 1}, refused], ["Uncaught Error: no"])


def test_of_one_that_was_ended_nothing_is_heard(page: Page) -> None:
    ears = Ears()
    made(page, ears).terminate()
    page.workers[-1].die()
    assert (page.workers[-1].is_terminated, ears.errors) == (True, [])


def test_workers_are_spawned_with_packages_where_their_engine_has_some(page: Page) -> None:
    page.window.offthreadEarly = None
    settings = Settings(lambda _key: None, lambda _key, _text: None)
    settings.packages = ["attrs"]
    page.window.offthreadBox.images.imports = to_js(["numpy", "random"])
    page.window.offthreadBox.images.wanted = ["pandas"]
    table = [["cpython", "CPython", "", "packages"], ["brython", "Brython", "", "translation"]]
    engines = Engines(table, {"cpython": "./c.js", "brython": "./b.js"}, "brython", settings)
    spawner = Spawner(engines, settings, Images())
    ears = Ears()
    present = spawner.present(ears.messages.append, ears.errors.append)
    other = spawner.of("cpython")(ears.messages.append, ears.errors.append)
    assert (present.packages, other.packages) == ([], ["attrs"])
    assert (present.imports, other.imports) == ([], ["numpy", "random"])
    assert (present.suits("import pandas", ""), other.suits("import pandas", "")) == (True, False)
    assert [worker.address for worker in page.workers[-2:]] == ["./b.js", "./c.js"]
    assert page.window.offthreadBox.expected == ["numpy", "random"]


def test_a_worker_suits_a_program_unless_another_could_begin_with_its_imports(page: Page) -> None:
    worker = made(page)
    # It was asked to begin so, and there was no image by then.
    assert [worker.suits("numpy", start) for start in ("image", "snapshot")] == [True, False]
    assert [worker.suits(each, "") for each in ("", "numpy", "pandas numpy", "pandas")] == [
        True,
        True,
        True,
        False,
    ]
