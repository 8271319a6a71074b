"""Find a Chromium for tests and benches, and say how it is started."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.base import programs
from tools.base.steps import run, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# The same engine without windows, menus and tabs, which each page of a test would pay for: see `find_shell`.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell", "headless_shell")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
# What a whole Chromium does by itself: where WebAssembly reads beyond its memory it throws an error and
# does not end the page; and frames of another origin have processes of their own.
SHELL_ARGUMENTS = ("--enable-crash-reporter", "--site-per-process")
VARIABLE = "OFFTHREAD_BROWSER"


@dataclass(frozen=True)
class Browser:
    """A browser to start: its program, or None for the one that Playwright keeps; and its arguments."""

    executable: Path | None
    arguments: tuple[str, ...]


def find() -> Browser:
    """Return an installed Chromium, else Playwright's own; StepError says what to install."""
    executable = installed()
    if executable is None:
        install()
    return Browser(executable, arguments())


def find_shell() -> Browser:
    """Return an installed Chromium without windows, else what `find` returns.

    A page in it takes 2.7 seconds of a processor, and 4.5 in a whole Chromium, for the same test.
    Playwright's own is such a shell. A program that OFFTHREAD_BROWSER names is taken before it.
    """
    named = os.environ.get(VARIABLE)
    shell = None if named else programs.installed("a browser", VARIABLE, SHELLS, ())
    return find() if shell is None else Browser(shell, (*arguments(), *SHELL_ARGUMENTS))


def installed() -> Path | None:
    """Return the program that OFFTHREAD_BROWSER names, or one that is found, or None."""
    return programs.installed("a browser", VARIABLE, NAMES, PLACES)


def install() -> None:
    """Let Playwright fetch a Chromium of its own, unless it has one."""
    say("No Chromium or Chrome is installed: asking Playwright for one …")
    fix = (
        "Install Chromium or Google Chrome so that it is on PATH (Debian: `apt install chromium`), "
        f"or name one in {VARIABLE}. Then run the same command again."
    )
    run("get a browser for the tests", [sys.executable, "-m", "playwright", "install", "chromium"], fix)


def arguments() -> tuple[str, ...]:
    """Return the arguments that keep a test browser quiet; as root it cannot have its sandbox."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return (*ARGUMENTS, "--no-sandbox") if is_root else ARGUMENTS
