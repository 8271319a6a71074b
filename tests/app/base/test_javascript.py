"""The way to JavaScript and back: what is thrown does not reach Python, nor what is raised JavaScript."""

import ast

import pytest

from app.base import address, browser
from app.base.browser import JavaScriptError
from tests.app.dom import Page
from tests.app.dom.values import JsObject, Thrown, to_js
from tools.base.paths import ROOT

# Methods of the browser that throw for reasons that nobody can know before: the guard calls them.
THROWING = {
    "showModal", "hidePopover", "showPopover", "togglePopover", "replaceState", "pushState", "postMessage",
    "setSelectionRange", "createObjectURL", "execCommand", "selectAllChildren", "parse", "getItem", "setItem",
}  # fmt: skip
MODULES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "app").rglob("*.py"))]
# A channel's end takes whatever is no function.
FREE = {"app/base/timing.py"}


class Thrower(JsObject):
    """An object of JavaScript's whose method throws."""

    def act(self, what: str) -> str:
        if what == "throw":
            raise Thrown("DataCloneError", "no such thing")
        return what.upper()


def test_what_a_method_returns_comes_back(page: Page) -> None:
    assert browser.call(Thrower(), "act", "a") == "A"
    assert browser.attempt(Thrower(), "act", "a") == ("A", "")
    assert browser.Guarded(Thrower()).act("a") == "A"


def test_what_a_method_throws_is_raised_or_said(page: Page) -> None:
    words = "DataCloneError: no such thing"
    assert browser.attempt(Thrower(), "act", "throw") == (None, words)
    with pytest.raises(JavaScriptError, match=words):
        browser.call(Thrower(), "act", "throw")
    with pytest.raises(JavaScriptError, match=words):
        browser.Guarded(Thrower()).act("throw")


def test_a_class_that_throws_or_is_missing_is_raised(page: Page) -> None:
    assert browser.make("Blob", browser.array(["a"])).size == 1
    for name, given in (("Blob", "text"), ("SharedArrayBuffers", 1)):
        with pytest.raises(JavaScriptError):
            browser.make(name, given)


def test_memory_that_is_not_to_be_had_is_none(page: Page) -> None:
    assert browser.shared_memory(8)._size == 8
    assert browser.shares_memory()
    # As in WebKitGTK, where the flag says otherwise.
    assert page.window.crossOriginIsolated
    del page.window.SharedArrayBuffer
    assert browser.shared_memory(8) is None
    assert not browser.shares_memory()


def test_what_a_handler_raises_is_told_and_goes_no_further(page: Page) -> None:
    told: list[str] = []
    browser.watch_mistakes(told.append)

    def fail(*_: object) -> None:
        raise ValueError("of ours")

    browser.listen(page.element("run"), "click", fail)
    browser.after(10, fail)
    browser.Frames(fail).ask()
    browser.Delay(10, fail).start()
    page.press("run")
    page.advance(100)
    assert told == ["ValueError: of ours"] * 4
    assert page.window.console.errors == told
    page.window.console.errors.clear()


def test_a_mistake_of_javascript_is_told(page: Page) -> None:
    told: list[str] = []
    browser.watch_mistakes(told.append)
    page.window.offthreadGuard.tell("TypeError: x is undefined")
    assert told == ["TypeError: x is undefined"]


@pytest.mark.parametrize(
    "act",
    [
        lambda _: browser.show_modal(browser.create("dialog")),
        lambda page: browser.hide_popover(page.element("run")),
        lambda _: browser.select(browser.create("input", type="checkbox"), 0, 1),
        lambda _: browser.parse_json("{"),
        lambda _: browser.address_of("text"),
        lambda page: browser.call(page.workers[0], "postMessage", to_js({"a": print})),
    ],
)
def test_what_the_browser_denies_is_raised(page: Page, act: object) -> None:
    with pytest.raises(JavaScriptError):
        act(page)  # type: ignore[operator]


def test_an_address_that_cannot_be_changed_stays(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    page.window.location.href = "https://play.example/?engine=x&a=b"
    address.forget_query("engine")
    assert page.window.location.href == "https://play.example/?a=b"

    def deny(*_: object) -> None:
        raise Thrown("SecurityError")

    monkeypatch.setattr(page.window.history, "replaceState", deny)
    address.forget_query("a")
    assert page.window.location.href == "https://play.example/?a=b"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path not in FREE],
)
def test_nothing_that_may_throw_is_called_without_the_guard(path: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    found = [
        f"{node.lineno}: {node.func.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in THROWING
    ]
    assert found == []
