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

    def write(self, content: "Any", most: int) -> "tuple[dict[str, Any], int] | None":
        """Return a display as JSON can have it, and its characters; None if it has more than so many."""
        data = content["data"]
        has_bytes = displays.is_picture(content["mime"]) or displays.is_played(content["mime"])
        if has_bytes and type(data) is not str:
            field, data = "bytes", self._encode(data) if int(data.length) * 4 < most * 3 else None
        else:
            field, data = "data", data if type(data) is str else None
        size = most + 1 if data is None else len(data) + len(content["text"])
        if size > most:
            return None
        fields = {name: content[name] for name in TEXTS + SIZES if content.get(name) is not None}
        fields[field] = data
        return fields, size

    def read(self, fields: "Any") -> "dict[str, Any] | None":
        """Return the display; None if it is none."""
        if not isinstance(fields, dict):
            return None
        found: dict[str, Any] = {name: fields[name] for name in TEXTS if type(fields.get(name)) is str}
        found.update({name: fields[name] for name in SIZES if type(fields.get(name)) in (int, float)})
        data = fields.get("data")
        if "bytes" in fields:
            data = self._decode(str(fields["bytes"]))
        elif type(data) is not str:
            data = None
        if data is None or "mime" not in found or "text" not in found:
            return None
        found["data"] = data
        return found
