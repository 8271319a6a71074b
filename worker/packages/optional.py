"""Which package a library asks for in an error: what it says is read, since each has words of its own.

Pure: which packages there are is told. What a program itself raises is not read, for its words may mean
anything; nor what lies in the working directory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# What libraries ask for, and what no lock file need have: pure packages of an index.
OFTEN = (
    "fsspec", "graphviz", "html5lib", "nbformat", "odfpy", "openpyxl", "plotly", "pydot", "pytest", "s3fs",
    "tabulate", "xlrd", "xlsxwriter",
)  # fmt: skip

# Characters of a message that are read.
MOST = 2000

HINT = "This needs one more package: {0}. To have it loaded each time, write # requirements: {0} at the top."
NOT_HAD = "This needs one more package, {0}, but {0} could not be loaded here."

# Where the last frame of an error is: in the library, in a package, or where the library imports something.
_PLACE = re.compile(r'^ +(?:[|+-] +)*File "(.+?)", line', re.MULTILINE)
_NOT_OWN = re.compile(r"/lib/|<frozen importlib")

_KIND = r"(?:library |module |package )?"
_NAME = r"(?<![\w.-])[`'\"]?(?P<name>[A-Za-z][\w.-]{0,60}\w)"
# Words that can only mean a package, whichever it is.
_SURE = (
    r"[Mm]issing optional dependenc(?:y|ies):? " + _NAME,
    r"(?:pip or conda|conda or pip) to install (?:the )?" + _NAME,
    r"\bpip3? install (?:-\S+ )*" + _NAME,
)
# Words that may mean something else, if there is no such package.
_LIKELY = (
    _NAME + r"[`'\"]? (?:\(\w+\) )?(?:is |was )?not (?:found|installed)",
    _NAME + r"[`'\"]? " + _KIND + r"(?:(?:is|are) (?:needed|required)|(?:must|needs to) be installed)",
    r"\b(?:[Nn]eeds?|[Rr]equires?) (?:the )?" + _KIND + _NAME,
    r"\b[Ii]nstall(?:ing)? (?:the )?" + _KIND + _NAME,
    r"(?:[Cc]an(?:no|')t|[Cc]ould not|[Uu]nable to) (?:find|import|load) (?:the )?" + _KIND + _NAME,
)
# What follows such words, and is no package.
_NO_NAMES = ("it", "that", "the", "them", "this", "pip", "requirements.txt")
_MODULE = re.compile(r"No module named '(?P<name>[\w.]+)'")
_NO_ZONE = "No time zone found with key"
_ZONES = "tzdata"
_NO_MODULE = "ModuleNotFoundError"


class Asked:
    """Reads errors.

    bringing(name): the distribution that an import, or a name of a distribution, stands for, if any is to be
    looked for; knows(distribution): whether the lock file has it; is_there(distribution): it is installed.
    """

    def __init__(
        self,
        bringing: Callable[[str], str | None],
        knows: Callable[[str], bool],
        is_there: Callable[[str], bool],
    ) -> None:
        self._bringing, self._knows, self._is_there = bringing, knows, is_there

    def package(self, kind: str, said: str, traceback: str, tried: frozenset[str]) -> str | None:
        """Return the distribution that an error asks for; None if it is about something else.

        kind, said: the error's type and message; tried: imports that were looked for before the program ran.
        """
        is_librarys = _is_librarys(traceback)
        module = _MODULE.search(said) if kind == _NO_MODULE else None
        if module is not None:
            name = module["name"]
            package = None if name.partition(".")[0] in tried else self._lacking(name)
            return package if package and (is_librarys or self._is_known(package)) else None
        return self._named(said[:MOST]) if is_librarys else None

    def _named(self, said: str) -> str | None:
        """The first package that is named and is known, else the first that is named for certain."""
        if _NO_ZONE in said:
            return self._lacking(_ZONES)
        sure = [package for name in _found(_SURE, said) if (package := self._lacking(name))]
        likely = [package for name in _found(_LIKELY, said) if (package := self._lacking(name))]
        known = [package for package in (*sure, *likely) if self._is_known(package)]
        return next(iter((*known, *sure)), None)

    def _lacking(self, name: str) -> str | None:
        package = self._bringing(name)
        return package if package and not self._is_there(package) else None

    def _is_known(self, package: str) -> bool:
        return self._knows(package) or package in OFTEN


def _found(patterns: tuple[str, ...], said: str) -> Iterator[str]:
    for pattern in patterns:
        for match in re.finditer(pattern, said):
            if match["name"].lower() not in _NO_NAMES:
                yield match["name"]


def _is_librarys(traceback: str) -> bool:
    """Tell whether the error was raised in a library."""
    places: list[str] = _PLACE.findall(traceback)
    return bool(places) and _NOT_OWN.match(places[-1]) is not None
