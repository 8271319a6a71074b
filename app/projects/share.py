"""A project as the text that a link holds, and back. Pure.

Whatever comes out of a link is checked here, name by name: a link may be made by anybody.
"""

import json

from app.projects import names, unseen, words
from app.projects.project import LINK, Project
from worker.contract import limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.joints import Binary, Content, Pairs

# What a fragment begins with: the version of the format. A link of the first one has no checksum.
PREFIX, FORMER = "2.", "1."
# Characters of a link that mail and chat programs still leave whole, by experience.
LONGEST = 30000


class LinkError(ValueError):
    """A link that cannot be opened; the message is half a sentence."""


def encode(project: Project, base64: "Callable[[Binary], str]") -> str:
    """Return a project as text. base64(content): the text for what is binary."""
    files: list[list[str]] = []
    for file in project.files.all:
        content = file.content
        if isinstance(content, str):
            files.append([file.name, "text", content])
        else:
            files.append([file.name, "base64", base64(content)])
    fields = {
        "files": files,
        "active": project.files.shown.name,
        "data": project.data,
        "title": project.title or project.about,
    }
    return json.dumps(fields)


def decode(
    identity: str, text: str, decode64: "Callable[[str], Binary | None]", normal: "Callable[[str], str]"
) -> Project:
    """Return the project that a text says; LinkError if it says none.

    decode64(text): binary, or None; normal(name): the name in the form that all files have here.
    """
    try:
        fields = json.loads(text)
    except ValueError:
        raise LinkError(words.DAMAGED) from None
    if not isinstance(fields, dict):
        raise LinkError(words.DAMAGED)
    files = _files(fields.get("files"), decode64, normal)
    said = {name: _text(fields.get(name, "")) for name in ("active", "data", "title")}
    return Project(
        identity, files, normal(said["active"]), said["data"], unseen.without(said["title"])[:100], LINK
    )


def packed(fragment: str) -> str:
    """Return what is packed into a fragment, and its checksum; LinkError if the format is not known."""
    version, dot, rest = fragment.partition(".")
    if version + dot in (PREFIX, FORMER):
        # Cut off before the dot, a link would have no checksum.
        if ("." in rest) != (version + dot == PREFIX):
            raise LinkError(words.DAMAGED)
        return rest
    if dot and version.isdigit() and len(version) < 4:
        raise LinkError(words.NEWER)
    raise LinkError(words.NO_LINK)


def _files(
    listed: object, decode64: "Callable[[str], Binary | None]", normal: "Callable[[str], str]"
) -> "Pairs":
    if not isinstance(listed, list) or not listed:
        raise LinkError(words.NO_FILES)
    if len(listed) > limits.MOST_FILES:
        raise LinkError(words.MANY_FILES.format(limits.MOST_FILES))
    found: Pairs = []
    for entry in listed:
        if not isinstance(entry, list) or len(entry) != 3:
            raise LinkError(words.DAMAGED)
        name, form, text = [_text(each) for each in entry]
        name = normal(name)
        wrong = names.problem(name, [each[0] for each in found])
        if wrong:
            raise LinkError(words.BAD_NAME.format(unseen.spelled(name[:60]), wrong))
        content: Content | None = text if form == "text" else decode64(text) if form == "base64" else None
        if content is None:
            raise LinkError(words.DAMAGED)
        found.append((name, content))
    return found


def _text(value: object) -> str:
    if type(value) is not str:
        raise LinkError(words.DAMAGED)
    return value
