"""What the fields of a command must be, beyond their types. Pure."""

import json
from typing import Any

from worker.protocol import ProtocolError


def names_of(fields: dict[str, Any]) -> list[str]:
    """Return the names that INSTALL or REMOVE bring; ProtocolError if they are none."""
    found = [name for name in fields["names"] if isinstance(name, str) and name.strip()]
    if len(found) != len(fields["names"]):
        raise ProtocolError(f"{fields['type']}: field 'names' must be a list of names")
    return found


def json_object(text: str) -> dict[str, Any]:
    """Return what RUN's data_json says; ProtocolError if that is no object."""
    try:
        values = json.loads(text)
    except ValueError as error:
        raise ProtocolError(f"run: field 'data_json' must be JSON: {error}") from None
    if not isinstance(values, dict):
        raise ProtocolError("run: field 'data_json' must be a JSON object")
    return values


def own_modules(fields: dict[str, Any]) -> dict[str, str]:
    """Return the texts of the modules among the files that a RUN brings, by name.

    It has name, content, name, content, and so on.
    """
    given = fields.get("files", ())
    places = [at for at in range(0, len(given), 2) if given[at].endswith(".py")]
    return {given[at]: given[at + 1] for at in places if isinstance(given[at + 1], str)}
