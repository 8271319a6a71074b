"""What the files of the page and those of a worker know of each other. Pure.

The page owns the files. With each program it hands over what the worker does not have yet, and it takes
what programs have written. A file that the visitor edited meanwhile is never overwritten: the program's
version becomes a file of its own.
"""

from app.projects import names, words
from app.projects.files import File, FileError, Files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.projects.joints import Content, Handed, Pairs


class Sync:
    """Knows which version of each file the present worker has."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._worker = 0
        # Name → the version that the worker has, and by which hand-over it got it.
        self._handed: dict[str, tuple[int, int]] = {}
        self._round = 0

    @property
    def has_handed(self) -> bool:
        """Tell whether a worker has any of these files."""
        return bool(self._handed)

    def hand_over(self, worker: int) -> "Handed":
        """Return the fields of RUN with what a worker lacks: files as name, content, name, content, …"""
        if worker != self._worker:
            self._worker, self._handed, self._round = worker, {}, 0
        self._round += 1
        removed = [name for name in self._handed if self._files.find(name) is None]
        for name in removed:
            self._handed.pop(name)
        files: list[Content] = []
        for file in self._files.all:
            if self._version(file.name) != file.version:
                files.extend((file.name, file.content))
                self._handed[file.name] = (file.version, self._round)
        return {"files": files, "removed": removed}

    def take(self, *, worker: int, rounds: int, changed: "Pairs", removed: "list[str]") -> "list[str]":
        """Take what a program has changed; return what the visitor should know, in sentences.

        rounds: how many hand-overs the worker had received by then.
        """
        if worker != self._worker:
            return []
        said = [self._take(name, content, rounds) for name, content in changed]
        said.extend([self._drop(name, rounds) for name in removed])
        return [sentence for sentence in said if sentence]

    def _version(self, name: str) -> int:
        return self._handed.get(name, (0, 0))[0]

    def _has_seen(self, file: File, rounds: int) -> bool:
        """Tell whether the program that changed a file had the version that is here."""
        version, handed = self._handed.get(file.name, (0, 0))
        return version == file.version and handed <= rounds

    def _take(self, name: str, content: "Content", rounds: int) -> str:
        file = self._files.find(name)
        try:
            if file is None:
                return self._add(name, content)
            if isinstance(content, str) and content == file.content:
                self._handed[name] = (file.version, rounds)
            elif self._has_seen(file, rounds):
                self._files.put(file, content)
                self._handed[name] = (file.version, rounds)
            else:
                return self._keep_both(name, content)
        except FileError as error:
            return words.STAYS.format(error)
        return ""

    def _add(self, name: str, content: "Content") -> str:
        self._handed[name] = (self._files.add(name, content, shows=False).version, self._round)
        return ""

    def _keep_both(self, name: str, content: "Content") -> str:
        stem, ending = names.parted(name)
        other = names.free(words.OF_PROGRAM.format(stem, ending), self._files.names)
        self._files.add(other, content, shows=False)
        # The worker's version is none of ours: ours goes there with the next program.
        self._handed.pop(name, None)
        return words.BOTH.format(name, other)

    def _drop(self, name: str, rounds: int) -> str:
        file: File | None = self._files.find(name)
        seen = file is not None and self._has_seen(file, rounds)
        self._handed.pop(name, None)
        if file is None:
            return ""
        if not seen:
            return words.BACK.format(name)
        try:
            self._files.remove(file)
        except FileError:
            return words.LAST_STAYS.format(name)
        return ""
