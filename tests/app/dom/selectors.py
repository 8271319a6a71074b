"""The selectors that the page uses: tag, #id, .class, [name], [name=value], blanks, `>` and commas.

Others are an error rather than nothing: add them here when the page needs them.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from tests.app.dom.values import Thrown

PART = re.compile(
    r"""(?P<tag>[a-zA-Z][\w-]*|\*)|\#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)"""
    r"""|\[(?P<name>[\w-]+)(?:=(?P<quote>["']?)(?P<value>[^\]"']*)(?P=quote))?\]"""
)


class Compound(NamedTuple):
    """What one element must be; joined: how it lies below the one before, " " or ">"."""

    joined: str
    tag: str
    attributes: tuple[tuple[str, str | None], ...]
    classes: tuple[str, ...]

    def matches(self, element: Any) -> bool:
        if self.tag not in ("", "*", element.localName):
            return False
        has = element.attributes
        return all(name in has and value in (None, has[name]) for name, value in self.attributes) and all(
            each in element.className.split() for each in self.classes
        )


class Selector(NamedTuple):
    """Alternatives, each of compounds from the outermost to the element itself."""

    alternatives: tuple[tuple[Compound, ...], ...]

    def matches(self, element: Any) -> bool:
        return any(_matches(compounds, element) for compounds in self.alternatives)


@cache
def parse(text: str) -> Selector:
    """Read a selector; throws what a browser throws."""
    return Selector(tuple(_compounds(text, each.strip()) for each in text.split(",")))


def _compounds(whole: str, text: str) -> tuple[Compound, ...]:
    found: list[Compound] = []
    joined = " "
    for word in text.replace(">", " > ").split():
        if word == ">":
            joined = ">"
            continue
        found.append(_compound(whole, joined, word))
        joined = " "
    if not found or joined == ">":
        raise Thrown("SyntaxError", f"{whole!r} is not a valid selector")
    return tuple(found)


def _compound(whole: str, joined: str, word: str) -> Compound:
    tag, at = "", 0
    attributes: list[tuple[str, str | None]] = []
    classes: list[str] = []
    while at < len(word):
        part = PART.match(word, at)
        if part is None or (part["tag"] and at):
            raise Thrown("SyntaxError", f"{whole!r} is not a valid selector")
        if part["tag"]:
            tag = part["tag"].lower()
        elif part["class"]:
            classes.append(part["class"])
        else:
            attributes.append(("id", part["id"]) if part["id"] else (part["name"], part["value"]))
        at = part.end()
    return Compound(joined, tag, tuple(attributes), tuple(classes))


def _matches(compounds: tuple[Compound, ...], element: Any) -> bool:
    if not compounds[-1].matches(element):
        return False
    if len(compounds) == 1:
        return True
    above = element.parentElement
    while above is not None:
        if _matches(compounds[:-1], above):
            return True
        if compounds[-1].joined == ">":
            return False
        above = above.parentElement
    return False
