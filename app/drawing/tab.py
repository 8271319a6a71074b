"""The tab "Drawing" beside the output: there as soon as a program draws.

What it shows is a room that the start does without.
"""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from app.base.rooms import Room
    from app.drawing.drawing import Drawing
    from app.runtime.reports import WorkerDrawing

    class Results(Protocol):
        """The tabs of the results: app/shell/results.py."""

        name: str

        def offer(self, name: str, is_offered: bool) -> None: ...
        def choose(self, name: str) -> None: ...


OUTPUT, DRAWING = "output", "drawing"


class DrawingTab:
    """Says when the tab is there, and when it is shown. For others it is the door of the room.

    keeps_names(): whether a program goes on with the names, and so the turtles, of the one before.
    """

    def __init__(self, room: "Room[Drawing]", results: "Results", keeps_names: "Callable[[], bool]") -> None:
        self._room, self._results, self._keeps_names = room, results, keeps_names
        # The present run has drawn; and gave way to a question, or an error.
        self._has_drawn = self._gave_way = False
        # A program runs; and the room is to be told of its end.
        self._is_running = self._owes_end = False

    def begin(self) -> None:
        """A program begins, with an empty paper."""
        self._has_drawn = self._gave_way = False
        self._is_running = True
        if not self._keeps_names():
            self._take_away()

    def take(self, fields: "WorkerDrawing") -> None:
        """A program draws, or a line of the console."""
        self._is_running = self._owes_end = True
        if not self._has_drawn:
            self._has_drawn = True
            self._results.offer(DRAWING, True)
            self._results.choose(DRAWING)
        self._room.use(lambda made: made.take(fields))

    def end(self) -> None:
        """The program is over; what it has drawn stays."""
        self._is_running = False
        if self._owes_end:
            self._owes_end = False
            # Behind what it has drawn, which may still wait for the room.
            self._room.use(lambda made: made.end())

    def clear(self) -> None:
        """Put the drawing out of sight with the output, unless a program is at it.

        It is kept: who goes on at the console draws on the same canvas.
        """
        if not self._is_running:
            self._has_drawn = False
            self._results.offer(DRAWING, False)

    def hurry(self) -> None:
        """The program is stopped: what it has drawn is there at once."""
        self._room.tell(lambda made: made.hurry())

    def give_way(self) -> None:
        """There is something in the output that must be seen."""
        if self._results.name == DRAWING and not browser.is_displayed(browser.element("scroll")):
            self._results.choose(OUTPUT)
            self._gave_way = True

    def come_back(self) -> None:
        """It has been answered."""
        if self._gave_way:
            self._gave_way = False
            self._results.choose(DRAWING)

    def _take_away(self) -> None:
        self._results.offer(DRAWING, False)
        self._room.tell(lambda made: made.clear())
