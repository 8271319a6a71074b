"""Fixtures of the tests of the canvas."""

from collections.abc import Iterator

import pytest
from offthread_canvas import Canvas, door

from tests.worker.canvas.paper import Page


@pytest.fixture
def paper() -> Iterator[Page]:
    """A page with canvases that have pixels."""
    before, made = door.current, Page()
    door.current = made
    yield made
    door.current = before


@pytest.fixture
def shown(paper: Page, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The same, with a window that nobody sees."""
    import pygame

    monkeypatch.setattr(pygame.display, "_canvas", Canvas(100, 80))
    pygame.event.clear()
    return paper
