"""Time: https://www.pygame.org/docs/ref/time.html"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from offthread_canvas import door, pace

from pygame.lacking import names_of

_began = door.current.now()
# Events that come again and again: what, milliseconds between two, when the next is due, how many; 0: no end.
_timers: dict[int, list[Any]] = {}
# What has something to tell as time passes, and what it has told already.
_watchers: list[Callable[[], list[Any]]] = []
_seen: list[Any] = []
# Milliseconds after which they are asked while a program waits.
_STEP = 50


def get_ticks() -> int:
    """Return the milliseconds since the program began with pygame."""
    return int(door.current.now() - _began)


def wait(milliseconds: float) -> int:
    """Wait."""
    before = get_ticks()
    until = door.current.now() + milliseconds
    while _watchers and until - door.current.now() > _STEP:
        pace.pause(_STEP)
        _look()
    pace.pause(until - door.current.now())
    _look()
    return get_ticks() - before


def _look() -> None:
    _seen.extend(each for look in _watchers for each in look())


delay = wait


def set_timer(event: Any, millis: int, loops: int = 0) -> None:
    """Have something happen again and again; 0 milliseconds: no longer."""
    from pygame.event import Event

    made = Event(event) if isinstance(event, int) else event
    _timers.pop(made.type, None)
    if millis > 0:
        _timers[made.type] = [made, millis, door.current.now() + millis, loops]


def watch(look: Callable[[], list[Any]]) -> None:
    """Have look() called whenever the program looks for events, or has waited: it returns events."""
    if look not in _watchers:
        _watchers.append(look)


def due() -> list[Any]:
    """Return the events whose time has come."""
    _look()
    found, now = list(_seen), door.current.now()
    _seen.clear()
    for kind, timer in list(_timers.items()):
        made, millis, when, loops = timer
        if now < when:
            continue
        found.append(made)
        timer[2] = max(when + millis, now)
        timer[3] = loops - 1
        if loops == 1:
            del _timers[kind]
    return found


class Clock:
    """Keeps a program to so many frames a second."""

    def __init__(self) -> None:
        self._last = door.current.now()
        self._pace = pace.Pace()
        self._lasted, self._raw = 0, 0
        self._recent: list[float] = []

    def tick(self, framerate: float = 0) -> int:
        """Wait until the next frame may begin; return the milliseconds since the last one."""
        _look()
        now = door.current.now()
        self._raw = int(now - self._last)
        if framerate > 0:
            self._pace.wait(framerate)
            now = door.current.now()
        lasted, self._last = now - self._last, now
        self._recent = [*self._recent[-9:], lasted]
        self._lasted = round(lasted)
        return self._lasted

    tick_busy_loop = tick

    def get_time(self) -> int:
        """Return the milliseconds between the last two frames."""
        return self._lasted

    def get_rawtime(self) -> int:
        """Return how many of them the program has used."""
        return self._raw

    def get_fps(self) -> float:
        """Return the frames a second, of the last ten."""
        total = sum(self._recent)
        return 1000 * len(self._recent) / total if len(self._recent) >= 10 and total else 0.0


__getattr__ = names_of(__name__)
