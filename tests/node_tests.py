"""Has pytest run the tests of our JavaScript: each `*.test.mjs` in Node, and each of its tests by name.

A file is run once, by Node's own runner, when its first test is due; pytest reports what that says of each.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.base.environment import node
from tools.base.paths import GENERATED, ROOT

ENDING = ".test.mjs"
# A test as our files write it: at the beginning of a line, with its name as one string.
NAME = re.compile(r'^test\("((?:[^"\\]|\\.)*)"', re.MULTILINE)
SECONDS = 110


def collect(path: Path, parent: pytest.Collector) -> "NodeFile | None":
    """Return the collector of a file of tests, or None if it is not one."""
    return NodeFile.from_parent(parent, path=path) if path.name.endswith(ENDING) else None


class NodeFile(pytest.File):
    """One file of tests, and what came of them once it was run."""

    _told: dict[str, str | None] | None = None

    def collect(self) -> Iterator["NodeTest"]:
        """Yield its tests, by their names."""
        names = NAME.findall(self.path.read_text(encoding="utf-8"))
        if not names:
            raise self.CollectError(f"{self.path.name} has no test")
        for name in names:
            yield NodeTest.from_parent(self, name=name)

    def result(self, name: str) -> str | None:
        """Return what is wrong with a test, or None; the first one asked for has all of them run."""
        if self._told is None:
            self._told = run(self.path)
        return self._told.get(name, "Node did not run it.")


class NodeTest(pytest.Item):
    """One test of such a file."""

    def runtest(self) -> None:
        """Fail with what Node says."""
        assert isinstance(self.parent, NodeFile)
        wrong = self.parent.result(self.name)
        if wrong is not None:
            pytest.fail(wrong, pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Say where it is."""
        return self.path, None, self.name


def run(path: Path) -> dict[str, str | None]:
    """Run a file; return what is wrong with each of its tests, or None."""
    if not (GENERATED / "protocol.mjs").is_file():
        pytest.fail("The site is not built: run the tests with `python3 build.py test`.", pytrace=False)
    command: list[str | Path] = [node(), "--test", "--test-reporter=junit", "--no-warnings", path]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
    )
    try:
        cases = ElementTree.fromstring(done.stdout).iter("testcase")
    except ElementTree.ParseError:
        pytest.fail(f"{path.name}:\n{done.stdout}\n{done.stderr}", pytrace=False)
    told = {case.get("name", ""): _wrong(case) for case in cases}
    # A file that breaks is told of as one test with the file's own name.
    if done.returncode and not any(told.values()):
        pytest.fail(f"{path.name}:\n{done.stdout}\n{done.stderr}", pytrace=False)
    return told


def _wrong(case: ElementTree.Element) -> str | None:
    failure = case.find("failure")
    return None if failure is None else (failure.text or failure.get("message") or "It failed.")
