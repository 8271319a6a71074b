"""The loop of frames while there is output: what has come is taken in, and now and then it is shown.

It knows neither messages nor elements, and the browser by what it is given.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    class Timer(Protocol):
        """Calls its handler once in a while after it was started."""

        def start(self) -> None: ...

    class Frames(Protocol):
        """Calls its handler with the next frame after it was asked."""

        def ask(self) -> None: ...


# Output is shown this often, in milliseconds, however much comes: nobody reads faster, and each time costs
# the browser a layout, which takes longer than all that Python does.
PACE = 50


class FrameLoop:
    """Runs as long as there is something to do.

    take_in() takes in as much as a frame may hold, paint() shows what is there: both tell whether there is
    more. make_frames, make_timer: as browser.Frames and browser.Delay.
    """

    def __init__(
        self,
        take_in: "Callable[[], bool]",
        paint: "Callable[[], bool]",
        now: "Callable[[], float]",
        make_frames: "Callable[[Callable[[], None]], Frames]",
        make_timer: "Callable[[int, Callable[[], None]], Timer]",
    ) -> None:
        self._take_in, self._paint, self._now = take_in, paint, now
        self._frames = make_frames(self._on_frame)
        self._timer = make_timer(PACE, self.ask)
        self._painted = -float(PACE)

    def ask(self) -> None:
        """Take in and show with the next frame what there is."""
        self._frames.ask()

    def _on_frame(self) -> None:
        comes_more = self._take_in()
        is_due = self._now() - self._painted >= PACE
        is_behind = False
        if is_due:
            self._painted = self._now()
            is_behind = self._paint()
        if comes_more:
            self.ask()
        elif is_behind or not is_due:
            # Not with each frame until then: in a background tab they come without a pause.
            self._timer.start()
