"""What `public/guard.mjs` publishes: what may throw answers, and the mistakes of JavaScript are told."""

from collections.abc import Callable
from typing import Any

from tests.app.dom.values import JsObject, Object, Thrown


class Guard(JsObject):
    """`window.offthreadGuard`. Python that JavaScript calls raises through it, as an error of JavaScript's."""

    def __init__(self, window: Any) -> None:
        self._window = window
        self._heard: Any = None

    def call(self, target: Any, name: str, *given: Any) -> Object:
        return self._settled(lambda: getattr(target, name)(*given))

    def make(self, name: str, *given: Any) -> Object:
        return self._settled(lambda: getattr(self._window, name).new(*given))

    def watch(self, heard: Any) -> None:
        self._heard = heard

    def tell(self, details: str) -> None:
        """Have a mistake of the page's JavaScript told."""
        self._heard(details)

    def _settled(self, act: Callable[[], Any]) -> Object:
        made: Any = Object()
        try:
            made.value = act()
        except Thrown as error:
            made.problem = str(error)
        except Exception as error:
            made.problem = f"PythonError: {type(error).__name__}: {error}"
        return made
