"""What `public/guard.mjs` publishes: what may throw answers, and the mistakes of JavaScript are told."""

from collections.abc import Callable
from typing import Any

from tests.app.dom.values import JsObject, Object, Thrown


class Guard(JsObject):
    """`window.offthreadGuard`. What Python raises into JavaScript comes through as an error, too."""

    def __init__(self, window: Any) -> None:
        self._window = window
        self._heard: Any = None

    def call(self, target: Any, path: str, *given: Any) -> Any:
        return self._settled(lambda: self._found(target, path)(*given))

    def make(self, name: str, *given: Any) -> Any:
        return self._settled(lambda: getattr(self._window, name).new(*given))

    def watch(self, heard: Any) -> None:
        self._heard = heard

    def tell(self, details: str) -> None:
        """Have a mistake of the page's JavaScript told."""
        self._heard(details)

    def _found(self, target: Any, path: str) -> Any:
        # As in MicroPython, which binds a class like any function, and so takes its own methods away.
        if isinstance(target, type):
            raise Thrown("TypeError", f"{path} is not a function")
        for name in path.split("."):
            target = getattr(target, name, None)
        if target is None:
            raise Thrown("TypeError", f"{path} is not a function")
        return target

    def _settled(self, act: Callable[[], Any]) -> Any:
        made: Any = Object()
        try:
            made.value = act()
        except Thrown as error:
            made.problem = str(error)
        except Exception as error:
            made.problem = f"PythonError: {type(error).__name__}: {error}"
        return made
