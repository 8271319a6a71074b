"""Sounds: https://www.pygame.org/docs/ref/mixer.html"""

from __future__ import annotations

from offthread_canvas.sound import RATE

from pygame import mixer_music as music
from pygame.channels import (
    Channel,
    Sound,
    fadeout,
    find_channel,
    get_busy,
    get_num_channels,
    pause,
    samples_are,
    set_num_channels,
    stop,
    unpause,
)
from pygame.lacking import names_of

__all__ = [
    "Channel",
    "Sound",
    "fadeout",
    "find_channel",
    "get_busy",
    "get_init",
    "get_num_channels",
    "init",
    "music",
    "pause",
    "pre_init",
    "quit",
    "set_num_channels",
    "stop",
    "unpause",
]


def init(
    frequency: int = RATE, size: int = -16, channels: int = 2, *_more: object, **_options: object
) -> None:
    """Say what samples are like: so many a second, of 16 bits."""
    samples_are[:] = int(frequency), int(channels)


pre_init = init


def quit() -> None:
    """Play nothing more."""
    stop()
    music.stop()


def get_init() -> tuple[int, int, int]:
    """Return what samples are like."""
    rate, tracks = samples_are
    return rate, -16, tracks


__getattr__ = names_of(__name__)
