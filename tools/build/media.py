"""How files of a site are sent: the type that a name stands for, and whether they may be kept for ever."""

import re

from whitenoise.media_types import MediaTypes

TYPES = {".whl": "application/zip", ".webmanifest": "application/manifest+json", ".gz": "application/gzip"}
# A name that carries the hash of what is in it.
HASHED = re.compile(r"[.-][0-9a-f]{8}[./]")


def media_type(name: str) -> str:
    """Return the type that a file of this name is sent with, without its parameters."""
    return str(MediaTypes(extra_types=TYPES).get_type(name))
