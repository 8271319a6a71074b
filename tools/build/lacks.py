"""What programs may need of an engine: the build tells each worker which of the others has it.

ENGINES says of each engine what it has in general, and its library's modules; MEMBERS, what there is in
Python's builtins and in the modules that small engines have in part; ABSENT, what no engine has in a browser
and what is said of that, by `worker/lacks/modules.py`.
"""

import builtins
import collections
import datetime
import importlib
import io
import json
import pathlib
import zipfile
from collections.abc import Iterable

from tools.build import brython, engines, vendor
from worker.lacks.modules import MODULES

LIBRARY = "python_stdlib.zip"
# Not for programs, though their names have no underscore.
INNER = ("antigravity", "browser", "idlelib", "site", "this")
# Comes to CPython as a package: see own_wheels.py. The one in Brython's library cannot draw in a worker.
TURTLE = "turtle"

TYPES = (
    str, bytes, bytearray, int, float, complex, list, tuple, dict, set, frozenset, range, collections.deque,
    datetime.date, datetime.datetime, datetime.time, datetime.timedelta, pathlib.Path,
)  # fmt: skip
PARTLY = (
    "binascii", "cmath", "collections", "copy", "datetime", "functools", "gc", "hashlib", "heapq", "html",
    "inspect", "io", "itertools", "json", "locale", "logging", "math", "operator", "os", "os.path", "pathlib",
    "platform", "random", "re", "string", "struct", "sys", "time", "types", "unittest",
)  # fmt: skip
# Constants are what programs use of these modules; those of others are numbers of the system's.
SHOUTING = ("re", "string")


def tables() -> dict[str, dict[str, object]]:
    """Return the constants for the workers, by their names."""
    libraries = {"cpython": cpython(), "brython": library(json.loads(vendor.brython()[brython.INDEX]))}
    made: dict[str, object] = {
        each.name: {"has": list(each.has), "modules": libraries.get(each.name, "")}
        for each in engines.ENGINES
    }
    return {"ENGINES": made, "MEMBERS": members(), "ABSENT": {"modules": absent()}}


def absent() -> list[list[str]]:
    """Return names of modules, with spaces between them, and what is said of them."""
    return [list(row) for row in MODULES]


def cpython() -> str:
    """Return the modules in CPython's archive; those that are in its wasm, the others have, too."""
    with zipfile.ZipFile(io.BytesIO(vendor.pyodide()[LIBRARY])) as archive:
        own = [name.partition("/")[0].removesuffix(".py") for name in archive.namelist()]
    return joined([*own, TURTLE])


def library(index: dict[str, list[str]]) -> str:
    """Return the modules in the parts of Brython's library."""
    own = {name.partition(".")[0] for names in index.values() for name in names}
    return joined(own - {TURTLE})


def joined(names: Iterable[str]) -> str:
    """Return the names that are for programs, each once."""
    return " ".join(sorted(set(names) - set(INNER)))


def members() -> dict[str, object]:
    """Return the names of all builtins, of the methods of their types, and in some modules."""
    holders = {each.__name__: each for each in TYPES}
    modules = {name: importlib.import_module(name) for name in PARTLY}
    return {
        "builtins": public(builtins),
        "types": {name: public(each) for name, each in holders.items()},
        "modules": {name: public(each, name in SHOUTING) for name, each in modules.items()},
    }


def public(holder: object, with_capitals: bool = True) -> str:
    """Return the names in something that begin without an underscore, with or without those of capitals."""
    names = (name for name in dir(holder) if not name.startswith("_"))
    return " ".join(name for name in names if with_capitals or not name.isupper())
