"""Writes into the page what its scripts must be: the browser refuses one whose SHA-256 differs.

That needs no service worker and no secure context. Knows the page's text and the files beside it. Preloads of
other kinds carry none, since browsers look at it for scripts alone.
"""

import re
from collections.abc import Mapping

from tools.base.hashes import integrity

SCRIPT = re.compile(r'<script\b[^>]*?\ssrc="\./([^"]+)"')
LINK = re.compile(r'<link\b(?=[^>]*\srel="modulepreload"|[^>]*\sas="script")[^>]*?\shref="\./([^"]+)"')


def seal(page: str, files: Mapping[str, bytes]) -> str:
    """Return the page with `integrity` on each script, and on each link that preloads one."""

    def sealed(found: re.Match[str]) -> str:
        return f'{found[0]} integrity="{integrity(files[found[1]])}"'

    return LINK.sub(sealed, SCRIPT.sub(sealed, page))
