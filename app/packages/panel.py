"""The panel "Packages" as presses and reports reach it, before it is there and after."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.base.rooms import Room
    from app.packages.view import Packages


class Panel:
    """Has the panel made when it is first opened."""

    def __init__(self, room: "Room[Packages]") -> None:
        self._room = room

    def open(self) -> None:
        """Show the panel."""
        self._room.use(lambda made: made.open())

    def show(self, *, packages: "Any", known: "Any") -> None:
        """Show what INSTALLED says: it is asked for by the panel alone."""
        self._room.tell(lambda made: made.show(packages=packages, known=known))
