"""Samples of a sound as a WAV file: numbers in a list or an array, or a row of them for each channel."""

from __future__ import annotations

import array
import struct
from collections.abc import Iterable
from typing import Any

_RANGE = "Audio data must be between -1 and 1 when normalize=False."
_SHAPE = "Array audio input must be a 1D or 2D array"
_MOST = 32767


def waved(data: Any, rate: float, *, normalize: bool) -> bytes:
    """Return the file. normalize: as loud as it can be; else samples are from -1 to 1."""
    rows = data.tolist() if hasattr(data, "tolist") else list(data)
    nested = bool(rows) and isinstance(rows[0], (list, tuple))
    if nested and rows[0] and isinstance(rows[0][0], (list, tuple)):
        raise ValueError(_SHAPE)
    channels = len(rows) if nested else 1
    samples = [each for row in zip(*rows, strict=True) for each in row] if nested else rows
    return _headed(_scaled(samples, normalize), int(rate), channels)


def _scaled(samples: list[float], normalize: bool) -> bytes:
    most = max(map(abs, samples), default=0)
    if not normalize and most > 1:
        raise ValueError(_RANGE)
    factor = _MOST / (most if normalize and most else 1)
    return array.array("h", _whole(samples, factor)).tobytes()


def _whole(samples: Iterable[float], factor: float) -> Iterable[int]:
    return (int(each * factor) for each in samples)


def _headed(samples: bytes, rate: int, channels: int) -> bytes:
    # http://soundfile.sapp.org/doc/WaveFormat/ and not by `wave`, which every start would carry along: 80 kB.
    width = 2 * channels
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * width, width, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body
