"""The `test` command: style, types, who imports whom, then tests. The first of the tests that fails ends it.

With the word --once no test of a browser is given a second chance.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.base import firefox, webkit
from tools.base.environment import node
from tools.base.paths import MODULES, ROOT
from tools.base.steps import Timer, say
from tools.checks.again import repeat

TSC = MODULES / "typescript" / "bin" / "tsc"
# Two at a time, each with whole files: in a browser, a page is shared by the tests of a file.
# tests/lanes.py says which come first. What takes longest is told.
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--durations", "30")
PYTHON = ("build.py", "tools", "worker", "app", "tests")


@dataclass(frozen=True)
class Stage:
    """One check: its name, and the command that succeeds if all is well."""

    name: str
    command: Sequence[str | Path]
    # A few tests that fail are run again, alone.
    repeats: bool = False


def main(argv: Sequence[str] = ()) -> int:
    """Run all stages, or pytest alone if arguments for it are given; return the exit code."""
    if list(argv) not in ([], ["--once"]):
        return in_turn([pytest(*within(argv))], has_second_chance=False)
    tell_missing()
    return two_at_a_time(checks()) or in_turn(suites(), has_second_chance=not argv)


def two_at_a_time(chosen: Sequence[Stage]) -> int:
    """Run checks, two at a time, and tell of each when it has ended; return the first exit code but 0."""
    with ThreadPoolExecutor(2) as pool:
        return next((code for code in [*pool.map(_checked, chosen)] if code), 0)


def _checked(stage: Stage) -> int:
    """Run a check, and tell of it when it has ended."""
    timer = Timer()
    command = [str(word) for word in stage.command]
    pipe = subprocess.PIPE
    done = subprocess.run(command, cwd=ROOT, stdout=pipe, stderr=subprocess.STDOUT, text=True, check=False)
    outcome = f"failed with exit code {done.returncode}" if done.returncode else "good"
    say(f"{done.stdout}── {stage.name}: {outcome} ({timer})")
    return done.returncode


def in_turn(chosen: Sequence[Stage], *, has_second_chance: bool) -> int:
    """Run stages one after the other; return the exit code of the one that fails, or 0."""
    for stage in chosen:
        timer = Timer()
        say(f"── {stage.name}")
        command = [str(word) for word in stage.command]
        code = subprocess.call(command, cwd=ROOT)
        if stage.repeats and has_second_chance:
            code = repeat(command, code)
        if code:
            say(f"── {stage.name} failed with exit code {code} ({timer}).")
            return code
        # pytest's own closing line stays the last one.
        if stage is not chosen[-1]:
            say(f"── {stage.name}: good ({timer})")
    return 0


def checks() -> list[Stage]:
    """Return all checks but the tests, those first that take longest."""
    python = [name for name in PYTHON if (ROOT / name).exists()]
    return [
        Stage("mypy --strict", module("mypy", *python)),
        Stage("imports of Python", module("tools.checks.imports")),
        Stage("tsc of the page", typecheck(ROOT / "tools" / "checks" / "tsconfig.page.json")),
        Stage("tsc of the worker", typecheck(ROOT / "tools" / "checks" / "tsconfig.worker.json")),
        Stage("imports of JavaScript", module("tools.checks.imports_js")),
        Stage("ruff check", module("ruff", "check", "--quiet", *python)),
        Stage("ruff format", module("ruff", "format", "--check", "--quiet", "--diff", *python)),
    ]


def suites() -> list[Stage]:
    """Return the tests in their order."""
    return [host_tests(), pytest("tests/browser", *SIDE_BY_SIDE, repeats=True), *smoke_tests()]


def tell_missing() -> None:
    """Say in a line each in which browsers nothing is tested."""
    for browser in (firefox, webkit):
        if browser.installed() is None:
            say(browser.NOT_FOUND)


def smoke_tests() -> list[Stage]:
    """Return the stages of the main things in Firefox and in WebKit, where they are installed."""
    in_firefox = pytest("tests/browser", "--browser", "firefox", "-m", "smoke", *SIDE_BY_SIDE, repeats=True)
    in_webkit = pytest("tests/webkit", "--browser", "webkit", *SIDE_BY_SIDE, repeats=True)
    return [in_firefox] * bool(firefox.installed()) + [in_webkit] * bool(webkit.installed())


def within(argv: Sequence[str]) -> list[str]:
    """Return the words for pytest; where a browser is chosen and no file, they mean that browser's tests."""
    chosen = parser().parse_known_args(argv)[0].browser
    names_place = any((ROOT / word.partition("::")[0]).exists() for word in argv)
    if chosen is None or names_place:
        return list(argv)
    return [*argv, "tests/webkit" if chosen == "webkit" else "tests/browser"]


def parser() -> argparse.ArgumentParser:
    """Return what finds the browser among words for pytest."""
    found = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    found.add_argument("--browser")
    return found


def host_tests() -> Stage:
    """Return the tests without a browser; they fail below the floor of coverage that pyproject.toml sets."""
    elsewhere = ("--ignore", "tests/browser", "--ignore", "tests/webkit")
    return pytest("tests", *elsewhere, *SIDE_BY_SIDE, "--cov", "--cov-report", "term")


def typecheck(project: Path) -> list[str | Path]:
    """Return the command that checks the types of a project file."""
    return [node(), TSC, "--pretty", "false", "-p", project]


def pytest(*arguments: str, repeats: bool = False) -> Stage:
    """Return the stage that runs pytest with some arguments."""
    return Stage("pytest", module("pytest", *arguments), repeats)


def module(name: str, *arguments: str) -> list[str]:
    """Return a command that runs a module of this environment."""
    return [sys.executable, "-m", name, *arguments]
