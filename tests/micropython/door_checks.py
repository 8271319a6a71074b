"""Checks of the door to JavaScript in the very MicroPython that the page uses, with the page's own guard.

Seventy-three throws that nobody guards leave it dead: "pystack exhausted".
"""

import js

from app.base import browser, javascript
from app.base.javascript import Guarded, JavaScriptError

TIMES = 500
WORDS = "RangeError: no such thing"


def thrown(act: object) -> str:
    try:
        act()  # type: ignore[operator]
    except JavaScriptError as error:
        return str(error)
    return ""


def test_what_is_thrown_is_said_and_python_lives() -> None:
    for _ in range(TIMES):
        assert javascript.attempt(js.thrower, "act", "throw") == (None, WORDS)


def test_what_is_thrown_is_raised_and_python_lives() -> None:
    guarded = Guarded(js.thrower)
    for _ in range(TIMES):
        assert thrown(lambda: javascript.call(js.thrower, "act", "throw")) == WORDS
        assert thrown(lambda: guarded.act("throw")) == WORDS
        assert thrown(lambda: javascript.make("Thrower")) == "RangeError: not made"
        assert thrown(lambda: javascript.make("Missing")).startswith("TypeError")
        assert thrown(guarded.missing).startswith("TypeError")


def test_what_is_returned_comes_back() -> None:
    assert javascript.attempt(js.thrower, "act", "a") == ("a", "")
    assert javascript.call(js.thrower, "act", None) is None
    assert Guarded(js.thrower).act(js.thrower) is js.thrower


def test_what_should_be_an_array_and_is_none_has_no_items() -> None:
    assert browser.items(browser.array([1, "a"])) == [1, "a"]
    assert browser.items(js.thrower) == []
    assert thrown(lambda: browser.items(None)).startswith("TypeError")
    assert browser.fields_of(None) == browser.fields_of(js.undefined) == {}


def test_a_method_of_a_class_is_found_by_its_path() -> None:
    address = browser.address_of(browser.make("Blob", browser.array(["text"])))
    assert address.startswith("blob:"), address
    assert thrown(lambda: browser.address_of("text")).startswith("TypeError")
    browser.forget_address(address)


def test_what_python_raises_in_a_handler_goes_no_further() -> None:
    told: list[str] = []

    def fail() -> None:
        raise ValueError("of ours")

    javascript.mistakes.watch(told.append)
    handler = javascript.proxy(fail)
    for _ in range(TIMES):
        assert javascript.call(js.thrower, "tell", handler) is None
    assert len(told) == TIMES
    assert told[0].startswith("Traceback"), told[0]
    assert told[0].endswith("ValueError: of ours"), told[0]
    assert 0 < js.logged.length < TIMES


def test_what_a_handler_without_proxy_raises_is_caught_all_the_same() -> None:
    def fail() -> None:
        raise ValueError("of ours")

    for _ in range(TIMES):
        assert "ValueError: of ours" in thrown(lambda: javascript.call(js.thrower, "tell", fail))
