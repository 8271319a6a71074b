"""The pure modules in both interpreters: the same plain checks on CPython and in the page's MicroPython."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.base.environment import node
from tools.base.paths import MODULES, ROOT
from tools.build.vendor import MICROPYTHON

HERE = Path(__file__).parent
CHECKS = [HERE / f"{name}_checks.py" for name in ("pure", "work", "compare")]
INTERPRETERS = {
    "micropython": [
        str(node()),
        str(HERE / "run.mjs"),
        str(MODULES / MICROPYTHON / "micropython.mjs"),
        str(ROOT),
        *map(str, CHECKS),
    ],
    "cpython": [sys.executable, "-c", f"import runner; runner.run({[each.stem for each in CHECKS]!r})"],
}


def wanted(*files: Path) -> list[str]:
    """Return what is printed if all checks of some files pass."""
    return sorted(
        f"{checks.stem} {name.partition('(')[0]} passed"
        for checks in files
        for name in checks.read_text(encoding="utf-8").split()
        if name.startswith("test_")
    )


@pytest.mark.parametrize("interpreter", INTERPRETERS)
def test_the_pure_modules_pass_their_checks(interpreter: str) -> None:
    done = subprocess.run(
        INTERPRETERS[interpreter],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={"PYTHONPATH": f"{ROOT}:{HERE}", "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(done.stdout.splitlines()) == wanted(*CHECKS), done.stdout


def test_the_door_to_javascript_passes_its_checks() -> None:
    checks = HERE / "door_checks.py"
    done = subprocess.run(
        [*INTERPRETERS["micropython"][:4], str(checks)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(done.stdout.splitlines()) == wanted(checks), done.stdout
