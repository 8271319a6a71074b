"""Makes chunks of output, which stay in JavaScript: see public/chunk.mjs."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.output.chunk import Chunk


def chunk(text: str) -> "Chunk":
    """Return a text as a chunk."""
    made: Chunk = browser.editor_module().chunk(text)
    return made


def chunks(texts: "Any") -> "list[Any]":
    """Return stream, chunk, stream, chunk, … of stream, text, stream, text, … of a message."""
    return list(browser.editor_module().chunks(texts))
