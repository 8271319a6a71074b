"""What was typed at the console: one goes back and forth in it, and looks for some of it. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class History:
    """A place among the entries of the project at hand. entries(): all of them, the oldest first."""

    def __init__(self, entries: "Callable[[], list[str]]") -> None:
        self._entries = entries
        self.leave()

    def leave(self) -> None:
        """Be behind the last entry again."""
        # So many entries lie between here and the end.
        self._back = 0
        self._typed = ""

    def back(self, text: str) -> "str | None":
        """Go to the entry before; None if there is none. text: what is in the field."""
        entries = self._entries()
        if self._back >= len(entries):
            return None
        if not self._back:
            self._typed = text
        self._back += 1
        return entries[-self._back]

    def forth(self) -> "str | None":
        """Go to the entry behind, and from the last one to what was typed; None if one is there already."""
        if not self._back:
            return None
        self._back -= 1
        return self._entries()[-self._back] if self._back else self._typed


class Search:
    """Looks for an entry that has a part, from the latest on. entries: the oldest first."""

    def __init__(self, entries: "list[str]", part: str) -> None:
        self._entries, self.part = entries, part
        # So many fitting ones are passed over.
        self._skip = 0

    def narrow(self, part: str) -> None:
        """Look for another part, from the latest on."""
        self.part, self._skip = part, 0

    def older(self) -> None:
        """Look for an older one, if there is one."""
        if len(self._fitting()) > self._skip + 1:
            self._skip += 1

    @property
    def found(self) -> "str | None":
        """Return the entry that was found; None if none fits."""
        fitting = self._fitting()
        return fitting[self._skip] if fitting else None

    def _fitting(self) -> "list[str]":
        fitting: list[str] = []
        for entry in reversed(self._entries):
            if self.part in entry and entry not in fitting:
                fitting.append(entry)
        return fitting
