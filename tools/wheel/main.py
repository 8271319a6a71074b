"""The `wheel` command: make the wheel in dist-wheel/ by its build backend, locked as all tools are."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.base.paths import DIST_WHEEL, ROOT
from tools.base.steps import StepError, Timer, run, say

FIX = "Read what it said: pyproject.toml describes the wheel, and tools/wheel/hook.py adds to it."


def main(argv: Sequence[str] = ()) -> int:
    """Make the wheel; no words may follow the command."""
    if argv:
        raise StepError("make the wheel", f"wheel {' '.join(argv)}", "Leave out the words after `wheel`.")
    build()
    return 0


def build(folder: Path = DIST_WHEEL) -> Path:
    """Put the wheel into a folder, in place of a former one, and return where it is."""
    timer = Timer()
    shutil.rmtree(folder, ignore_errors=True)
    # As pip does it, but with the backend of this environment in place of one that is fetched unseen.
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet"]
    run("make the wheel", [*command, "--wheel-dir", str(folder), str(ROOT)], FIX)
    wheel = next(folder.glob("*.whl"))
    say(f"Made {wheel.name} in {folder.name}/, {wheel.stat().st_size // 1000} kB ({timer}).")
    return wheel
