"""What is made once and kept by what went into it, in build/cache: what no build has used for long goes."""

import os
import time
from pathlib import Path

# Who goes back to a former state of the project within this time need not wait.
LONG_S = 60 * 86_400.0


def is_kept(place: Path) -> bool:
    """Whether something is there; if so, it counts as used now."""
    try:
        # Not the time of its content: files of a site may be the same ones.
        os.utime(place, (time.time(), place.stat().st_mtime))
    except OSError:
        # Of a file of somebody else's the use cannot be noted.
        return place.is_file()
    return True


def forget_unused(cache: Path, now: float | None = None) -> None:
    """Delete what has not been used for long; now: in seconds, as `time.time` counts."""
    oldest = (time.time() if now is None else now) - LONG_S
    for path in cache.glob("*"):
        try:
            if path.is_file() and path.stat().st_atime < oldest:
                path.unlink()
        except OSError:
            # Another build has deleted it, or is at it.
            continue
