"""Opens the links that the playground makes, as public/links.mjs and the page do. They may be of anybody."""

import base64
import binascii
import codecs
import hashlib
import json
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator

from app.projects import share, words
from app.projects.project import Project
from app.projects.share import LinkError
from worker.contract.limits import LINK_BYTES

__all__ = ["Bytes", "LinkError", "Reader", "found", "opened"]

Reader = Callable[[], Iterator[tuple[str, bytes]]]

# Whose it is, and behind the address what the link holds.
LINK = re.compile(
    r"^(?P<before>.*?)\bhttps?://[^\s#]{1,1000}#(?P<fragment>[12]\.[\w.-]+)", re.MULTILINE | re.ASCII
)
# Bytes of a text that are looked at, which is many links.
MOST = 2_000_000
AROUND = " \t:;,-–—<>()[]\"'*|"
SUM_BYTES = 9


def found(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the links of a text: what stands before each in its line, and its fragment."""
    for each in LINK.finditer(_text(data[:MOST])):
        yield each["before"].strip(AROUND), each["fragment"].rstrip(".")


def _text(data: bytes) -> str:
    """Return a text as editors store it: Windows' own has used UTF-16, and says by a mark which it is."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_wide else "utf-8-sig", "replace")


def opened(fragment: str) -> Project:
    """Return the project that a link holds; LinkError says in half a sentence why not."""
    packed, _, checksum = share.packed(fragment).partition(".")
    text = _inflated(packed)
    if checksum and checksum != _url64(hashlib.sha256(text).digest()[:SUM_BYTES]):
        raise LinkError(words.DAMAGED)
    try:
        fields = json.dumps(json.loads(text))
    except (ValueError, RecursionError):
        raise LinkError(words.DAMAGED) from None
    return share.decode("", fields, _bytes, lambda name: unicodedata.normalize("NFC", name))


def _inflated(packed: str) -> bytes:
    """Return what was packed; LinkError if it is damaged, or holds more than a link may."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        text = engine.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), LINK_BYTES + 1)
    except (binascii.Error, zlib.error):
        raise LinkError(words.DAMAGED) from None
    if len(text) > LINK_BYTES or not engine.eof:
        raise LinkError(words.DAMAGED)
    return text


class Bytes(bytes):
    """Bytes as the page has them."""

    @property
    def byteLength(self) -> int:  # noqa: N802 - the name is JavaScript's
        """How many there are."""
        return len(self)


def _bytes(text: str) -> Bytes | None:
    try:
        return Bytes(base64.b64decode(text, validate=True))
    except binascii.Error:
        return None


def _url64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
