"""Which browser the tests run in, and how each is started: `--browser chromium` (the default) or `firefox`.

What the tests know of a browser is Playwright's interface; what only Chromium can be made to do, a test says
with `@pytest.mark.chromium`. No test depends on the network, or reaches out into it: each browser is kept
from it in its own way.
"""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tests.browser import bidi
from tests.browser.settings import UNTRUSTED
from tools.base import chromium, firefox

RULES = f"MAP {UNTRUSTED} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
PREFERENCES: dict[str, str | float | bool] = {
    "dom.events.testing.asyncClipboard": True,
    "network.dns.localDomains": UNTRUSTED,
    # A proxy that nobody is behind: Firefox asks it for every address but its own machine's.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": UNTRUSTED,
}


def start_chromium(playwright: Playwright) -> Browser:
    """Start an installed Chromium, without windows if there is such a one."""
    found = chromium.find_shell()
    return playwright.chromium.launch(
        executable_path=found.executable,
        args=[*found.arguments, f"--host-resolver-rules={RULES}"],
        headless=True,
    )


def start_firefox(playwright: Playwright) -> Browser:
    """Start an installed Firefox, as it comes, by WebDriver BiDi."""
    return playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=Path(bidi.__file__),
        env={**os.environ, bidi.VARIABLE: str(firefox.find())},
        firefox_user_prefs=PREFERENCES,
        headless=True,
    )


BROWSERS: dict[str, Callable[[Playwright], Browser]] = {"chromium": start_chromium, "firefox": start_firefox}
