"""The long runs: every stop fifty times, hundreds of random conversations, hundreds of runs on one page.

They are the tests named test_long_*; the test command takes a small draw of each, this takes all of it and
prints their figures.
"""

import subprocess
import sys

from tools.paths import ROOT
from tools.steps import say


def main(argv: list[str]) -> int:
    """Run the long tests and return the exit code; further words go to pytest."""
    say("The long runs take about half an hour.")
    long = sorted(str(path) for path in (ROOT / "tests" / "browser").glob("test_long_*.py"))
    chosen = [word for word in argv if word.endswith(".py")] or long
    rest = [word for word in argv if not word.endswith(".py")]
    command = [sys.executable, "-m", "pytest", *chosen, "--long", "-s", "-p", "no:cacheprovider", *rest]
    return subprocess.run(command, cwd=ROOT, check=False).returncode
