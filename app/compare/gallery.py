"""What a program shows beside its text, up to a bound; what comes after is counted. Pure."""

from app.output import displays

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker.messages import DisplayFields

# Several galleries are looked at side by side, each of them as a whole.
MOST, MOST_WEIGHT = 12, 500000


class Gallery:
    """Displays by number, in the order of their places. A display is the fields of DISPLAY."""

    def __init__(self, most: int = MOST, most_weight: int = MOST_WEIGHT) -> None:
        self._most, self._room = most, most_weight
        self._slots: dict[str, int] = {}
        self._fresh: list[int] = []
        self.shown: list[DisplayFields] = []
        self.left_out = 0

    def add(self, fields: "DisplayFields") -> None:
        """Add a display, in place of the one that has its slot."""
        slot = fields.get("slot")
        number = len(self.shown) if slot is None else self._slots.get(slot, len(self.shown))
        weight = displays.weight(fields)
        if number < len(self.shown):
            self._room += displays.weight(self.shown[number])
        elif number >= self._most or weight > self._room:
            self.left_out += 1
            return
        self._room -= weight
        self.shown[number:] = [fields] + self.shown[number + 1 :]
        if slot is not None:
            self._slots[slot] = number
        if number not in self._fresh:
            self._fresh.append(number)

    def take_fresh(self) -> "list[int]":
        """Return the numbers of those that are new or have changed, once."""
        fresh, self._fresh = self._fresh, []
        return fresh
