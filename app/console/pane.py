"""The console as presses and reports reach it, before its room is there and after."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.base.rooms import Room
    from app.console.console import Console


class Pane:
    """Has the console made when its field is first used; nothing that is typed before is lost."""

    def __init__(self, room: "Room[Console]") -> None:
        self._room = room
        self._made: Console | None = None
        self._field = browser.element("console-field")
        browser.listen(self._field, "focus", lambda _: self._room.use(self._take))
        browser.listen(self._field, "keydown", self._on_key)

    def begin(self, run: int, is_incomplete: bool) -> "str | None":
        """Return what is to be shown of a run that begins: None if nothing was typed for it."""
        return None if self._made is None else self._made.begin(run, is_incomplete)

    def end(self, run: int, status: str) -> None:
        """Note that a run is over."""
        if self._made is not None:
            self._made.end(run, status)

    def show(self, state: str) -> None:
        """Note a state."""
        if self._made is not None:
            self._made.show(state)

    def catch_up(self, entries: "list[str]") -> None:
        """Run what was entered before anybody heard of it."""

        def enter(made: "Console") -> None:
            self._take(made)
            made.catch_up(entries)

        if entries:
            self._room.use(enter)

    def _take(self, made: "Console") -> None:
        self._made = made

    def _on_key(self, event: "Any") -> None:
        """Have an early Enter wait for the room, which hears all others."""
        if self._made is None and event.key == "Enter" and not event.shiftKey:
            event.preventDefault()
            self._room.use(self._enter)

    def _enter(self, made: "Console") -> None:
        """Take the room, too: the field may have had the focus before anybody heard of it."""
        self._take(made)
        made.enter()
