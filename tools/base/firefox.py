"""Find a Firefox for the tests."""

from pathlib import Path

from tools.base import programs
from tools.base.steps import StepError

NAMES = ("firefox-esr", "firefox")
PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)
VARIABLE = "OFFTHREAD_FIREFOX"
# In one line, since the tests go on without it.
NOT_FOUND = "No Firefox is installed (Debian: `apt install firefox-esr`): the tests in it are left out."


def installed() -> Path | None:
    """Return the program that OFFTHREAD_FIREFOX names, or one that is found, or None."""
    return programs.installed("Firefox", VARIABLE, NAMES, PLACES)


def find() -> Path:
    """Return an installed Firefox; StepError says what to install."""
    program = installed()
    if program is None:
        fix = f"Install it (Debian: `apt install firefox-esr`), or name one in {VARIABLE}."
        raise StepError("find Firefox", ", ".join(NAMES), fix)
    return program
