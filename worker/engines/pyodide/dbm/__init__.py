"""The module `dbm` of the standard library, which Pyodide leaves out: ours, by Python's documentation.

It has the two kinds of database that need nothing but Python: SQLite's and the "dumb" one, in the same
formats as anywhere. The build makes a package of it, which a program gets that imports `dbm` or `shelve`.
It must know nothing of the worker. https://docs.python.org/3/library/dbm.html
"""

from __future__ import annotations

import builtins
import importlib
import os
from typing import Any

__all__ = ["error", "open", "whichdb"]

# In the order in which a kind is chosen for a new database.
KINDS = ("dbm.sqlite3", "dbm.dumb")
SQLITE_MAGIC = b"SQLite format 3\x00"
GNU_MAGICS = (0x13579ACD, 0x13579ACE, 0x13579ACF)

NO_FILE = "there is no database {!r}: use flag 'c' or 'n' to make a new one"
NO_KIND = "it cannot be told which kind of database {!r} is"
NOT_HERE = "{!r} is a database of the kind {}, which there is not in a browser"


class DbmError(Exception):
    """What is wrong with a database whose kind is not known."""


# To be caught with what each kind raises of its own, which is an OSError.
error = (DbmError, OSError)


def open(file: Any, flag: str = "r", mode: int = 0o666) -> Any:
    """Open a database and return it, a mapping of bytes to bytes.

    flag: "r" to read, "w" to write too, "c" to make one if there is none, "n" to begin with an empty one.
    """
    kind = None if "n" in flag else whichdb(file)
    if kind is None:
        if not ("c" in flag or "n" in flag):
            raise DbmError(NO_FILE.format(os.fspath(file)))
        kind = KINDS[0]
    elif not kind:
        raise DbmError(NO_KIND.format(os.fspath(file)))
    elif kind not in KINDS:
        raise DbmError(NOT_HERE.format(os.fspath(file), kind))
    return importlib.import_module(kind.replace("dbm", __name__, 1)).open(file, flag, mode)


def whichdb(filename: Any) -> str | None:
    """Return the module for the database in some files; "" if none is known, None if there are no files."""
    name = os.fsencode(filename)
    if os.path.exists(name + b".pag") and os.path.exists(name + b".dir"):
        return "dbm.ndbm"
    if os.path.exists(name + b".dat") and os.path.exists(name + b".dir"):
        return "dbm.dumb" if _head(name + b".dir", 1) in (b"", b"'", b'"') else ""
    try:
        head = _head(name, len(SQLITE_MAGIC))
    except OSError:
        return None
    if head == SQLITE_MAGIC:
        return "dbm.sqlite3"
    return "dbm.gnu" if int.from_bytes(head[:4], "little") in GNU_MAGICS else ""


def _head(name: bytes, length: int) -> bytes:
    with builtins.open(name, "rb") as file:
        return file.read(length)
