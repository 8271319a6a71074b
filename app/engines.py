"""The engines that a site brings along, which of them runs the programs, and what each lacks. Pure.

`public/early.js` chooses the first one: that of the link, else that of the settings, else the site's first.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.link import Fields
    from app.settings import Settings

FULL = "cpython"
# The one that turns programs into JavaScript.
TRANSLATES = "brython"

# What an engine is good for, in the picker.
WORDS = {
    "cpython": "Python itself, with packages",
    "brython": "Python turned into JavaScript: starts fast, small download",
    "micropython": "Python for small devices: starts at once",
}
CHANGED = "{} runs your programs from now on. Variables start anew; code, data and files are as they were."
UNKNOWN = "This site has no engine called {}: there are {}."
STOPPED = "{} cannot be interrupted, so it was started anew. The program's variables and imports are gone."

MODULE = "{0} has no module of this name. {1} may have it, with its packages."
AWAIT = "{0} cannot await outside of a function. {1} can."
INPUT = "{0} cannot wait for input here. {1} can, in this browser."
FEATURE = "{0} does not have all of Python. {1} does."

# What makes an error one of the engine's: the exception, a part of its message, and the words.
LACKS = (
    ("ModuleNotFoundError", "", MODULE),
    ("ImportError", "no module named", MODULE),
    ("SyntaxError", "'await' outside function", AWAIT),
    ("OSError", "input() cannot wait", INPUT),
    ("NotImplementedError", "", FEATURE),
)


class Engines:
    """The site's engines. table: name and title of each; workers: the address of each one's worker."""

    def __init__(
        self,
        table: "list[list[str]]",
        workers: "dict[str, str]",
        current: str,
        settings: "Settings",
    ) -> None:
        self.table, self._workers, self._settings = table, workers, settings
        self._titles = {each[0]: each[1] for each in table}
        self.current = current if current in self._titles else table[0][0]

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

    def lack(self, error: "Fields") -> str:
        """Say what the present engine lacks, if an error is about that and CPython has it; else nothing."""
        if self.current == FULL or FULL not in self._titles:
            return ""
        message = str(error.get("message", ""))
        for name, part, words in LACKS:
            if error.get("name") == name and part in message:
                return words.format(self.title, self._titles[FULL])
        return ""

    def stop_words(self) -> str:
        """Say what became of a program that was stopped together with its Python."""
        return STOPPED.format(self.title)


def is_restarted_by_stop(ready: "Fields | None") -> bool:
    """Tell by what READY said whether a program can only be stopped together with its Python."""
    capabilities = (ready or {}).get("capabilities")
    return isinstance(capabilities, dict) and capabilities.get("stop") == "restart"
