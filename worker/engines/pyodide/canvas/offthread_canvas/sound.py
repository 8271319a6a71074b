"""Sounds that the page plays while a program draws: files of the program, and tones that are made here."""

from __future__ import annotations

import array
import base64
import io
import itertools
import math
import wave
from functools import lru_cache

from offthread_canvas import door

RATE = 22_050
# Bytes of a sound, as many as the page takes.
MOST = 2_000_000
TOO_LARGE = "This sound has {size:,} bytes. At most {most:,} can be played."
# Milliseconds in which a tone comes and goes, so that it does not click.
_EDGE = 0.005

_numbers = itertools.count(1)


# Sounds that the page has, the last one last: it keeps a hundred, and forgets the first.
MOST_SENT = 90
_sent: dict[int, None] = {}


class Playable:
    """A sound that the page can play."""

    def __init__(self, content: bytes) -> None:
        if len(content) > MOST:
            raise ValueError(TOO_LARGE.format(size=len(content), most=MOST))
        self._door, self.number, self._content = door.current, next(_numbers), content

    def play(self, volume: float = 1.0, loops: int = 0) -> None:
        """Play it; loops: how often more, -1 for ever."""
        if self.number not in _sent:
            self._send()
        self._tell(["y", self.number, _bounded(volume), max(-1, min(loops, 1000))])

    def stop(self) -> None:
        """Play it no longer."""
        self._tell(["h", self.number])

    def set_volume(self, volume: float) -> None:
        """Play it louder or softer, if it is played."""
        self._tell(["v", self.number, _bounded(volume)])

    def pause(self) -> None:
        """Let it wait."""
        self._tell(["q", self.number, 1])

    def resume(self) -> None:
        """Let it go on."""
        self._tell(["q", self.number, 0])

    def _send(self) -> None:
        _sent[self.number] = None
        for each in list(_sent)[:-MOST_SENT]:
            del _sent[each]
        self._tell(["s", self.number, base64.b64encode(self._content).decode()])

    def _tell(self, op: door.Op) -> None:
        self._door.put(self._door.now(), [op])
        self._door.flush()


def _bounded(volume: float) -> float:
    return round(min(1.0, max(0.0, volume)), 3)


def tone(frequency: float, seconds: float, volume: float = 0.3) -> bytes:
    """Return a tone as a WAV file."""
    count = max(1, int(seconds * RATE))
    edge, turn = max(1, int(_EDGE * RATE)), 2 * math.pi * frequency / RATE
    made = array.array(
        "h",
        (
            int(32767 * volume * min(1, at / edge, (count - at) / edge) * math.sin(turn * at))
            for at in range(count)
        ),
    )
    return waved(made.tobytes(), RATE, 1)


def waved(samples: bytes, rate: int, channels: int) -> bytes:
    """Return samples of 16 bits as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples)
    return file.getvalue()


@lru_cache(maxsize=MOST_SENT)
def _beeping(frequency: float, milliseconds: float, volume: float) -> Playable:
    return Playable(tone(frequency, milliseconds / 1000, volume))


def beep(frequency: float = 880, milliseconds: float = 150, volume: float = 0.3) -> None:
    """Play a tone."""
    _beeping(frequency, milliseconds, volume).play()
