"""Pixels as a PNG file. https://www.w3.org/TR/png-3/"""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def encoded(width: int, height: int, pixels: bytes) -> bytes:
    """Return the file. pixels: red, green, blue and alpha of each, row by row."""
    size = 4 * width
    # Each row begins with the number of its filter: none.
    rows = b"".join(b"\0" + pixels[at : at + size] for at in range(0, size * height, size))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
