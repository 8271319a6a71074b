"""The engines that a site brings along, which of them runs the programs, and what each lacks. Pure.

`public/early.js` chooses the first one: that of the link, else that of the settings, else the site's first.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from app.runtime.connection import Fields
    from app.runtime.reports import FailureFields

    class Choice(Protocol):
        """Where the name of the engine that was chosen is kept from visit to visit."""

        engine: str


# What an engine may have, see tools/build/engines.py.
PACKAGES, TRANSLATION, CONSOLE = "packages", "translation", "console"

CHANGED = (
    "{} runs your programs from now on. Its variables start empty. Code, data and files are as they were."
)
UNKNOWN = "This site has no engine called {}: there are {}."
STOPPED = "{} cannot be interrupted, so it was restarted. The program's variables and imports are gone."
NO_PACKAGES = "{} has no packages"

# What is said of something that an engine lacks: another has it, another may have it, or none here does.
HAS = "{0} does not have {1}. {2} does."
MAY = "{0} does not have {1}. {2} may, with its packages."
NONE = "{0} does not have {1}."


class Engines:
    """The site's engines. rows: name, title, use and features of each, see tools/build/engines.py; workers:
    the address of each one's worker. `table` has the names and titles."""

    def __init__(
        self,
        rows: "list[list[str]]",
        workers: "dict[str, str]",
        current: str,
        settings: "Choice",
    ) -> None:
        self.table = [row[:2] for row in rows]
        self._rows = rows
        self._abouts = {row[0]: row[2] for row in rows}
        self._titles = {row[0]: row[1] for row in rows}
        self._workers, self._settings = workers, settings
        self.current = current if current in self._titles else rows[0][0]

    @property
    def address(self) -> str:
        """Return where the present engine's worker is."""
        return self.address_of(self.current)

    def address_of(self, name: str) -> str:
        """Return where an engine's worker is."""
        return self._workers[name]

    @property
    def title(self) -> str:
        """Return what people call the present engine."""
        return self._titles[self.current]

    def choose(self, name: str) -> bool:
        """Take another engine, and remember it; tell whether it is another."""
        if name not in self._titles:
            raise ValueError(self.unknown(name))
        self._settings.engine = name
        was, self.current = self.current, name
        return was != name

    def knows(self, name: str) -> bool:
        """Tell whether the site has an engine of this name."""
        return name in self._titles

    def unknown(self, name: str) -> str:
        """Say that there is no such engine."""
        return UNKNOWN.format(name, ", ".join([each[0] for each in self.table]))

    def about(self, name: str) -> str:
        """Say what an engine is good for."""
        return self._abouts[name]

    def has_packages(self, name: str) -> bool:
        """Tell whether an engine has packages."""
        return name in self._having(PACKAGES)

    def has_console(self, name: str) -> bool:
        """Tell whether one can go on at a prompt from where a program has ended."""
        return name in self._having(CONSOLE)

    @property
    def offers(self) -> "dict[str, str]":
        """Return the title of the first engine here that has it, for each feature."""
        found: dict[str, str] = {}
        for _, title, _, features in self._rows:
            for feature in features.split(" "):
                found.setdefault(feature, title)
        return found

    @property
    def translator(self) -> str:
        """Return the engine that tells what a program becomes in JavaScript; nothing if there is none."""
        return self._having(TRANSLATION)[0] if self._having(TRANSLATION) else ""

    def _having(self, feature: str) -> "list[str]":
        return [row[0] for row in self._rows if feature in row[3].split(" ")]

    def lack(self, error: "FailureFields") -> "tuple[str, str, str]":
        """Say what the engine lacks, if an error is about that; and name and title of one that has it."""
        lacks = error.get("lacks")
        if not lacks:
            return "", "", ""
        for name in error.get("owners", ()):
            if name in self._titles:
                words, title = MAY if error.get("maybe") else HAS, self._titles[name]
                return words.format(self.title, lacks, title), name, title
        return NONE.format(self.title, lacks), "", ""

    def change_words(self) -> str:
        """Say which engine runs the programs from now on."""
        return CHANGED.format(self.title)

    def stop_words(self) -> str:
        """Say what became of a program that was stopped together with its Python."""
        return STOPPED.format(self.title)


def is_restarted_by_stop(ready: "Fields | None") -> bool:
    """Tell by what READY said whether a program can only be stopped together with its Python."""
    capabilities = (ready or {}).get("capabilities")
    return isinstance(capabilities, dict) and capabilities.get("stop") == "restart"
