"""Reads the pages that “Save as HTML” makes: the files in them, line by line, as app/paper writes them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# As app/paper/sheet.py has them, which needs a page.
DATA, OUTPUT = "Data", "Output"
PAPER, CODE, LONG, OTHERS = "paper", "paper-code", "paper-long", "paper-others"


@dataclass
class Page:
    """What a page holds. others: the sentence that names files which are not in it."""

    title: str = ""
    files: list[tuple[str, str]] = field(default_factory=list)
    data: str = ""
    others: str = ""


def read(text: str) -> Page | None:
    """Return what a page holds, or None if it is none of ours."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page if reader.is_ours else None


class _Reader(HTMLParser):
    """Follows a page from element to element. All text of it is text."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self.is_ours = Page(), False
        self._within, self._name = False, ""
        self._lines: list[str] = []
        # Text is gathered here while it is wanted.
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        kind = dict(attrs).get("class") or ""
        if tag == "article" and kind == PAPER:
            self._within = self.is_ours = True
        elif self._within and kind == CODE:
            self._lines = []
        elif self._within and (tag in ("h1", "h2", "li") or kind in (LONG, OTHERS)):
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        """End an element, and keep what it said."""
        if tag == "article":
            self._within = False
        if not self._within:
            return
        said = "".join(self._text or ())
        if tag == "li" and self._text is not None:
            self._lines.append(said)
        elif tag == "ol":
            self._keep("".join(f"{line}\n" for line in self._lines))
        elif tag == "h1":
            self.page.title = said
        elif tag == "h2":
            self._name = said
        elif tag == "pre":
            self._keep(said)
        elif tag == "p" and self._text is not None:
            self.page.others = said
        self._text = None

    def handle_data(self, data: str) -> None:
        """Gather text."""
        if self._text is not None:
            self._text.append(data)

    def _keep(self, text: str) -> None:
        if self._name == DATA:
            self.page.data = text
        elif self._name != OUTPUT:
            self.page.files.append((self._name, text))
