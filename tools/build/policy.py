"""The Content-Security-Policy of each script that runs in a scope of its own, by its path; and whose frames
the page may be in, which a page cannot say in a `<meta>`.

These are the engines' workers, the supply worker, the packing worker, the painter, the drop-in and the
service worker. Such a scope does not inherit the policy in the page's `<meta>`, but obeys that of its own
script's response.
Knows neither servers nor files. Sources: https://www.w3.org/TR/CSP3/ and
docs/decisions/0035-no-code-of-text-on-the-page.md.
"""

import re
from collections.abc import Iterable, Sequence

from tools.build.engines import ENGINES, Engine

# What packages and programs fetch may lie anywhere, in a text (data:) or in a Blob. By the end of a Blob's
# address a busy worker learns what a page wants of it.
ENGINE = "default-src 'none'; script-src {}; connect-src * data: blob:; worker-src {}"

# The drop-in starts the worker of an engine, and posts answers for it to the service worker.
DROP_IN = "default-src 'none'; connect-src 'self'; worker-src 'self'"

# The packing worker and the painter take what the page gives them, and give it back.
PACKING = PAINTER = "default-src 'none'"

# The supply worker fetches the site's files, and packages, which may lie anywhere.
SUPPLY = "default-src 'none'; connect-src *"

# The service worker fetches the site's files. It starts no workers, but WebKitGTK takes this for the policy
# of the page's workers, too, once the page has left isolation.
SERVICE = "default-src 'none'; connect-src 'self'; worker-src 'self'"


# Files that carry a hash in their path.
LASTING = "  Cache-Control: public, max-age=31536000, immutable"


def lasting(folders: Iterable[str]) -> str:
    """Return what hosts read of folders whose files never change."""
    return "\n\n".join(f"/{folder}/*\n{LASTING}" for folder in folders)


def _of_engine(engine: Engine) -> str:
    return ENGINE.format(engine.scripts, "'self'" if engine.spawns else "'none'")


# The end of the script's path → its policy.
POLICIES = {
    **{rf"assets/{engine.worker}\.[0-9a-f]{{8}}\.mjs": _of_engine(engine) for engine in ENGINES},
    r"assets/packing-worker\.[0-9a-f]{8}\.js": PACKING,
    r"assets/painter-worker\.[0-9a-f]{8}\.js": PAINTER,
    r"assets/supply-worker\.[0-9a-f]{8}\.js": SUPPLY,
    r"webworker\.js": DROP_IN,
    r"sw\.js": SERVICE,
}


# Instead of a list of sites: any site.
ANY_SITE = "*"


def framing(sites: Sequence[str] = ()) -> str:
    """Return the policy that says which sites may have the page in a frame: its own, and these."""
    return " ".join(("frame-ancestors", *((ANY_SITE,) if ANY_SITE in sites else ("'self'", *sites))))


def of(path: str) -> str:
    """Return the policy for a path or address; nothing if it is not that of such a script."""
    return next((each for end, each in POLICIES.items() if re.search(rf"(?:^|/){end}$", path)), "")


def among(paths: Iterable[str]) -> dict[str, str]:
    """Return those of some paths that have a policy, in order, and the policy."""
    return {path: of(path) for path in sorted(paths) if of(path)}


def rules(paths: Iterable[str]) -> str:
    """Return what a `_headers` file says of the scripts among some paths."""
    return "\n\n".join(f"/{path}\n  Content-Security-Policy: {each}" for path, each in among(paths).items())
