"""Sounds that become louder or softer, step by step, while a program looks for events or waits."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from offthread_canvas import door

from pygame import time


class Fading(Protocol):
    """A channel."""

    def fade(self, level: float) -> None:
        """Be so loud, of all that it may be."""

    def stop(self) -> None:
        """End it."""


class Fade(NamedTuple):
    """When it began, how many milliseconds it takes, and the levels at both ends."""

    began: float
    lasts: float
    first: float
    last: float


_all: dict[Fading, Fade] = {}


def begin(channel: Fading, lasts: float, first: float, last: float) -> None:
    """Have a channel go from a level to another; at 0 it ends."""
    _all[channel] = Fade(door.current.now(), lasts, first, last)
    channel.fade(first)
    time.watch(_step)


def end(channel: Fading) -> None:
    """Have it stay as loud as it is."""
    _all.pop(channel, None)


def _step() -> list[Any]:
    for channel, (began, lasts, first, last) in list(_all.items()):
        part = (door.current.now() - began) / lasts
        if part < 1:
            channel.fade(first + (last - first) * part)
            continue
        end(channel)
        channel.fade(last)
        if not last:
            channel.stop()
    return []
