"""Which files of tests come first where processes share them: those that take longest.

One that came last would leave the other processes idle until its end. pytest-xdist takes the files with most
tests first, unless it is told to keep their order (`--no-loadscope-reorder`), and the longest have few.
"""

from collections import Counter
from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

from tools.base.paths import ROOT

# Below tests/: how many seconds a file takes about, beside another on two cores. The others have such tests:
PER_TEST = 2
SECONDS = {
    "browser/test_attacks_floods.py": 190,
    "browser/test_attacks_kept.py": 180,
    "browser/test_documentation.py": 160,
    "browser/test_errands.py": 180,
    "browser/test_image_values.py": 170,
    "browser/test_images.py": 240,
    "browser/test_npm.py": 160,
    "browser/test_site_images.py": 180,
    "browser/test_snapshot.py": 150,
    "browser/test_snapshot_visit.py": 60,
    "browser/test_wheel.py": 80,
}
# Files that one process has both of: what the other prepares for, in minutes, is there then.
TOGETHER = {"tests/browser/test_wheel.py": "tests/browser/test_documentation.py"}


class Lanes(LoadFileScheduling):  # type: ignore[misc]
    """Gives each process whole files, and some of them together."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return TOGETHER.get(file, file)


def longest_first(items: list[pytest.Item]) -> None:
    """Put the tests of the longest files first; each file's keep their order."""
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (-seconds(item.path, tests[item.path]), str(item.path)))


def seconds(path: Path, tests: int) -> int:
    """Return how long a file with so many tests takes about."""
    name = path.relative_to(ROOT / "tests").as_posix() if path.is_relative_to(ROOT / "tests") else ""
    return SECONDS.get(name, PER_TEST * tests)
