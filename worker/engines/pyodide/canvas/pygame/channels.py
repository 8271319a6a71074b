"""Sounds, and the channels on which they are played, by the page.

How long each lasts is known here, about, and so whether it is still heard.
"""

from __future__ import annotations

import io
import math
import wave
from pathlib import Path
from typing import Any

from offthread_canvas import door
from offthread_canvas.sound import RATE, Playable, waved

from pygame import fades, lengths, time
from pygame.error import error
from pygame.event import Event
from pygame.math import clamp

NO_CHANNEL = "invalid channel index"
# What samples in a buffer are like: so many a second, on so many tracks.
samples_are = [RATE, 2]


class Sound:
    """A sound: of a WAV, MP3 or OGG file, or of samples of 16 bits in a buffer."""

    def __init__(self, file: Any = None, *, buffer: Any = None, array: Any = None) -> None:
        self._volume = 1.0
        samples = file if isinstance(file, (bytes, bytearray)) else buffer
        if array is not None or hasattr(file, "astype"):
            given = file if array is None else array
            samples = given.astype("int16").tobytes() if hasattr(given, "astype") else given
        if samples is not None:
            content = waved(bytes(samples), *samples_are)
        elif hasattr(file, "read"):
            content = file.read()
        else:
            content = Path(file).read_bytes()
        self._content, self._length = content, lengths.seconds(content)
        self.playable = Playable(content)

    def play(self, loops: int = 0, maxtime: int = 0, fade_ms: int = 0) -> Channel | None:
        """Play it, on a channel that is free; loops: how often more, -1 for ever."""
        channel = find_channel()
        if channel is not None:
            channel.play(self, loops, maxtime, fade_ms)
        return channel

    def stop(self) -> None:
        """End it."""
        for each in _all:
            if each.get_sound() is self:
                each.stop()

    def fadeout(self, time: int) -> None:
        """End it, softer and softer in so many milliseconds."""
        for each in _all:
            if each.get_sound() is self:
                each.fadeout(time)

    def get_raw(self) -> bytes:
        """Return its samples, if it is one of a WAV file or of samples."""
        try:
            with wave.open(io.BytesIO(self._content)) as file:
                return bytes(file.readframes(file.getnframes()))
        except (wave.Error, EOFError):
            raise error("Samples are known of WAV files alone here") from None

    def set_volume(self, value: float) -> None:
        """Play it louder or softer, from 0 to 1."""
        self._volume = clamp(float(value), 0.0, 1.0)
        self.playable.set_volume(self._volume)

    def get_volume(self) -> float:
        """Return how loud it is."""
        return self._volume

    def get_length(self) -> float:
        """Return how many seconds it lasts, about."""
        return self._length

    def get_num_channels(self) -> int:
        """Return how often it is heard now."""
        return sum(each.get_sound() is self for each in _all)


