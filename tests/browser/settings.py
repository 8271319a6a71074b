"""What devices and their hosts offer: four settings, in which output, input, stop and recovery are tested."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, ViewportSize

from tools.base import paths

T = TypeVar("T")

ISOLATED = "isolated"
PLAIN = "plain"
# A plain host again, and a browser that has no service workers, as in some private windows.
BLOCKED = "without service workers"
# An older browser on top of that, made by taking away what it lacks: no flag of Chromium does it.
OLDER = "without stack switching"

SETTINGS = (ISOLATED, PLAIN, BLOCKED, OLDER)
# Where stacks can be switched.
SWITCHING = (ISOLATED, PLAIN, BLOCKED)

# What tests call a setting: by all that it means, or by its host alone.
SETTING = {"setting", "host", "shelf"}

# The same machine by a name that browsers do not trust, as they trust addresses of loopback.
UNTRUSTED = "untrusted.test"
NO_STACK_SWITCHING = '"use strict"; delete WebAssembly.Suspending; delete WebAssembly.promising;\n'
# What the page tells the box, changed by an expression on its way. In the page, since a driven browser has a
# script run in a frame too late now and then.
ORDERS = """{
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (order, ...rest) { return post.call(this, %s, ...rest); };
}"""
# The page hands the text of its workers to the box.
IN_THE_BOX = ORDERS % """order?.type === "open" ? { ...order, script: %s + order.script } : order"""
# What a page is asked for that is to stay as its host serves it: a service worker would isolate it.
UNISOLATED = "?isolate=no"
ISOLATION = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}
VIEWPORT: ViewportSize = {"width": 1366, "height": 768}


def mainly(kept: Sequence[str], every: Iterable[str]) -> list[Any]:
    """Return the cases of a test, of which only some are `kept` where no long run is asked for."""
    return [each if each in kept else pytest.param(each, marks=pytest.mark.long) for each in every]


def in_each(metafunc: pytest.Metafunc, settings: Sequence[str]) -> None:
    """Have a test in each of some settings, unless it is marked with those that it is for."""
    if "setting" in metafunc.fixturenames:
        marker = metafunc.definition.get_closest_marker("settings")
        chosen = settings if marker is None else marker.args
        metafunc.parametrize("setting", chosen, indirect=True, scope="session")


def surplus(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests that are for the long runs alone; what stays has each case once.

    Each case stays in one setting: the next case, and the next test of its file, in the next one.
    """
    files: dict[str, dict[str, dict[object, list[pytest.Item]]]] = {}
    for item in items:
        if found := _case(item):
            (file, test), case = found
            files.setdefault(file, {}).setdefault(test, {}).setdefault(case, []).append(item)
    return [
        each
        for tests in files.values()
        for number, cases in enumerate(tests.values())
        for each in surplus_of(list(cases.values()), number)
    ]


def surplus_of(cases: list[list[T]], begin: int) -> Iterator[T]:
    """Yield what is left out: of a test's cases, each in all of its settings; the first stays in `begin`."""
    for number, each in enumerate(cases, begin):
        yield from [item for at, item in enumerate(each) if at != number % len(each)]


def _case(item: pytest.Item) -> tuple[tuple[str, str], object] | None:
    """Return which test this is, and which of its cases; None if it is in no setting."""
    spec = getattr(item, "callspec", None)
    if not isinstance(item, pytest.Function) or spec is None or not SETTING.intersection(spec.params):
        return None
    rest = [repr(value) for name, value in sorted(spec.params.items()) if name not in SETTING]
    return (item.location[0], item.originalname), tuple(rest)


def new_context(browser: Browser, setting: str = ISOLATED, **options: Any) -> BrowserContext:
    """A browser profile of its own, which lacks what the setting says; the host is not its matter.

    Where nothing depends on a service worker there is none, so that no page stores the site.
    """
    if setting != PLAIN:
        options["service_workers"] = "block"
    context = browser.new_context(viewport=VIEWPORT, **options)
    if setting == OLDER:
        begin_with(context, NO_STACK_SWITCHING)
    return context


def begin_with(context: BrowserContext, script: str) -> None:
    """Have pages of a profile begin with a script, and workers, be they in the box or of a drop-in."""
    # Not at the top: this module is imported before the options have been read that choose the site.
    (path,) = (paths.DIST / "assets").glob("worker.*.mjs")
    context.add_init_script(script + IN_THE_BOX % json.dumps(script))

    def narrow(route: Route) -> None:
        # What the page fetches for the box must be as the build made it.
        if route.request.resource_type == "fetch":
            route.fallback()
        else:
            serve(route, script + path.read_text())

    context.route(f"**/{path.name}", narrow)


def serve(route: Route, script: str) -> None:
    """Answer a request by a script."""
    route.fulfill(body=script, content_type="text/javascript", headers=ISOLATION)


def cut_off(context: BrowserContext) -> None:
    """Take the network from a profile whose host is gone.

    In Firefox that must do: driven by BiDi, it refuses offline even what a service worker would answer.
    """
    if is_chromium(context):
        context.set_offline(True)


def allow_clipboard(context: BrowserContext) -> None:
    """Let pages use the clipboard; Firefox, which has no such permission, is started with it allowed."""
    if is_chromium(context):
        context.grant_permissions(["clipboard-read", "clipboard-write"])


def allow_this_machine(context: BrowserContext) -> None:
    """Let pages ask servers of this machine though a driver sent their script.

    Of such a script Chromium knows no address: it takes it for one from elsewhere, which may not ask them.
    """
    if is_chromium(context):
        context.grant_permissions(["local-network-access"])


def is_chromium(context: BrowserContext) -> bool:
    """Whether a profile is one of Chromium's."""
    return context.browser is None or context.browser.browser_type.name == "chromium"
