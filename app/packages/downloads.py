"""The packages that are on their way, or were: a line for each, all of them together, and what is worth
saying aloud. Pure."""

from collections import namedtuple

from app.base import units
from app.packages import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker.messages import PackageFields

FINDING = "finding"
LOADING = "loading"
LOADED = "loaded"
FAILED = "failed"
STOPPED = "stopped"
INSTALLING = "installing"
UNDER_WAY = (FINDING, LOADING, INSTALLING)
STANDS = {LOADED: words.IS_LOADED, INSTALLING: words.IS_INSTALLING}

# A line: the package's name and version, its state, how it stands in words, and what part of it is there.
Line = namedtuple("Line", ("title", "state", "words", "part"))


class Downloads:
    """What PACKAGE reports have told since the last `clear`."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all."""
        self._names: list[str] = []
        self._reports: dict[str, PackageFields] = {}
        self.loaded, self.total = 0, 0
        self._is_total_known = False

    def take(self, fields: "PackageFields") -> str:
        """Take a report; return what is to be said aloud, which is seldom anything."""
        name = str(fields["name"])
        was = self._reports[name]["state"] if name in self._reports else ""
        if not was:
            self._names.append(name)
        self._reports[name] = fields
        self._add_up(fields)
        return self._said(fields, was)

    @property
    def is_under_way(self) -> bool:
        """Tell whether anything has still to come."""
        return any(each["state"] in UNDER_WAY for each in self._reports.values())

    @property
    def failed(self) -> "list[str]":
        """Return the names of what could not be had."""
        return [name for name in self._names if self._reports[name]["state"] == FAILED]

    @property
    def lines(self) -> "list[Line]":
        """Return a line for each package, in the order in which they were met."""
        return [_line(self._reports[name]) for name in self._names]

    @property
    def words(self) -> str:
        """Say in a few words what goes on."""
        waiting = [self._reports[name] for name in self._names if self._reports[name]["state"] in UNDER_WAY]
        if not self._names:
            return ""
        first = waiting[0] if waiting else self._reports[self._names[-1]]
        if not waiting or len(self._names) == 1:
            return words.ONE.format(title(first), _words(first))
        amount = units.progress(self.loaded, self.total if self._is_total_known else None)
        return words.SEVERAL.format(title(first), len(self._names) - 1, amount, words.source(first["source"]))

    @property
    def bar(self) -> "tuple[int, int] | None":
        """Return the bytes of all, as far as they are known: so many of so many."""
        return (self.loaded, self.total) if self._is_total_known and self.total else None

    def _add_up(self, fields: "PackageFields") -> None:
        loaded, total = fields.get("all_loaded"), fields.get("all_total")
        if type(loaded) is int:
            self.loaded = loaded
            self._is_total_known = type(total) is int
            self.total = total if type(total) is int else 0

    def _said(self, fields: "PackageFields", was: object) -> str:
        state = fields["state"]
        if state == was:
            return ""
        if not was and state in (FINDING, LOADING):
            return words.LOADING.format(title(fields))
        if state == FAILED:
            return words.NOT_LOADED.format(title(fields))
        if state == LOADED and not self.is_under_way:
            done = [name for name in self._names if self._reports[name]["state"] == LOADED]
            return units.count(len(done), words.ALL_LOADED)
        return ""


def title(fields: "PackageFields") -> str:
    """Return a package's name and version."""
    return f"{fields['name']} {fields['version']}" if "version" in fields else str(fields["name"])


def _line(fields: "PackageFields") -> "Line":
    loaded, total = fields["loaded"], fields.get("total")
    part = 1.0 if fields["state"] == LOADED else 0.0
    if type(loaded) is int and type(total) is int and total and fields["state"] != LOADED:
        part = min(1.0, loaded / total)
    return Line(title(fields), str(fields["state"]), _words(fields), part)


def _words(fields: "PackageFields") -> str:
    state, loaded, total = fields["state"], fields["loaded"], fields.get("total")
    if state == FINDING:
        return words.ASKING.format(fields["source"])
    if state == FAILED:
        return str(fields.get("cause", words.NO_CAUSE))
    if state == STOPPED:
        return words.STOPPED
    amount = units.progress(
        loaded if type(loaded) is int else 0, total if type(total) is int and state == LOADING else None
    )
    return STANDS.get(str(state), words.IS_LOADING).format(amount, words.source(fields["source"]))
