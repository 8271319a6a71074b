"""Has the files of cells put into a site that is being built, by the command `offthread cells`.

In a process of its own: the sources have modules whose names others may have, too.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


class AssetsError(Exception):
    """The files could not be made; the message says why, and what to do."""


def put(to: Path, settings: Mapping[str, object], home: Path) -> str:
    """Put the files into a folder, and return the last that was said. home: what paths begin at."""
    # A path or a date of a configuration is taken for a text.
    words = ["cells", str(to), "--home", str(home), "--settings", json.dumps(dict(settings), default=str)]
    done = subprocess.run(
        # Modules of the folder that it is called in are not ours, whatever their names.
        [sys.executable, "-P", "-m", "offthread", *words],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise AssetsError(done.stderr.strip() or f"`offthread cells` ended with {done.returncode}.")
    return done.stdout.strip().rpartition("\n")[2]
