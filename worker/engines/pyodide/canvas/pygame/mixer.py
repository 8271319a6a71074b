"""Sounds: https://www.pygame.org/docs/ref/mixer.html"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from offthread_canvas.sound import RATE, Playable, waved

from pygame.error import error

_NO_MUSIC = "Load a file first: pygame.mixer.music.load(name)"
_rate, _channels = RATE, 2


def init(
    frequency: int = RATE, size: int = -16, channels: int = 2, *_more: object, **_options: object
) -> None:
    """Say what samples are like: so many a second, of 16 bits."""
    global _rate, _channels
    _rate, _channels = int(frequency), int(channels)


pre_init = init


def quit() -> None:
    """There is nothing to be ended."""


def get_init() -> tuple[int, int, int]:
    """Return what samples are like."""
    return _rate, -16, _channels


class Channel:
    """Where a sound is played."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound

    def stop(self) -> None:
        """End it."""
        self._sound.stop()

    def set_volume(self, value: float, *_more: float) -> None:
        """Play it louder or softer the next time."""
        self._sound.set_volume(value)


class Sound:
    """A sound: of a WAV, MP3 or OGG file, or of samples of 16 bits in a buffer."""

    def __init__(self, file: Any = None, *, buffer: Any = None, array: Any = None) -> None:
        self._volume = 1.0
        samples = file if isinstance(file, (bytes, bytearray)) else buffer if buffer is not None else array
        if samples is not None:
            content = waved(bytes(samples), _rate, _channels)
        elif hasattr(file, "read"):
            content = file.read()
        else:
            content = Path(file).read_bytes()
        self._playable = Playable(content)

    def play(self, loops: int = 0, maxtime: int = 0, fade_ms: int = 0) -> Channel:
        """Play it; loops: how often more, -1 for ever."""
        self._playable.play(self._volume, loops)
        return Channel(self)

    def stop(self) -> None:
        """End it."""
        self._playable.stop()

    def set_volume(self, value: float) -> None:
        """Play it louder or softer, from 0 to 1."""
        self._volume = min(1.0, max(0.0, float(value)))

    def get_volume(self) -> float:
        """Return how loud it is."""
        return self._volume

    def fadeout(self, _milliseconds: int) -> None:
        """End it."""
        self.stop()


class _Music:
    """pygame.mixer.music: one long sound."""

    def __init__(self) -> None:
        self._sound: Sound | None = None
        self._volume = 1.0

    def load(self, file: Any, namehint: str = "") -> None:
        """Take a file."""
        self.stop()
        self._sound = Sound(file)

    def play(self, loops: int = 0, start: float = 0.0, fade_ms: int = 0) -> None:
        """Play it; loops: how often more, -1 for ever."""
        if self._sound is None:
            raise error(_NO_MUSIC)
        self._sound.set_volume(self._volume)
        self._sound.play(loops)

    def stop(self) -> None:
        """End it."""
        if self._sound is not None:
            self._sound.stop()

    pause = unload = stop

    def fadeout(self, _milliseconds: int) -> None:
        """End it."""
        self.stop()

    def set_volume(self, value: float) -> None:
        """Play it louder or softer the next time."""
        self._volume = value

    def get_volume(self) -> float:
        """Return how loud it is."""
        return self._volume


music = _Music()


def stop() -> None:
    """End the music; sounds end by themselves."""
    music.stop()


def set_num_channels(_count: int) -> None:
    """There are as many as a page plays at once: 16."""
