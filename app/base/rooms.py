"""Rooms whose Python the start does without: it arrives when the page is idle, or on first use.

A use is never lost: it waits until the room is there. It knows nothing of what is in a room, nor of how the
archive comes. The types are in rooms.pyi, since MicroPython has no generic classes.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Rooms:
    """The archive of all such rooms, which is asked for once; again, if it could not be had.

    ask(answer): get it, and call answer(data), or answer(None); add(data): let its modules be imported;
    on_missing(again): it could not be had, and somebody waits for it; again(): ask once more for those.
    """

    def __init__(
        self,
        ask: "Callable[[Callable[[bytes | None], None]], object]",
        add: "Callable[[bytes], object]",
        on_missing: "Callable[[Callable[[], object]], object]",
    ) -> None:
        self._ask, self._add, self._on_missing = ask, add, on_missing
        self._waiting: list[Callable[[], object]] = []
        self._patient: list[Callable[[], object]] = []
        self._is_asked = self._is_there = False

    def prepare(self) -> None:
        """Ask for the archive, so that it is there before it is needed."""
        if not self._is_there and not self._is_asked:
            self._is_asked = True
            self._ask(self._arrive)

    def when_there(self, act: "Callable[[], object]") -> None:
        """Act when modules can be imported from the archive: at once, if it is there."""
        if self._is_there:
            act()
        else:
            self._waiting.append(act)
            self.prepare()

    def when_it_comes(self, act: "Callable[[], object]") -> None:
        """Act when modules can be imported from the archive, and do not mind if it never comes."""
        if self._is_there:
            act()
        else:
            self._patient.append(act)

    def _arrive(self, data: "bytes | None") -> None:
        self._is_asked = False
        waiting, self._waiting = self._waiting, []
        if data is not None:
            self._is_there = True
            self._add(data)
            waiting, self._patient = waiting + self._patient, []
            for act in waiting:
                act()
        elif waiting:
            self._on_missing(lambda: self._again(waiting))

    def _again(self, waiting: "list[Callable[[], object]]") -> None:
        for act in waiting:
            self.when_there(act)


class Room:
    """A room that is made on first use, by a function that imports what it needs."""

    def __init__(self, rooms: Rooms, make: "Callable[[], object]") -> None:
        self._rooms, self._make = rooms, make
        self._made: object = None

    def use(self, act: "Callable[[object], object]") -> None:
        """Call act(room), as soon as the room is there."""
        self._rooms.when_there(lambda: act(self._get()))

    def tell(self, act: "Callable[[object], object]") -> None:
        """Call act(room) if it has been used; else it need not know."""
        if self._made is not None:
            act(self._made)

    def serve(self, act: "Callable[[object], object]") -> None:
        """Call act(room) when the room is there, which may be never: nobody waits for it."""
        self._rooms.when_it_comes(lambda: act(self._get()))

    def _get(self) -> object:
        if self._made is None:
            self._made = self._make()
        return self._made
