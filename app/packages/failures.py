"""Packages that did not come, told once: those with one kind of cause in one sentence. Pure."""

from collections import namedtuple

from app.packages import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker.messages import PackageFields

# So many names stand in a sentence.
MOST_NAMES = 3

# The kinds that are each package's own matter.
ALONE = ("unknown", "unfit")

# What a visitor reads, and the causes behind it, a line each; no lines where the sentence says it all.
Failure = namedtuple("Failure", ("text", "details"))


class Failures:
    """What PACKAGE reports have told of failures since they were taken last."""

    def __init__(self) -> None:
        self._told: list[PackageFields] = []

    def note(self, fields: "PackageFields") -> None:
        """Note a report of a failure."""
        self._told.append(fields)

    def take(self) -> "list[Failure]":
        """Return what there is to say, and forget it."""
        told, self._told = self._told, []
        groups: dict[tuple[str, str], list[PackageFields]] = {}
        for fields in told:
            groups.setdefault(_kind(fields), []).append(fields)
        return [_failure(key, groups[key]) for key in groups]


def _kind(fields: "PackageFields") -> "tuple[str, str]":
    """Return what must be the same for two failures to be told in one sentence."""
    why = str(fields.get("why", ""))
    if why in ALONE:
        return why, str(fields["name"])
    return (why, words.source(fields["source"])) if why in words.FAILED else ("", _cause(fields))


def _failure(key: "tuple[str, str]", told: "list[PackageFields]") -> "Failure":
    why, source = key
    # What needs others comes after them: the last one is what the program has asked for.
    named = _names([str(each["name"]) for each in reversed(told)])
    if not why:
        return Failure(words.OTHER.format(named, source), ())
    lines = [words.CAUSE.format(each["name"], _cause(each)) for each in told]
    return Failure(words.FAILED[why].format(named, source), tuple(lines))


def _names(names: "list[str]") -> str:
    if len(names) == 1:
        return names[0]
    if len(names) <= MOST_NAMES:
        return words.TWO.format(words.NAMES.join(names[:-1]), names[-1])
    return words.MANY.format(words.NAMES.join(names[:MOST_NAMES]), len(names) - MOST_NAMES)


def _cause(fields: "PackageFields") -> str:
    return str(fields.get("cause", words.NO_CAUSE))
