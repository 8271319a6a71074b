"""What comes is taken in with each frame and shown now and then; with nothing to do, there are no frames."""

from collections.abc import Callable

from app.playground.frames import PACE, FrameLoop


class Asked:
    """Frames, or a timer, as a test has them: it says when they come."""

    def __init__(self, handler: Callable[[], None]) -> None:
        self._handler = handler
        self.is_asked = False

    def ask(self) -> None:
        self.is_asked = True

    start = ask

    def fire(self) -> None:
        assert self.is_asked
        self.is_asked = False
        self._handler()


class Bench:
    """A loop, with a number of messages to take in and of helpings to show."""

    def __init__(self, messages: int = 0, helpings: int = 1) -> None:
        self.now, self.messages, self.helpings, self.painted = 0.0, messages, helpings, 0
        self.loop = FrameLoop(self.take_in, self.paint, lambda: self.now, self.make_frames, self.make_timer)

    def make_frames(self, handler: Callable[[], None]) -> Asked:
        self.frames = Asked(handler)
        return self.frames

    def make_timer(self, milliseconds: int, handler: Callable[[], None]) -> Asked:
        assert milliseconds == PACE
        self.timer = Asked(handler)
        return self.timer

    def take_in(self) -> bool:
        self.messages -= 1
        return self.messages > 0

    def paint(self) -> bool:
        self.painted += 1
        self.helpings -= 1
        return self.helpings > 0

    @property
    def waits_for(self) -> str:
        return "frame" if self.frames.is_asked else "timer" if self.timer.is_asked else ""


def test_what_comes_first_is_shown_with_the_first_frame() -> None:
    bench = Bench(messages=1)
    bench.loop.ask()
    bench.frames.fire()
    assert (bench.painted, bench.waits_for) == (1, "")


def test_while_more_comes_it_is_shown_at_a_pace() -> None:
    bench = Bench(messages=10)
    bench.loop.ask()
    for _ in range(10):
        bench.frames.fire()
        bench.now += PACE / 4
    assert (bench.messages, bench.painted, bench.waits_for) == (0, 3, "timer")
    bench.now += PACE
    bench.timer.fire()
    bench.frames.fire()
    assert (bench.painted, bench.waits_for) == (4, "")


def test_what_does_not_fit_is_shown_later() -> None:
    bench = Bench(messages=1, helpings=2)
    bench.loop.ask()
    bench.frames.fire()
    assert (bench.painted, bench.waits_for) == (1, "timer")
    bench.now += PACE
    bench.timer.fire()
    bench.frames.fire()
    assert (bench.painted, bench.waits_for) == (2, "")
