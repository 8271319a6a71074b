"""Fixtures of the tests of the canvas."""

from collections.abc import Iterator

import pytest
from offthread_canvas import Canvas, door
from pygame import display, event, mixer

from tests.worker.canvas.paper import Page


@pytest.fixture
def paper() -> Iterator[Page]:
    """A page with canvases that have pixels."""
    before, made = door.current, Page()
    door.current = made
    yield made
    door.current = before


@pytest.fixture
def shown(paper: Page, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The same, with a window that nobody sees."""
    for name, value in (("_canvas", Canvas(100, 80)), ("_surface", None), ("_is_closed", False)):
        monkeypatch.setattr(display, name, value)
    event.clear()
    yield paper
    event.clear(pump=False)
    mixer.music.unload()
