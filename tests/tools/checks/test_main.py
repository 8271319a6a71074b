"""The test command measures how much of our Python the tests without a browser run: there is a floor."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.base import firefox, webkit
from tools.base.paths import ROOT
from tools.checks import main as checks

MODULE = "def f(n):\n" + "".join(f"    n += {number}\n" for number in range(20)) + "    return n\n"


@pytest.mark.parametrize(("test", "code"), [("assert f(0) == 190", 0), ("assert f", 1)])
def test_code_that_no_test_runs_fails_the_host_tests(tmp_path: Path, test: str, code: int) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for folder in ("app", "worker", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "app" / "module.py").write_text(MODULE)
    (tmp_path / "worker" / "module.py").write_text(MODULE)
    (tmp_path / "tests" / "test_module.py").write_text(
        "from app.module import f\nfrom worker.module import f as g\n\n\n"
        f"def test_it():\n    {test}\n    {test.replace('f', 'g')}\n"
    )
    command = [str(word) for word in checks.host_tests().command]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))
    }
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("Coverage failure" in done.stdout + done.stderr) is (code == 1)
    assert "1 passed" in done.stdout


def test_all_checks_are_told_and_the_first_that_fails_gives_the_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(checks, "say", said.append)
    ends = {
        "good": "pass",
        "bad": "print('what is wrong'); raise SystemExit(3)",
        "worse": "raise SystemExit(4)",
    }
    chosen = [checks.Stage(name, (sys.executable, "-c", code)) for name, code in ends.items()]
    assert checks.two_at_a_time(chosen) == 3
    assert checks.two_at_a_time(chosen[:1]) == 0
    told = "\n".join(said)
    assert told.count("── good: good (") == 2
    assert "what is wrong\n── bad: failed with exit code 3 (" in told
    assert "── worse: failed with exit code 4 (" in told


@pytest.mark.parametrize(("has_firefox", "has_webkit"), [(True, True), (True, False), (False, True)])
def test_the_main_things_run_in_each_browser_that_is_installed_and_of_the_others_a_line_tells(
    monkeypatch: pytest.MonkeyPatch, *, has_firefox: bool, has_webkit: bool
) -> None:
    said: list[str] = []
    monkeypatch.setattr(firefox, "installed", lambda: Path("firefox") if has_firefox else None)
    monkeypatch.setattr(webkit, "installed", lambda: Path("webkit") if has_webkit else None)
    monkeypatch.setattr(checks, "say", said.append)
    checks.tell_missing()
    browsers = [stage.command[stage.command.index("--browser") + 1] for stage in checks.smoke_tests()]
    assert browsers == ["firefox"] * has_firefox + ["webkit"] * has_webkit
    assert said == [firefox.NOT_FOUND] * (not has_firefox) + [webkit.NOT_FOUND] * (not has_webkit)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (["--browser", "firefox"], ["--browser", "firefox", "tests/browser"]),
        (["--browser=firefox", "-m", "smoke"], ["--browser=firefox", "-m", "smoke", "tests/browser"]),
        (["--browser", "webkit", "-x"], ["--browser", "webkit", "-x", "tests/webkit"]),
        (["tests/browser/test_stop.py", "--browser", "firefox"],) * 2,
        (["-k", "flood"],) * 2,
    ],
)
def test_a_browser_without_a_file_means_the_browser_tests(words: list[str], given: list[str]) -> None:
    assert checks.within(words) == given
