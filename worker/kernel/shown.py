"""What IPython.display has for notebooks to show: texts, pictures, sounds, films and links, by its names.

Pure. What only IPython's own pages can do is told in a sentence in its place.
https://ipython.readthedocs.io/en/stable/api/generated/IPython.display.html
"""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from worker.kernel.samples import waved

NO_SCRIPT = "This JavaScript is not run: a program here has no page of its own. It would have been:"
NO_FRAME = "A page of another site cannot be shown in the output. Open it in a tab of its own:"
NO_ADDRESS = "What is on another site cannot be shown here. Load it with urllib.request first, or open it:"
NO_FILE = "There is no file {name} here."
A_FILE = "{name} is one of your files: its tab is above the code."
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


class DisplayObject:
    """Something to show: data, or what a file holds, or an address."""

    def __init__(
        self, data: Any = None, url: str | None = None, filename: Any = None, metadata: Any = None
    ) -> None:
        if isinstance(data, (str, Path)) and _is_address(str(data)):
            data, url = None, str(data)
        self.data, self.url, self.filename, self.metadata = data, url, filename, metadata
        if data is None and filename is not None:
            self.data = self.read(Path(filename))

    def read(self, path: Path) -> Any:
        """Return what a file holds: text."""
        return path.read_text(encoding="utf-8")

    def __repr__(self) -> str:
        return f"<IPython.core.display.{type(self).__name__} object>"

    def elsewhere(self) -> str:
        """Say, as HTML, that an address cannot be shown."""
        return _linked(NO_ADDRESS, str(self.url))


class TextDisplayObject(DisplayObject):
    """A text."""


class HTML(TextDisplayObject):
    """HTML."""

    def _repr_html_(self) -> str:
        return self.elsewhere() if self.data is None else str(self.data)


class Markdown(TextDisplayObject):
    """Markdown."""

    def _repr_markdown_(self) -> str:
        return str(self.data)


class Latex(TextDisplayObject):
    """Text with formulas."""

    def _repr_latex_(self) -> str:
        return str(self.data)


class Math(TextDisplayObject):
    """A formula."""

    def _repr_latex_(self) -> str:
        return f"$$ {str(self.data).strip('$')} $$"


class SVG(DisplayObject):
    """A picture made of shapes."""

    def _repr_svg_(self) -> str | None:
        return None if self.data is None else str(self.data)

    def _repr_html_(self) -> str | None:
        return self.elsewhere() if self.data is None else None


class Pretty(TextDisplayObject):
    """A text as it is written."""

    def __repr__(self) -> str:
        return str(self.data)


class Code(TextDisplayObject):
    """A program's text."""

    def __init__(self, data: Any = None, url: Any = None, filename: Any = None, language: Any = None) -> None:
        super().__init__(data, url, filename)
        self.language = language

    def _repr_html_(self) -> str:
        return f"<pre><code>{html.escape(str(self.data))}</code></pre>"


class Javascript(TextDisplayObject):
    """A script, which is not run."""

    def __init__(self, data: Any = None, url: Any = None, filename: Any = None, **_more: Any) -> None:
        super().__init__(data, url, filename)

    def _repr_html_(self) -> str:
        return f"<p>{NO_SCRIPT}</p><pre>{html.escape(str(self.data or self.url))}</pre>"


class JSON(DisplayObject):
    """Data that can be unfolded."""

    def __init__(
        self, data: Any = None, url: Any = None, filename: Any = None, expanded: bool = False, **_more: Any
    ) -> None:
        super().__init__(data, url, filename)
        if isinstance(self.data, str):
            self.data = json.loads(self.data)
        self.expanded = expanded

    def _repr_html_(self) -> str:
        return _folded("root", self.data, self.expanded).replace("<details ", "<details open ", 1)


class FilmOrSound(DisplayObject):
    """What is played."""

    def __init__(
        self, data: Any = None, filename: Any = None, url: Any = None, mimetype: str | None = None
    ) -> None:
        if isinstance(data, (str, Path)) and not _is_address(str(data)):
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
        if isinstance(data, (str, Path)) and not _is_address(str(data)):
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


class FileLink:
    """A file of the program's."""

    def __init__(self, path: Any, *_more: Any, **_options: Any) -> None:
        self.path = str(path)

    def __repr__(self) -> str:
        name = self.path
        return (A_FILE if Path(name).exists() else NO_FILE).format(name=name)


class FileLinks(FileLink):
    """Files of a folder."""

    def __repr__(self) -> str:
        return "\n".join(str(each) for each in sorted(Path(self.path).rglob("*")) if each.is_file())


class IFrame:
    """A page of another site, which is not shown."""

    def __init__(self, src: str, *_size: Any, **_more: Any) -> None:
        self.src = src

    def _repr_html_(self) -> str:
        return _linked(NO_FRAME, self.src)


class YouTubeVideo(IFrame):
    """A film of YouTube's."""

    def __init__(self, id: str, *_more: Any, **_options: Any) -> None:  # noqa: A002 - IPython's name
        super().__init__(f"https://www.youtube.com/watch?v={id}")


class VimeoVideo(IFrame):
    """A film of Vimeo's."""

    def __init__(self, id: str, *_more: Any, **_options: Any) -> None:  # noqa: A002 - IPython's name
        super().__init__(f"https://vimeo.com/{id}")


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "ftp://"))


def _linked(sentence: str, address: str) -> str:
    quoted = html.escape(address)
    target = f'<a href="{quoted}">{quoted}</a>' if _is_address(address) else quoted
    return f"<p>{sentence} {target}</p>"


def _kind_of(data: Any, name: str, usual: str) -> str:
    ending = _ENDINGS.get(name.rpartition(".")[2].lower())
    head = bytes(data[:4]) if isinstance(data, (bytes, bytearray, memoryview)) else b""
    return ending or next((kind for start, kind in _HEADS if head.startswith(start)), usual)


def _folded(name: str, data: Any, is_open: bool) -> str:
    """Data as HTML whose parts can be folded."""
    label = html.escape(name)
    if not isinstance(data, (dict, list, tuple)):
        return f"<div>{label}: {html.escape(json.dumps(data, ensure_ascii=False, default=repr))}</div>"
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    inner = "".join(_folded(str(key), value, is_open) for key, value in parts)
    noun = "key" if isinstance(data, dict) else "item"
    size = f"{len(data)} {noun}{'' if len(data) == 1 else 's'}"
    opened = " open" if is_open else ""
    return f'<details{opened} style="margin-left:1em"><summary>{label}: {size}</summary>{inner}</details>'
