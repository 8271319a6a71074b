"""A work as the text that a link holds, and back. Pure.

Whatever comes out of a link is checked here, name by name: a link may be made by anybody.
"""

import json

from app.projects import names
from app.projects.project import LINK, Project
from worker.contract import limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# What a fragment begins with: the version of the format.
PREFIX = "1."
# Characters of a link that mail and chat programs still leave whole, by experience.
LONGEST = 30000

DAMAGED = "the link is damaged or cut off"


class LinkError(ValueError):
    """A link that cannot be opened; the message is half a sentence."""


def encode(work: Project, base64: "Callable[[Any], str]") -> str:
    """Return a work as text. base64(content): the text for what is binary."""
    files: list[list[str]] = []
    for file in work.files.all:
        content = file.content
        if type(content) is str:
            files.append([file.name, "text", content])
        else:
            files.append([file.name, "base64", base64(content)])
    fields = {"files": files, "active": work.files.shown.name, "data": work.data, "title": work.title}
    return json.dumps(fields)


def decode(identity: str, text: str, decode64: "Callable[[str], Any]") -> Project:
    """Return the work that a text says; LinkError if it says none. decode64(text): binary, or None."""
    try:
        fields = json.loads(text)
    except ValueError:
        raise LinkError(DAMAGED) from None
    if not isinstance(fields, dict):
        raise LinkError(DAMAGED)
    files = _files(fields.get("files"), decode64)
    words = {name: _text(fields.get(name, "")) for name in ("active", "data", "title")}
    return Project(identity, files, words["active"], words["data"], words["title"][:100], LINK)


def packed(fragment: str) -> str:
    """Return what is packed into a fragment; LinkError if this page does not know its format."""
    if fragment.startswith(PREFIX):
        return fragment[len(PREFIX) :]
    version = fragment.partition(".")[0]
    if version and len(version) < 4 and fragment != version:
        raise LinkError("the link was made by a newer version of this page")
    raise LinkError("what follows the # is not a link of this page")


def _files(listed: object, decode64: "Callable[[str], Any]") -> "list[tuple[str, Any]]":
    if not isinstance(listed, list) or not listed:
        raise LinkError("the link holds no files")
    if len(listed) > limits.MOST_FILES:
        raise LinkError(f"the link holds more than {limits.MOST_FILES} files")
    found: list[tuple[str, Any]] = []
    for entry in listed:
        if not isinstance(entry, list) or len(entry) != 3:
            raise LinkError(DAMAGED)
        name, form, text = [_text(each) for each in entry]
        wrong = names.problem(name, [each[0] for each in found])
        if wrong:
            raise LinkError(f"the link holds a file of the name {name[:60]!r}. {wrong}")
        content = text if form == "text" else decode64(text) if form == "base64" else None
        if content is None:
            raise LinkError(DAMAGED)
        found.append((name, content))
    return found


def _text(value: object) -> str:
    if type(value) is not str:
        raise LinkError(DAMAGED)
    return value
