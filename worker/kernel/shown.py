"""What IPython.display has for notebooks to show: texts, pictures, sounds, films and links, by its names.

Pure. What only IPython's own pages can do is told in a sentence in its place.
https://ipython.readthedocs.io/en/stable/api/generated/IPython.display.html
"""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from worker.kernel.display import LINK

NO_SCRIPT = "This JavaScript is not run: a program here has no page of its own. It would have been:"
NO_ADDRESS = "What is on another site cannot be shown here. Load it with urllib.request first:"
NO_FILE = "There is no file {name} here."
A_FILE = "{name} is one of your files: its tab is above the code."


class DisplayObject:
    """Something to show: data, or what a file holds, or an address."""

    def __init__(
        self, data: Any = None, url: str | None = None, filename: Any = None, metadata: Any = None
    ) -> None:
        if isinstance(data, (str, Path)) and is_address(str(data)):
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
        return f"<p>{NO_ADDRESS} {html.escape(str(self.url))}</p>"


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
    """A page of another site: the page shows a link to it."""

    def __init__(self, src: str, *_size: Any, **_more: Any) -> None:
        self.src = src

    def _repr_mimebundle_(self, **_more: Any) -> dict[str, Any]:
        return {LINK: self.src}


class YouTubeVideo(IFrame):
    """A film of YouTube's."""

    def __init__(self, id: str, *_more: Any, **_options: Any) -> None:  # noqa: A002 - IPython's name
        super().__init__(f"https://www.youtube.com/watch?v={id}")


class VimeoVideo(IFrame):
    """A film of Vimeo's."""

    def __init__(self, id: str, *_more: Any, **_options: Any) -> None:  # noqa: A002 - IPython's name
        super().__init__(f"https://vimeo.com/{id}")


def is_address(text: str) -> bool:
    """Tell whether a text is the address of something elsewhere."""
    return text.startswith(("http://", "https://", "ftp://"))


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
