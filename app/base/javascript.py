"""The one way to JavaScript and back: the only module that imports js and jsffi.

MicroPython cannot catch what JavaScript throws: it leaves Python past every `except`, and takes some of its
stack along, until the page is dead. So what may throw is called by `call`, `attempt` or `make`, or through
`Guarded`; see public/guard.mjs. And Python never raises into JavaScript, which might pass it on to Python
again: all that JavaScript can call is made by `proxy`.
"""

import js
import jsffi

from app.base.mistakes import Mistakes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

window = js.window
undefined = js.undefined


def _log(text: str) -> None:
    js.console.error(text)


mistakes = Mistakes(_log)


class JavaScriptError(Exception):
    """What JavaScript threw, in words."""


def attempt(target: "Any", path: str, *given: object) -> "tuple[Any, str]":
    """Call a method of JavaScript's; return its value, and what it threw, in words, or nothing.

    A class cannot be the target, since MicroPython hands it over without its own methods: name it in the
    path, as in `attempt(window, "URL.createObjectURL", blob)`.
    """
    return _settled(window.offthreadGuard.call(target, path, *given))


def call(target: "Any", path: str, *given: object) -> "Any":
    """Call a method of JavaScript's; raise JavaScriptError if it throws."""
    return _value(attempt(target, path, *given))


def make(name: str, *given: object) -> "Any":
    """Make an object of a class of the browser's; raise JavaScriptError if that throws."""
    return _value(_settled(window.offthreadGuard.make(name, *given)))


class Guarded:
    """A JavaScript object whose methods raise JavaScriptError instead of throwing. It has methods alone."""

    def __init__(self, target: "Any") -> None:
        self._target = target

    def __getattr__(self, name: str) -> "Any":
        target = self._target
        return lambda *given: call(target, name, *given)


def proxy(handler: "Callable[..., object]") -> "Any":
    """Return a function that JavaScript can keep; what it raises is a mistake of the page's."""

    def enter(*given: object) -> object:
        try:
            return handler(*given)
        except Exception as error:  # noqa: BLE001  Whatever it is, it ends here and is told.
            mistakes.report(error)
            return None

    return jsffi.create_proxy(enter)


def to_js(value: object) -> "Any":
    """Return JavaScript's objects and arrays for dicts and lists."""
    return jsffi.to_js(value)


def watch_mistakes(listener: "Callable[[str], object]") -> None:
    """Have listener(details) told the mistakes of the page's own Python and JavaScript, as they happen."""
    mistakes.watch(listener)
    window.offthreadGuard.watch(proxy(mistakes.tell))


def _settled(outcome: "Any") -> "tuple[Any, str]":
    if hasattr(outcome, "problem"):
        return None, str(outcome.problem)
    return outcome.value, ""


def _value(settled: "tuple[Any, str]") -> "Any":
    value, problem = settled
    if problem:
        raise JavaScriptError(problem)
    return value
