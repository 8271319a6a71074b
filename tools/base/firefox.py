"""Find a Firefox for the tests."""

import os
import shutil
from pathlib import Path

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
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise StepError(
                "find Firefox", f"{VARIABLE}={named}", f"There is no such file. Correct {VARIABLE}."
            )
        return Path(named)
    found = [path for name in NAMES if (path := shutil.which(name))]
    found += [place for place in PLACES if Path(place).is_file()]
    return Path(found[0]) if found else None


def find() -> Path:
    """Return an installed Firefox; StepError says what to install."""
    program = installed()
    if program is None:
        fix = f"Install it (Debian: `apt install firefox-esr`), or name one in {VARIABLE}."
        raise StepError("find Firefox", ", ".join(NAMES), fix)
    return program
