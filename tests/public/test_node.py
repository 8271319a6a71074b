"""The page's JavaScript that needs no browser, tested in Node: each test of each file is a test here."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tools.base.environment import node
from tools.base.paths import ROOT

HERE = Path(__file__).parent
FILES = sorted(path.name for path in HERE.glob("*.test.mjs"))
NAME = re.compile(r'^test\("(.*)", ', re.MULTILINE)
# A line of what Node reports in the format of TAP, at its left edge.
OUTCOME = re.compile(r"^(ok|not ok) \d+ - (.*)$", re.MULTILINE)


@cache
def reported(name: str) -> tuple[dict[str, str], str]:
    """Run a file; return how each of its tests ended, and all that Node said."""
    done = subprocess.run(
        [str(node()), "--test", "--test-reporter=tap", str(HERE / name)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=ROOT,
    )
    found = {title: outcome for outcome, title in OUTCOME.findall(done.stdout)}
    return found, done.stdout + done.stderr


CASES = [(name, title) for name in FILES for title in NAME.findall((HERE / name).read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("name", "title"), CASES)
def test_the_javascript_of_the_page(name: str, title: str) -> None:
    outcomes, said = reported(name)
    assert outcomes.get(title) == "ok", said


@pytest.mark.parametrize("name", FILES)
def test_no_test_of_a_file_is_overlooked(name: str) -> None:
    outcomes, said = reported(name)
    assert set(outcomes) == {title for file, title in CASES if file == name}, said
