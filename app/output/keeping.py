"""A display as text, as it is kept over a reload: a picture by its bytes in base64. Pure.

What is read back is as little to be trusted as what a worker says: it is shown by app/output/display.py.
"""

from app.output import displays

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# What is kept of a display beside its data; its place in a run's order is over with the run.
TEXTS, SIZES = ("mime", "text", "alt", "name"), ("width", "height")


class Keeping:
    """Writes displays, and reads them.

    encode(bytes): them in base64; decode(text): the bytes, or None if it is none.
    """

    def __init__(self, encode: "Callable[[Any], str]", decode: "Callable[[str], Any]") -> None:
        self._encode, self._decode = encode, decode

    def write(self, content: "Any", most: int) -> "dict[str, Any] | None":
        """Return a display as JSON can have it; None if it needs more than so many characters."""
        data = content["data"]
        fields = {name: content[name] for name in TEXTS + SIZES if content.get(name) is not None}
        if len(fields["text"]) > most:
            return None
        if type(data) is str:
            fields["data"] = data
        elif displays.is_picture(content["mime"]) and int(data.length) * 4 < most * 3:
            fields["bytes"] = self._encode(data)
        return fields if 0 <= size(fields) <= most else None

    def read(self, fields: "Any") -> "dict[str, Any] | None":
        """Return the display; None if it is none."""
        if not isinstance(fields, dict) or type(fields.get("mime")) is not str:
            return None
        found: dict[str, Any] = {name: fields[name] for name in TEXTS if type(fields.get(name)) is str}
        found.update({name: fields[name] for name in SIZES if type(fields.get(name)) in (int, float)})
        coded = fields.get("bytes")
        found["data"] = fields.get("data") if coded is None else self._decode(str(coded))
        is_text = type(found["data"]) is str
        is_good = is_text or (coded is not None and found["data"] is not None)
        return found if is_good and "text" in found else None


def size(fields: "dict[str, Any]") -> int:
    """Return how many characters a display takes; -1 if it has nothing to show."""
    data = fields.get("data", fields.get("bytes"))
    return -1 if data is None else len(data) + len(fields["text"])