class Channel:
    """Where a sound is played: Channel(0) to Channel(7)."""

    _sound: Sound | None = None
    _volume, _until, _left = 1.0, 0.0, 0.0
    # How much of its volume it has now, and the event that tells of its end.
    _level, _endevent = 1.0, 0
    _next: tuple[Sound, int] | None = None
    began = 0.0

    def __new__(cls, id: int) -> Channel:
        """Return the one of a number: there are no others."""
        if id not in range(len(_all)):
            raise IndexError(NO_CHANNEL)
        return _all[id]

    def play(self, sound: Sound, loops: int = 0, maxtime: int = 0, fade_ms: int = 0) -> None:
        """Play a sound here; loops: how often more, -1 for ever."""
        self.stop()
        lasts = math.inf if loops < 0 else sound.get_length() * (loops + 1) * 1000
        self._sound, self._until = sound, door.current.now() + (min(lasts, maxtime) if maxtime else lasts)
        self._left, self._level, self.began = 0.0, 1.0, door.current.now()
        sound.playable.play(0 if fade_ms else self._loudness(sound), loops)
        if fade_ms:
            fades.begin(self, fade_ms, 0, 1)

    def _loudness(self, sound: Sound) -> float:
        return sound.get_volume() * self._volume * self._level

    def fade(self, level: float) -> None:
        """Be so loud, of all that it may be."""
        self._level = level
        if self._sound:
            self._sound.playable.set_volume(self._loudness(self._sound))

    def queue(self, sound: Sound, loops: int = 0) -> None:
        """Play a sound when this one is over; at once, if none is played."""
        if not self.get_busy():
            self.play(sound, loops)
            return
        self._next = sound, loops
        time.watch(self.look)

    def get_queue(self) -> Sound | None:
        """Return what is played next."""
        return self._next[0] if self._next else None

    def set_endevent(self, type: int = 0) -> None:
        """Have an event of this kind tell when a sound is over; 0: none."""
        self._endevent = type
        time.watch(self.look)

    def get_endevent(self) -> int:
        """Return that kind."""
        return self._endevent

    def look(self) -> list[Any]:
        """See whether a sound is over: play the next one, and return the event that tells it."""
        if self._sound is None or self.get_busy():
            return []
        self._sound, queued = None, self._next
        if queued:
            self.play(*queued)
        return [Event(self._endevent)] if self._endevent else []

    def stop(self) -> None:
        """End it."""
        fades.end(self)
        if self.get_busy() and self._sound:
            self._sound.playable.stop()
        # What has an event of its end is told of it once.
        self._until, self._left, self._next = 0.0, 0.0, None
        if not self._endevent:
            self._sound = None

    def fadeout(self, time: int) -> None:
        """End it, softer and softer in so many milliseconds."""
        if time > 0 and self.get_busy():
            fades.begin(self, time, self._level, 0)
        else:
            self.stop()

    def pause(self) -> None:
        """Let it wait."""
        if self._sound and not self._left and self.get_busy():
            self._left = self._until - door.current.now()
            self._sound.playable.pause()

    def unpause(self) -> None:
        """Let it go on."""
        if self._sound and self._left:
            self._until, self._left = door.current.now() + self._left, 0.0
            self._sound.playable.resume()

    def get_busy(self) -> bool:
        """Whether something is heard here, or waits."""
        return self._sound is not None and bool(self._left or door.current.now() < self._until)

    def is_heard(self) -> bool:
        """Whether something is heard here now."""
        return self.get_busy() and not self._left

    def get_sound(self) -> Sound | None:
        """Return what is heard here."""
        return self._sound if self.get_busy() else None

    def set_volume(self, value: float, *_more: float) -> None:
        """Be louder or softer."""
        self._volume = clamp(float(value), 0.0, 1.0)
        if self._sound:
            self._sound.playable.set_volume(self._loudness(self._sound))

    def get_volume(self) -> float:
        """Return how loud it is here."""
        return self._volume


def new_channel() -> Channel:
    """Return a channel that no number stands for."""
    return object.__new__(Channel)


_all: list[Channel] = [new_channel() for _ in range(8)]


def find_channel(force: bool = False) -> Channel | None:
    """Return a channel that is free; if none is, None, or the first by force."""
    free = (each for each in _all if not each.get_busy())
    return next(free, _all[0] if force and _all else None)


def set_num_channels(count: int) -> None:
    """Have so many channels; a page plays 16 sounds at once."""
    for each in _all[count:]:
        each.stop()
    del _all[count:]
    while len(_all) < count:
        _all.append(new_channel())


def get_num_channels() -> int:
    """Return how many there are."""
    return len(_all)


def get_busy() -> bool:
    """Whether any sound is heard."""
    return any(each.get_busy() for each in _all)


def stop() -> None:
    """End all sounds."""
    for each in _all:
        each.stop()


def fadeout(time: int) -> None:
    """End all sounds, softer and softer in so many milliseconds."""
    for each in _all:
        each.fadeout(time)


def pause() -> None:
    """Let all sounds wait."""
    for each in _all:
        each.pause()


def unpause() -> None:
    """Let all go on."""
    for each in _all:
        each.unpause()
