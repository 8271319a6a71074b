"""Links to a playground that hold a program, as its “Share” makes them. Pure."""

import base64
import hashlib
import json
import zlib

# The version of the format, which has a checksum behind a dot. The page is in public/links.mjs.
PREFIX = "2."
SUM_BYTES = 9
FILE = "main.py"


def to(playground: str, code: str) -> str:
    """Return the address of a playground with a program in it."""
    fields = {"files": [[FILE, "text", code]], "active": FILE, "data": "", "title": ""}
    text = json.dumps(fields).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = _url64(packer.compress(text) + packer.flush())
    return f"{playground}#{PREFIX}{packed}.{_url64(hashlib.sha256(text).digest()[:SUM_BYTES])}"


def _url64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
