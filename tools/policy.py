"""The Content-Security-Policy that each worker is sent with, by the path of its script.

A worker does not inherit the policy in the page's `<meta>`, but obeys that of its own script's response. Only
an engine that makes code of text may do so. Knows neither servers nor files. Source:
https://www.w3.org/TR/CSP3/
"""

import re
from collections.abc import Iterable

from tools.engines import ENGINES

# Modules come from the site, and from Blobs that the worker makes of files whose content it has checked;
# packages come from wherever the site's settings and the visitor's program say.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{} blob:; "
    "connect-src * data: blob:; worker-src 'self'"
)
SCRIPT = re.compile(r"(?:^|/)assets/(worker(?:-[a-z]+)?)\.[0-9a-f]{8}\.mjs$")

MAKERS = frozenset(engine.worker for engine in ENGINES if engine.makes_code)


def of(path: str) -> str:
    """Return the policy for a path or address; nothing if it is not that of a worker's script."""
    found = SCRIPT.search(path)
    return POLICY.format(" 'unsafe-eval'" if found[1] in MAKERS else "") if found else ""


def rules(paths: Iterable[str]) -> str:
    """Return what a `_headers` file says of the workers among some paths."""
    chosen = [(path, of(path)) for path in sorted(paths) if of(path)]
    return "\n\n".join(f"/{path}\n  Content-Security-Policy: {policy}" for path, policy in chosen)
