"""What the page tells embedders and tests: the properties of `window.offthread`."""

from app.base.javascript import proxy, to_js, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def publish(name: str, value: object) -> None:
    """Set a property of `window.offthread`, which embedders and tests read."""
    window.Reflect.set(_published(), name, value)


def publish_live(name: str, make: "Callable[[], object]") -> None:
    """Have a property of `window.offthread` made again whenever it is read, of plain dicts and lists."""
    held: dict[str, object] = {}

    def get(*_: object) -> object:
        # MicroPython may collect what it returns to JavaScript before it has arrived: hold on to it.
        held["made"] = to_js(make())
        return held["made"]

    described = to_js({"configurable": True, "enumerable": True})
    window.Reflect.set(described, "get", proxy(get))
    window.Reflect.defineProperty(_published(), name, described)


def _published() -> "Any":
    if not hasattr(window, "offthread"):
        window.offthread = window.Object.new()
    return window.offthread
