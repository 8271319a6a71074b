"""Fenced blocks of Markdown that become cells: ```python exec="offthread" packages="numpy".

An extension for Python-Markdown, which the plugin for MkDocs uses. It runs before what makes code of fences.
"""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from offthread import cells

# Above those of fences, which have 25, and below the one that makes lines of a text, 30.
PRIORITY = 27
EXEC, OURS = "exec", "offthread"
FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ \t]*(?P<about>[^`]*)$")
LANGUAGES = ("python", "py", "python3")
ATTRIBUTE = re.compile(r"""(?P<name>[\w-]+)(?:=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>\S+)))?""")
UNREAD = "`{}` is no attribute of a cell. A value stands in quotes, which it must not contain."
Page = Callable[[], str]
log = logging.getLogger("mkdocs.plugins.offthread")


@dataclass(frozen=True)
class Fence:
    """A fenced block: its signs, what it says of itself, and its lines."""

    signs: str
    about: str
    lines: tuple[str, ...]

    def closes(self, line: str) -> bool:
        """Tell whether a line ends it. One that begins with blanks may be of the code."""
        bare = line.rstrip()
        return set(bare) == {self.signs[0]} and len(bare) >= len(self.signs)

    def attributes(self) -> dict[str, str | None] | None:
        """Return what it says for a cell, if it is to be one."""
        language, rest = self._said
        found = {
            each["name"]: next((each[kind] for kind in ("double", "single", "bare") if each[kind]), None)
            for each in ATTRIBUTE.finditer(rest)
        }
        is_ours = language.lower() in LANGUAGES and found.pop(EXEC, None) == OURS
        return found if is_ours else None

    @property
    def unread(self) -> str:
        """What stands between the attributes, where nothing should."""
        return ATTRIBUTE.sub("", self._said[1]).strip()

    @property
    def _said(self) -> tuple[str, str]:
        language, *rest = self.about.split(maxsplit=1) or ("",)
        return language, "".join(rest)


class CellFences(Preprocessor):
    """Puts cells in place of fences that ask for it.

    store: keeps HTML out of the reach of Markdown; page: tells which page a mistake is in.
    """

    def __init__(self, md: Markdown, store: Callable[[str], str], page: Page) -> None:
        super().__init__(md)
        self._store, self._page = store, page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with what stands for each cell."""
        return [line for piece in pieces(lines) for line in self._written(piece)]

    def _written(self, piece: "str | Fence") -> Iterator[str]:
        if isinstance(piece, str):
            yield piece
            return
        attributes = piece.attributes()
        if attributes is None:
            yield from (f"{piece.signs}{piece.about}", *piece.lines)
            return
        code = "\n".join(piece.lines[:-1])
        try:
            cell = cells.block(code, attributes)
        except cells.CellError as error:
            self._tell(str(error))
            cell = cells.block(code, {})
        if piece.unread:
            self._tell(UNREAD.format(piece.unread))
        yield from ("", self._store(cell), "")

    def _tell(self, mistake: str) -> None:
        log.warning("%s: %s", self._page(), mistake)


def pieces(lines: list[str]) -> Iterator["str | Fence"]:
    """Yield lines, and fences with all that is in them; one that never ends is lines."""
    at = 0
    while at < len(lines):
        found = FENCE.match(lines[at])
        fence = _fence(found, lines[at + 1 :]) if found else None
        yield fence or lines[at]
        at += 1 + (len(fence.lines) if fence else 0)


def _fence(found: "re.Match[str]", rest: list[str]) -> Fence | None:
    opened = Fence(found["fence"], found["about"], ())
    for count, line in enumerate(rest, 1):
        if opened.closes(line):
            return Fence(opened.signs, opened.about, tuple(rest[:count]))
    return None


class CellExtension(Extension):
    """What Python-Markdown is given. page: the name of the page that is made into HTML."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the interface has it
        """Add the preprocessor."""
        # Else a cell would be put into a paragraph, in which no block of code can be.
        md.block_level_elements.append(cells.TAG)
        md.preprocessors.register(CellFences(md, md.htmlStash.store, self._page), "offthread_cells", PRIORITY)
