"""What was taken away after a program, to be put back when the console goes on from there.

Between two runs the worker needs Python as it was. Who types `sys.path.append("lib")` at a prompt wants it to
be there with the next line. Pure.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any

# Stands for what is not there.
MISSING: Any = object()


class Aside:
    """Changes of names, attributes and contents, in the order in which they were taken away."""

    def __init__(self) -> None:
        self._changes: list[Callable[[], object]] = []

    def name(self, names: dict[str, Any], name: str, value: object) -> None:
        """A name of a module stood for this; MISSING: there was no such name."""
        self._changes.append(
            partial(names.pop, name, None) if value is MISSING else partial(names.__setitem__, name, value)
        )

    def names(self, names: dict[str, Any], known: dict[str, Any]) -> None:
        """All names of a module that do not stand for what is known of them."""
        for name in [*names, *(name for name in known if name not in names)]:
            value = names.get(name, MISSING)
            if value is not known.get(name, MISSING):
                self.name(names, name, value)

    def names_of(self, names: dict[str, Any], were: dict[str, Any]) -> None:
        """Some names of a module stood for these, if they do not any more."""
        for name, value in were.items():
            if names.get(name, MISSING) is not value:
                self.name(names, name, value)

    def attribute(self, kind: type, name: str, value: object) -> None:
        """An attribute of a class was this; MISSING: it had none of that name."""
        self._changes.append(
            partial(type.__delattr__, kind, name)
            if value is MISSING
            else partial(type.__setattr__, kind, name, value)
        )

    def content(self, refill: Callable[[Any, Any], None], held: Any) -> None:
        """A list, dict or set held this; refill(held, copy): has it hold that again."""
        self._changes.append(partial(refill, held, held.copy()))

    def forget(self) -> None:
        """None of it is wanted any more."""
        self._changes.clear()

    def put_back(self) -> None:
        """Have all be there again."""
        changes, self._changes = self._changes, []
        for change in changes:
            with contextlib.suppress(Exception):
                change()
