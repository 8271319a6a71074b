"""How long the sound of a file lasts, about. Pure."""

from __future__ import annotations

import io
import struct
import wave

# Kilobits a second of MPEG 1, layer 3, by their numbers in a frame's head.
_MP3 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
# Bytes a second of what is not known, as a common MP3 has.
_COMMON = 16_000


def seconds(content: bytes) -> float:
    """Return the seconds that a WAV, OGG or MP3 file lasts."""
    if content.startswith(b"RIFF"):
        return _of_wav(content)
    return _of_ogg(content) if content.startswith(b"OggS") else _of_mp3(content)


def _of_wav(content: bytes) -> float:
    try:
        with wave.open(io.BytesIO(content)) as file:
            return float(file.getnframes() / (file.getframerate() or 1))
    except (wave.Error, EOFError):
        return len(content) / _COMMON


def _of_ogg(content: bytes) -> float:
    """The last page says how many samples there were; the first, how many make a second."""
    head, last = content.find(b"\x01vorbis"), content.rfind(b"OggS")
    if head < 0 or len(content) < max(head + 16, last + 14):
        return len(content) / _COMMON
    (rate,) = struct.unpack("<I", content[head + 12 : head + 16])
    (count,) = struct.unpack("<Q", content[last + 6 : last + 14])
    return float(count / (rate or 1))


def _of_mp3(content: bytes) -> float:
    at = content.find(b"\xff\xfb")
    kilobits = _MP3[content[at + 2] >> 4] if 0 <= at < len(content) - 2 else 0
    return (len(content) - max(at, 0)) / (kilobits * 125 or _COMMON)
