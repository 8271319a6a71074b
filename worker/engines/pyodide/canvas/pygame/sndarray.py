"""Sounds as arrays of numpy: https://www.pygame.org/docs/ref/sndarray.html"""

from __future__ import annotations

from typing import Any

from pygame.channels import Sound, samples_are
from pygame.lacking import names_of
from pygame.surfarray import get_arraytype, get_arraytypes, numpy, use_arraytype

__all__ = ["array", "get_arraytype", "get_arraytypes", "make_sound", "use_arraytype"]


def make_sound(array: Any) -> Sound:
    """Return a sound of samples from -32768 to 32767: a row for each moment, with a number for each track."""
    given, tracks = numpy().asarray(array), samples_are[1]
    if given.ndim != (1 if tracks == 1 else 2):
        raise ValueError("Array must be 1-dimensional for mono mixer, and 2-dimensional for a stereo one")
    if given.ndim == 2 and given.shape[1] != tracks:
        raise ValueError("Array depth must match number of mixer channels")
    return Sound(array=given)


def array(sound: Sound) -> Any:
    """Return a copy of a sound's samples."""
    found = numpy().frombuffer(sound.get_raw(), numpy().int16)
    return found.copy() if samples_are[1] == 1 else found.reshape(-1, samples_are[1]).copy()


__getattr__ = names_of(__name__)
