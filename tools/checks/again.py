"""Tests of browsers that failed, once more and alone.

A test of a browser waits for what others do: two browsers, the workers of Python and the tests share two
processors. One that fails there and passes alone is told by its name, and does not fail the command. More
than a few are no chance: they fail it.
"""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.base.paths import ROOT
from tools.base.steps import say

# More of them that fail are no chance.
MOST = 3
# What pytest returns when it ran to its end and tests failed.
FAILED = 1
# Where pytest notes what failed last, as `cache_dir` in pyproject.toml has it.
NOTED = Path("build", "pytest", "v", "cache", "lastfailed")


def failed_tests(root: Path) -> list[str]:
    """Return the names of the tests of a project that failed last, in order."""
    try:
        names = json.loads((root / NOTED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return sorted(name for name, has_failed in names.items() if has_failed)


def repeat(command: Sequence[str], code: int, root: Path = ROOT) -> int:
    """Run a few tests that failed once more, without others beside them; return the exit code that counts.

    command: pytest's, with the words that chose its tests; code: what it returned.
    """
    names = failed_tests(root)
    if code != FAILED or not 1 <= len(names) <= MOST:
        return code
    say(f"── once more, alone: {', '.join(names)}")
    again = subprocess.call(
        [*command, "-n", "0", "--last-failed", "--last-failed-no-failures", "none"], cwd=root
    )
    if again == 0:
        say(f"── {len(names)} failed beside others and passed alone. Find out why: {', '.join(names)}")
    return again
