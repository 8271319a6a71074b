"""The tab "Variables" beside the output: there from the end of the first run on, where the engine can tell.

What it shows is a room that the start does without.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from app.base.rooms import Room
    from app.base.signal import Signal
    from app.variables.variables import Variables

    class Results(Protocol):
        """The tabs of the results: app/shell/results.py."""

        chosen: Signal[[str]]
        name: str

        def offer(self, name: str, is_offered: bool) -> None: ...


VARIABLES = "variables"


class VariablesTab:
    """Says when the tab is there. For others it is the door of the room."""

    def __init__(self, room: "Room[Variables]", results: "Results") -> None:
        self._room, self._results = room, results
        self._is_possible = False
        results.chosen.listen(self._on_chosen)

    def on_ready(self, capabilities: "dict[str, Any]") -> None:
        """Another worker is there, which may be unable to tell."""
        self._is_possible = bool(capabilities.get("variables"))
        if not self._is_possible:
            self._results.offer(VARIABLES, False)
        elif self._results.name == VARIABLES:
            self._room.tell(lambda made: made.restart())

    def refresh(self) -> None:
        """A run has ended, or a line of the console: what is shown may have changed."""
        if self._is_possible:
            self._results.offer(VARIABLES, True)
            if self._results.name == VARIABLES:
                self._room.tell(lambda made: made.refresh())

    def take(self, fields: "Any") -> None:
        """Take VARIABLES, TABLE or CSV."""
        self._room.tell(lambda made: made.take(fields))

    def _on_chosen(self, name: str) -> None:
        if name == VARIABLES:
            self._room.use(lambda made: made.refresh())
