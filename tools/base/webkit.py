"""Find a WebKit that tests can drive: WebKitWebDriver, and Xvfb for a screen that nobody sees."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tools.base import programs
from tools.base.steps import StepError

NAMES = ("WebKitWebDriver",)
PLACES = ("/usr/lib/webkit2gtk-4.1/WebKitWebDriver",)
VARIABLE = "OFFTHREAD_WEBKIT"
INSTALL = "apt install webkit2gtk-driver xvfb"
# In one line, since the tests go on without it.
NOT_FOUND = f"No WebKit is installed (Debian: `{INSTALL}`): the tests in it are left out."


@dataclass(frozen=True)
class Programs:
    """What a WebKit is driven by, and what it shows itself on."""

    driver: Path
    screen: Path


def installed() -> Programs | None:
    """Return the driver that OFFTHREAD_WEBKIT names, or one that is found, or None."""
    driver = programs.installed("WebKitWebDriver", VARIABLE, NAMES, PLACES)
    screen = shutil.which("Xvfb")
    return Programs(driver, Path(screen)) if driver and screen else None


def find() -> Programs:
    """Return an installed WebKit; StepError says what to install."""
    found = installed()
    if found is None:
        fix = f"Install them (Debian: `{INSTALL}`), or name the driver in {VARIABLE}."
        raise StepError("find WebKit", "WebKitWebDriver, Xvfb", fix)
    return found
