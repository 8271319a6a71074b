"""Which handlers events have, by Tk's names of events: `<Button-1>`, `<Button1-Motion>`, `<KeyPress-Left>`.

An event of the page: `what` is press, move, hover, release, down or up; `x` and `y` are where, `button`
is which, and `key` is Tk's name of a key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from offthread_turtle.door import Event

Handler = Callable[[Any], object]
_KINDS = {
    "press": ("<Button-{button}>", "<ButtonPress-{button}>"),
    "move": ("<Button{button}-Motion>", "<B{button}-Motion>"),
    "hover": ("<Motion>",),
    "release": ("<Button{button}-ButtonRelease>", "<ButtonRelease-{button}>"),
    "down": ("<KeyPress-{key}>", "<Key-{key}>", "<{key}>"),
    "up": ("<KeyRelease-{key}>",),
}
# What is there for all keys or buttons, if there is nothing for this one.
_ANY = {
    "press": ("<Button>", "<ButtonPress>"),
    "move": ("<Motion>",),
    "release": ("<ButtonRelease>",),
    "down": ("<KeyPress>", "<Key>"),
    "up": ("<KeyRelease>",),
}


class Bindings:
    """The handlers of one thing."""

    def __init__(self) -> None:
        self._handlers: dict[str, list[Handler]] = {}

    def __bool__(self) -> bool:
        return bool(self._handlers)

    def bind(self, sequence: str, handler: Handler, add: object = None) -> None:
        """Have a handler called, beside the others if `add` says so."""
        before = self._handlers.get(sequence, []) if add else []
        self._handlers[sequence] = [*before, handler]

    def unbind(self, sequence: str) -> None:
        """Forget the handlers of a kind of events."""
        self._handlers.pop(sequence, None)

    def of(self, event: Event) -> list[Handler]:
        """Return the handlers of an event."""
        kind = str(event["what"])
        names = [
            each.format(button=event.get("button", 1), key=event.get("key", ""))
            for each in _KINDS.get(kind, ())
        ]
        found = [handler for name in names for handler in self._handlers.get(name, [])]
        return found or [handler for name in _ANY.get(kind, ()) for handler in self._handlers.get(name, [])]

    def hears(self, pattern: str = "") -> bool:
        """Tell whether events of some kind are wanted, or any."""
        return any(re.search(pattern, sequence) for sequence in self._handlers if sequence != "<Configure>")
