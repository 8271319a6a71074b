"""Time as a page has it: timers, frames, messages and promises. The test moves it."""

from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import Any

from tests.app.dom.events import EventTarget
from tests.app.dom.values import JsObject, Object, Thrown, undefined

FRAME_MS = 16


class Clock:
    """What is to be called when. Times are milliseconds since the page began."""

    def __init__(self) -> None:
        self.now = 0.0
        self._last = 0
        # By their numbers: when, which comes first among equals, and what.
        self._due: dict[int, tuple[float, Callable[[], object]]] = {}
        self._soon: list[Callable[[], object]] = []

    @property
    def waiting(self) -> list[float]:
        """In how many milliseconds each timer is due."""
        return sorted(when - self.now for when, _ in self._due.values())

    def call(self, milliseconds: float, action: Callable[[], object]) -> int:
        """Call later; return the number by which that can be called off."""
        self._last += 1
        self._due[self._last] = (self.now + max(0, milliseconds), action)
        return self._last

    def call_frame(self, action: Callable[[], object]) -> int:
        """Call with the next frame."""
        return self.call(FRAME_MS - self.now % FRAME_MS, action)

    def call_soon(self, action: Callable[[], object]) -> None:
        """Call when what runs now has come to its end, as what waits for a promise."""
        self._soon.append(action)

    def call_off(self, number: Any) -> None:
        """Do not call; what is no number of a call is ignored, as in JavaScript."""
        if isinstance(number, int):
            self._due.pop(number, None)

    def advance(self, milliseconds: float = 0) -> None:
        """Let time pass, and have everything called that is due in it, in order."""
        end = self.now + milliseconds
        self._settle()
        while (first := self._first(end)) is not None:
            when, action = self._due.pop(first)
            self.now = max(self.now, when)
            action()
            self._settle()
        self.now = end

    def _first(self, end: float) -> int | None:
        due = [(when, number) for number, (when, _) in self._due.items() if when <= end]
        return min(due)[1] if due else None

    def _settle(self) -> None:
        while self._soon:
            self._soon.pop(0)()


def run(coroutine: "Coroutine[Promise, None, None]") -> None:
    """Carry out what awaits promises, as the page's interpreter does."""
    try:
        promise = coroutine.send(None)
    except StopIteration:
        return
    promise.then(lambda *_: run(coroutine))


class Promise(JsObject):
    """A promise: what waits for it is called by the clock, never at once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._state, self._value = "", undefined
        self._waiting: list[tuple[Any, Any, Promise]] = []

    def resolve(self, value: Any = undefined) -> "Promise":
        """Keep it. What a promise is kept by is waited for."""
        if isinstance(value, Promise):
            value._wait(self)
        else:
            self._end("kept", value)
        return self

    def reject(self, error: Any) -> "Promise":
        """Break it."""
        self._end("broken", error)
        return self

    def then(self, kept: Any = None, broken: Any = None) -> "Promise":
        following = Promise(self._clock)
        self._waiting.append((kept, broken, following))
        self._tell()
        return following

    def __await__(self) -> "Iterator[Promise]":
        yield self

    def catch(self, broken: Any) -> "Promise":
        return self.then(None, broken)

    def _wait(self, other: "Promise") -> None:
        self.then(other.resolve, other.reject)

    def _end(self, state: str, value: Any) -> None:
        if not self._state:
            self._state, self._value = state, value
            self._tell()

    def _tell(self) -> None:
        if self._state:
            waiting, self._waiting = self._waiting, []
            for each in waiting:
                self._clock.call_soon(partial(self._pass_on, *each))

    def _pass_on(self, kept: Any, broken: Any, following: "Promise") -> None:
        handler = kept if self._state == "kept" else broken
        if handler is None:
            following._end(self._state, self._value)
            return
        try:
            following.resolve(handler(self._value))
        except (Exception, Thrown) as error:
            following.reject(error)


class Port(EventTarget):
    """An end of a MessageChannel."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.onmessage: Any = None
        self.other: Port

    def postMessage(self, data: Any) -> None:
        self._clock.call(0, lambda: self.other._take(data))

    def close(self) -> None:
        self.other.onmessage = None

    def _take(self, data: Any) -> None:
        if self.onmessage is not None:
            event = Object()
            event.data = data  # type: ignore[attr-defined]
            self.onmessage(event)


class MessageChannel(JsObject):
    """Two ends, each of which hears the other in a task of its own."""

    def __init__(self, clock: Clock) -> None:
        self.port1, self.port2 = Port(clock), Port(clock)
        self.port1.other, self.port2.other = self.port2, self.port1


class Date:
    """`new Date()`, on a day that stays the same."""

    def __init__(self, year: int, month: int, day: int) -> None:
        self._day = (year, month, day)

    def getFullYear(self) -> int:
        return self._day[0]

    def getMonth(self) -> int:
        return self._day[1] - 1

    def getDate(self) -> int:
        return self._day[2]
