"""What a program says it needs, in so many words: a `# requirements:` comment, or inline metadata.

    # requirements: numpy, rich >= 13

    # /// script
    # dependencies = ["numpy", "rich >= 13"]
    # ///

The latter is PEP 723's. Pure: a requirement is text here; what its marks and versions mean is told elsewhere.
"""

from __future__ import annotations

import re
import tomllib

from worker.packages.plan import normalised

# https://peps.python.org/pep-0723/#reference-implementation, for the one kind of block that counts here.
_BLOCK = re.compile(r"^# /// script$\s(?P<content>(?:^#(?:| .*)$\s)+)^# ///$", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*#[ \t]*requirements[ \t]*:(?P<list>.*)$", re.MULTILINE | re.IGNORECASE)
_NAME = re.compile(r"\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)")
# A comma parts two requirements where a name follows; elsewhere it parts two limits of a version.
_COMMA = re.compile(r",(?=\s*[A-Za-z])(?![^\[]*\])")


class RequirementError(ValueError):
    """A requirement that is none, in a sentence."""


def requirements_of(code: str) -> list[str]:
    """Return the requirements that a program states, each once; RequirementError names a bad one."""
    if "#" not in code:
        return []
    text = code.replace("\r\n", "\n")
    stated = [*_from_metadata(text), *_from_comments(text)]
    return list(dict.fromkeys(_tidy(each) for each in stated))


def distribution(requirement: str) -> str:
    """Return the normalised name of the distribution that a requirement asks for."""
    match = _NAME.match(requirement)
    if match is None:
        raise RequirementError(f"{requirement.strip()!r} is not the name of a package.")
    return normalised(match[1])


def is_plain(requirement: str) -> bool:
    """Tell whether a requirement is a name alone, so that any version will do."""
    match = _NAME.fullmatch(requirement.strip())
    return match is not None


def _from_metadata(text: str) -> list[str]:
    blocks = _BLOCK.findall(text)
    if len(blocks) > 1:
        raise RequirementError("There is more than one `# /// script` block. Keep only one.")
    if not blocks:
        return []
    content = "".join(
        line.removeprefix("# ").removeprefix("#") for line in blocks[0].splitlines(keepends=True)
    )
    try:
        listed = tomllib.loads(content).get("dependencies", [])
    except tomllib.TOMLDecodeError as error:
        raise RequirementError(f"The `# /// script` block is not valid TOML: {error}.") from None
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise RequirementError("`dependencies` in the `# /// script` block must be a list of strings.")
    return listed


def _from_comments(text: str) -> list[str]:
    lists = [found["list"] for found in _COMMENT.finditer(text)]
    return [each for line in lists for each in _COMMA.split(line) if each.strip()]


def _tidy(requirement: str) -> str:
    distribution(requirement)
    return re.sub(r"\s+", " ", requirement).strip()
