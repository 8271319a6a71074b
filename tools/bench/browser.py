"""The browsers of a bench: profiles that stay, profiles that are empty, and an end to what hangs.

No request is ever answered by the bench itself, since a browser whose requests are looked into does
without its cache. No page waits for a network that is not there: every other name is refused at once.
"""

import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, BrowserType, Error

from tools.base import chromium as browser
from tools.base.steps import StepError

RULES = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# SIGTERM ends a process on Windows, which has no other signal for it.
# Seconds in which a browser that was started has come to rest.
START_S = 1
END = getattr(signal, "SIGKILL", signal.SIGTERM)


class Profile(NamedTuple):
    """A visitor's profile by its name, and whether sites may have service workers in it."""

    name: str
    service_workers: bool = False

    @property
    def allowed(self) -> Literal["allow", "block"]:
        """In Playwright's words."""
        return "allow" if self.service_workers else "block"


VISITOR = Profile("visitor")


class Browsers:
    """Browsers by what they are for. One that has died is replaced when it is asked for again."""

    def __init__(self, chromium: BrowserType) -> None:
        self._chromium = chromium
        found = browser.find()
        rules = f"--host-resolver-rules={RULES}"
        self._options: dict[str, Any] = {
            "executable_path": found.executable,
            "args": [*found.arguments, rules],
            "headless": True,
        }
        self._empty: Browser | None = None
        self._profiles: dict[Profile, tuple[ExitStack, BrowserContext]] = {}
        self._folders: dict[Profile, tempfile.TemporaryDirectory[str]] = {}
        self._processes: dict[Browser, int] = {}

    def close(self) -> None:
        """End all browsers."""
        for stack, _ in self._profiles.values():
            stack.close()
        if self._empty:
            _close(self._empty)
        for folder in self._folders.values():
            folder.cleanup()

    @property
    def version(self) -> str:
        """The browser's version."""
        return self._for_empty().version

    def profile(self, profile: Profile) -> BrowserContext:
        """Return a profile on the disk, which keeps compiled code as a visitor's does."""
        stack, context = self._profiles.get(profile, (None, None))
        if context is None or not browser_of(context).is_connected():
            if stack:
                stack.close()
            stack = ExitStack()
            context = stack.enter_context(self.fresh(profile))
            self._profiles[profile] = (stack, context)
        return context

    @contextmanager
    def fresh(self, profile: Profile = VISITOR) -> Iterator[BrowserContext]:
        """A new profile on the disk."""
        with _folder() as folder, self._launched(profile, folder) as context:
            yield context

    @contextmanager
    def restarted(self, profile: Profile = VISITOR) -> Iterator[BrowserContext]:
        """A profile on the disk that stays, in a browser that is started for this time alone."""
        if profile not in self._folders:
            self._folders[profile] = _folder()
        with self._launched(profile, self._folders[profile].name) as context:
            time.sleep(START_S)
            yield context

    @contextmanager
    def _launched(self, profile: Profile, folder: str) -> Iterator[BrowserContext]:
        context = self._chromium.launch_persistent_context(
            folder, service_workers=profile.allowed, **self._options
        )
        self._note(browser_of(context))
        try:
            yield context
        finally:
            _close(context)

    @contextmanager
    def empty(self, profile: Profile = VISITOR) -> Iterator[BrowserContext]:
        """A profile in which nothing is stored or cached, in memory alone."""
        context = self._for_empty().new_context(service_workers=profile.allowed)
        try:
            yield context
        finally:
            _close(context)

    def _for_empty(self) -> Browser:
        if self._empty is None or not self._empty.is_connected():
            self._empty = self._note(self._chromium.launch(**self._options))
        return self._empty

    def _note(self, started: Browser) -> Browser:
        self._processes[started] = process_of(started)
        return started

    def process(self, context: BrowserContext) -> int:
        """Return the id of a profile's browser as a process, which leads the group of all its processes."""
        return self._processes[browser_of(context)]

    @contextmanager
    def deadline(self, seconds: float, *contexts: BrowserContext) -> Iterator[None]:
        """Give up what takes longer, by ending the browsers of these profiles, or all: StepError then."""
        expired = threading.Event()

        def end() -> None:
            expired.set()
            chosen = [browser_of(each) for each in contexts] or list(self._processes)
            for each in filter(Browser.is_connected, chosen):
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(self._processes[each], END)

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            yield
        except Error as error:
            if expired.is_set():
                fix = f"The page did not finish within {seconds:.0f} s and was closed."
                raise StepError("measure", "a page of the bench", fix) from error
            raise
        finally:
            timer.cancel()


def browser_of(context: BrowserContext) -> Browser:
    """Return the browser that a profile belongs to."""
    found = context.browser
    if found is None:
        raise StepError(
            "start a browser", "Playwright", "Its profiles name no browser. Install a newer Playwright."
        )
    return found


def process_of(started: Browser) -> int:
    """Return the id of a browser's first process."""
    session = started.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return next(int(each["id"]) for each in told if each["type"] == "browser")


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="offthread-bench-", ignore_cleanup_errors=True)


def _close(opened: Browser | BrowserContext) -> None:
    """Close what may have died already."""
    with suppress(Error):
        opened.close()
