"""The long runs: every stop fifty times, hundreds of random conversations, hundreds of runs on one page, and
the browser's tests without a snapshot.

They are the tests named test_long_*; the test command takes a small draw of each, this takes all of it and
prints their figures.
"""

import subprocess
import sys

from tools.base.paths import ROOT
from tools.base.steps import say


def main(argv: list[str]) -> int:
    """Run the long tests and return the exit code; further words go to pytest."""
    say("The long runs take two hours or more.")
    long = sorted(str(path) for path in (ROOT / "tests" / "browser").glob("test_long_*.py"))
    chosen = [word for word in argv if word.endswith(".py")] or long
    rest = [word for word in argv if not word.endswith(".py")]
    pytest = [sys.executable, "-m", "pytest"]
    runs = [[*chosen, "--long", "-s", *rest]]
    if not argv:
        # Python without a snapshot must behave alike in everything, and each case in every setting.
        others = ["tests/browser", "--ignore-glob=*/test_long_*.py"]
        runs.append([*others, "--cold", "--long", "-n", "2", "--dist", "loadfile"])
    codes = [subprocess.run([*pytest, *words], cwd=ROOT, check=False).returncode for words in runs]
    return max(codes)
