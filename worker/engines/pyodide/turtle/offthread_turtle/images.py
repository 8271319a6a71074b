"""Pictures for shapes and backgrounds, from files of the program."""

from __future__ import annotations

import base64
import itertools
import struct
from pathlib import Path
from typing import Any

from offthread_turtle.errors import TclError

GIF, PNG = "image/gif", "image/png"
# Bytes of a picture: the page takes no larger ones.
MOST = 2_000_000
_numbers = itertools.count(1)


class PhotoImage:
    """A picture of a file, or of nothing. number: by which the page knows it; 0 if nothing is to be seen."""

    def __init__(
        self,
        _name: object = None,
        *,
        file: object = None,
        data: object = None,
        **options: Any,
    ) -> None:
        self.number, self.mime, self.text = 0, "", ""
        self._size = int(options.get("width", 0)), int(options.get("height", 0))
        content = _read(str(file)) if file is not None else _decoded(data)
        if content:
            self._take(content, str(file or "data"))

    def _take(self, content: bytes, name: str) -> None:
        if len(content) > MOST:
            size = f"{len(content):,} bytes. At most {MOST:,} can be shown"
            raise TclError(f'the image "{name}" is too large: {size}')
        if content[:6] in (b"GIF87a", b"GIF89a") and len(content) > 10:
            self.mime, self._size = GIF, struct.unpack("<HH", content[6:10])
        elif content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) > 24:
            self.mime, self._size = PNG, struct.unpack(">II", content[16:24])
        else:
            raise TclError(f'couldn\'t recognize data in image file "{name}". Use a GIF or a PNG')
        self.number, self.text = next(_numbers), base64.b64encode(content).decode()

    def blank(self) -> None:
        """Show nothing."""
        self.number = 0

    def width(self) -> int:
        """Return its width in pixels."""
        return self._size[0]

    def height(self) -> int:
        """Return its height in pixels."""
        return self._size[1]


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise TclError(f'couldn\'t open "{name}": {(error.strerror or str(error)).lower()}') from None


def _decoded(data: object) -> bytes:
    if isinstance(data, str):
        return base64.b64decode(data)
    return bytes(data) if isinstance(data, (bytes, bytearray)) else b""
