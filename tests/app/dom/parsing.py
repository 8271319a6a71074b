"""Makes the elements of the page's own HTML, `public/index.html`, as the build fills it in."""

import json
import re
from html.parser import HTMLParser
from typing import Any

from tests.app.dom.nodes import Text
from tools.base.paths import ROOT
from tools.build.engines import ENGINES

VOID = {"input", "link", "meta", "img", "br", "hr"}
# What the build writes in; what is not named here is a file's address, which nothing here loads.
FILLED = {
    "title": "Offthread",
    "version": "1.2.3",
    "build": "build",
    "lone": "",
    "displays": "{}",
    "untranslated": "",
    "engines": json.dumps([engine.row for engine in ENGINES]),
    "workers": json.dumps({engine.name: f"./{engine.worker}.js" for engine in ENGINES}),
}


def source() -> str:
    """Return the page's HTML, filled in."""
    text = (ROOT / "public" / "index.html").read_text(encoding="utf-8")
    escaped = {name: value.replace("&", "&amp;").replace('"', "&quot;") for name, value in FILLED.items()}
    return re.sub(r"\{\{(\w+)\}\}", lambda found: escaped.get(found[1], found[1]), text)


class Builder(HTMLParser):
    """Puts elements into a document. make(tag, attributes): an element; the first one is given."""

    def __init__(self, root: Any, make: Any) -> None:
        super().__init__()
        self._make, self._root = make, root
        self._open: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "html":
            self._root.attributes.update(attributes)
            self._open = [self._root]
            return
        made = self._make(tag, attributes)
        self._open[-1].append(made)
        if tag not in VOID and not self._closes_itself(tag):
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or self._closes_itself(tag):
            return
        while self._open and self._open.pop().localName != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].append(Text(data))

    def _closes_itself(self, tag: str) -> bool:
        """Tell whether it is a shape of a picture, which has nothing in it."""
        return tag in ("path", "rect", "circle") and any(each.localName == "svg" for each in self._open)
