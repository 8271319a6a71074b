"""That the parts of the page are joined: whatever a part tells is heard by somebody."""

import asyncio
from collections.abc import Iterator
from typing import Any

from app.base.signal import Signal
from tests.app.dom import Page


def signals(of: Any, name: str, met: set[int]) -> "Iterator[tuple[str, Signal[...]]]":
    """Yield the signals of a part and of the parts that it holds, with their names."""
    if id(of) in met or not type(of).__module__.startswith("app."):
        return
    met.add(id(of))
    for field, value in vars(of).items():
        if isinstance(value, Signal):
            yield f"{name}.{field}", value
        else:
            yield from signals(value, f"{name}.{field}", met)


async def _go_on() -> None:
    """Leave the thread to nobody."""


def test_each_signal_of_the_page_is_heard(page: Page) -> None:
    main = page.start()
    page.window.offthreadEarly = None
    made = main.Page(lambda _archive: None)
    asyncio.run(made.make(_go_on))
    found = dict(signals(made, "Page", set()))
    assert {made.toolbar.run, made.client.told, made.presenter.wrote} <= set(found.values())
    # Nobody needs to hear where the cursor is in the data.
    assert {
        name for name, signal in found.items() if not signal.is_heard and signal is not made.data.moved
    } == set()


def test_files_that_a_program_writes_are_among_the_visitors(page: Page) -> None:
    page.start()
    worker = page.workers[0]
    worker.get_ready()
    page.press("run")
    run = worker.posted[-1]["id"]
    worker.say("started", id=run)
    worker.say("files", changed=["notes.txt", "hello"], removed=[], kept=[], round=1)
    worker.say("done", id=run, status="ok", ms=3)
    assert [each.textContent for each in page.element("files").children] == ["main.py", "notes.txt"]


def test_another_engine_takes_over_and_says_so(page: Page) -> None:
    page.start()
    page.workers[0].get_ready()
    picker = page.element("engine")
    picker.value = "brython"
    page.fire("change", picker)
    page.advance(200)
    assert page.workers[0].is_terminated
    assert "Brython runs your programs from now on." in page.text("log")
