"""Pictures, sounds and films as IPython.display has them: of bytes, of files, or of samples. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from worker.kernel.samples import waved
from worker.kernel.shown import DisplayObject, is_address

RATE = "rate must be specified when data is a numpy array or list of audio samples."
NOTHING = "{kind} needs data, or the name of a file: {kind}(filename=…)."

# What files begin with, and what kind they are of.
_HEADS = (
    (b"\x89PNG", "image/png"), (b"\xff\xd8", "image/jpeg"), (b"GIF8", "image/gif"), (b"RIFF", "audio/wav"),
    (b"ID3", "audio/mpeg"), (b"\xff\xfb", "audio/mpeg"), (b"OggS", "audio/ogg"), (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
)  # fmt: skip
_ENDINGS = {
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "webm": "video/webm", "ogv": "video/ogg",
    "mp4": "video/mp4", "mov": "video/mp4",
}  # fmt: skip


class FilmOrSound(DisplayObject):
    """What is played."""

    def __init__(
        self, data: Any = None, filename: Any = None, url: Any = None, mimetype: str | None = None
    ) -> None:
        if isinstance(data, (str, Path)) and not is_address(str(data)):
            data, filename = None, data
        super().__init__(data, url, filename)
        if self.data is None and self.url is None:
            raise ValueError(NOTHING.format(kind=type(self).__name__))
        self.mimetype = mimetype or _kind_of(self.data or b"", str(self.filename or ""), self.usual)

    usual = "audio/wav"

    def read(self, path: Path) -> Any:
        """Return what a file holds: bytes."""
        return path.read_bytes()

    def _repr_mimebundle_(self, **_more: Any) -> dict[str, Any]:
        return {"text/html": self.elsewhere()} if self.data is None else {self.mimetype: bytes(self.data)}


class Audio(FilmOrSound):
    """A sound: bytes, the name of a file, or samples with their rate."""

    def __init__(
        self,
        data: Any = None,
        filename: Any = None,
        url: Any = None,
        rate: float | None = None,
        normalize: bool = True,
        **_more: Any,
    ) -> None:
        if data is not None and not isinstance(data, (str, Path, bytes, bytearray, memoryview)):
            if rate is None:
                raise ValueError(RATE)
            data = waved(data, rate, normalize=normalize)
        super().__init__(data, filename, url)


class Video(FilmOrSound):
    """A film: bytes, or the name of a file."""

    usual = "video/mp4"

    def __init__(
        self,
        data: Any = None,
        url: Any = None,
        filename: Any = None,
        mimetype: Any = None,
        **_more: Any,
    ) -> None:
        super().__init__(data, filename, url, mimetype)


class Image(DisplayObject):
    """A picture: bytes, or the name of a file; PNG, JPEG, GIF or SVG."""

    def __init__(
        self,
        data: Any = None,
        url: Any = None,
        filename: Any = None,
        width: int | None = None,
        height: int | None = None,
        alt: str | None = None,
        **_more: Any,
    ) -> None:
        if isinstance(data, (str, Path)) and not is_address(str(data)):
            data, filename = None, data
        super().__init__(data, url, filename)
        if self.data is None and self.url is None:
            raise ValueError(NOTHING.format(kind="Image"))
        self.width, self.height, self.alt = width, height, alt
        self.mimetype = _kind_of(self.data or b"", str(self.filename or ""), "image/svg+xml")

    def read(self, path: Path) -> Any:
        """Return what a file holds: bytes."""
        return path.read_bytes()

    def _repr_mimebundle_(self, **_more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        if self.data is None:
            return {"text/html": self.elsewhere()}, {}
        content = (
            bytes(self.data).decode(errors="replace")
            if self.mimetype == "image/svg+xml"
            else bytes(self.data)
        )
        sides = {"width": self.width, "height": self.height, "alt": self.alt}
        return {self.mimetype: content}, {
            self.mimetype: {name: value for name, value in sides.items() if value}
        }


def _kind_of(data: Any, name: str, usual: str) -> str:
    ending = _ENDINGS.get(name.rpartition(".")[2].lower())
    head = bytes(data[:4]) if isinstance(data, (bytes, bytearray, memoryview)) else b""
    return ending or next((kind for start, kind in _HEADS if head.startswith(start)), usual)
