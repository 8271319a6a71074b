"""Frames that follow each other evenly: a program waits once for each, by `show` or by a clock of its own."""

from __future__ import annotations

from offthread_canvas import door

# Whether the program has waited since it showed something last.
_has_waited = False


def pause(milliseconds: float) -> None:
    """Wait, if that is any time at all."""
    global _has_waited
    if milliseconds > 0:
        _has_waited = True
        door.current.pause(milliseconds)


class Pace:
    """The beginnings of frames, so many a second."""

    def __init__(self) -> None:
        self._next = door.current.now()

    def wait(self, fps: float) -> None:
        """Wait for the next frame to begin; one that came too late has the count begin again."""
        now, lasts = door.current.now(), 1000 / fps
        self._next += lasts
        if self._next < now - lasts:
            self._next = now
        pause(self._next - now)


def wait_unless_waited(pace: Pace, fps: float) -> None:
    """Wait for the next frame, unless the program does that by itself."""
    global _has_waited
    if not _has_waited:
        pace.wait(fps)
    _has_waited = False
