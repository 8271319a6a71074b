"""Databases of keys and values in a file of SQLite's, in the table that Python's own `dbm.sqlite3` has."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .closing import Closing

# How SQLite opens the file for each flag.
MODES = {"r": "ro", "w": "rw", "c": "rwc", "n": "rwc"}

TABLE = "CREATE TABLE IF NOT EXISTS Dict (key BLOB UNIQUE NOT NULL, value BLOB NOT NULL)"
SIZE = "SELECT COUNT (key) FROM Dict"
GET = "SELECT value FROM Dict WHERE key = CAST(? AS BLOB)"
SET = "REPLACE INTO Dict (key, value) VALUES (CAST(? AS BLOB), CAST(? AS BLOB))"
DELETE = "DELETE FROM Dict WHERE key = CAST(? AS BLOB)"
KEYS = "SELECT key FROM Dict"

NO_FLAG = "flag must be 'r', 'w', 'c', or 'n', not {!r}"
CLOSED = "the database has been closed"


class error(OSError):
    """Whatever SQLite says is wrong."""


class Database(Closing):
    """An open database."""

    def __init__(self, path: Any, *, flag: str, mode: int) -> None:
        if flag not in MODES:
            raise ValueError(NO_FLAG.format(flag))
        file = Path(os.fsdecode(path))
        if flag == "n":
            file.unlink(missing_ok=True)
        if flag in "cn" and not file.exists():
            file.touch(mode)
        self._connection: sqlite3.Connection | None = None
        address = f"{file.absolute().as_uri()}?mode={MODES[flag]}"
        try:
            self._connection = sqlite3.connect(address, uri=True, isolation_level=None)
        except sqlite3.Error as trouble:
            raise error(str(trouble)) from None
        if flag in "cn":
            with self._do(TABLE):
                pass

    def _do(self, *command: Any) -> _Rows:
        if self._connection is None:
            raise error(CLOSED)
        try:
            return _Rows(self._connection.execute(*command))
        except sqlite3.Error as trouble:
            raise error(str(trouble)) from None

    def __len__(self) -> int:
        with self._do(SIZE) as rows:
            return int(next(rows)[0])

    def __getitem__(self, key: Any) -> bytes:
        with self._do(GET, (key,)) as rows:
            row = next(rows, None)
        if row is None:
            raise KeyError(key)
        value: bytes = row[0]
        return value

    def __setitem__(self, key: Any, value: Any) -> None:
        with self._do(SET, (key, value)):
            pass

    def __delitem__(self, key: Any) -> None:
        with self._do(DELETE, (key,)) as rows:
            if not rows.cursor.rowcount:
                raise KeyError(key)

    def __iter__(self) -> Iterator[bytes]:
        with self._do(KEYS) as rows:
            for row in rows:
                yield row[0]

    def keys(self) -> Any:
        """Return all keys."""
        return list(super().keys())

    def reorganize(self) -> None:
        """Have the file as small as it can be."""
        with self._do("VACUUM"):
            pass

    def close(self) -> None:
        """Close the file; the second time it is closed already."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class _Rows:
    """What a command gives, whose errors are ours and whose cursor is closed."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.cursor = cursor

    def __enter__(self) -> _Rows:
        return self

    def __exit__(self, *_: object) -> None:
        self.cursor.close()

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> tuple[Any, ...]:
        try:
            row: tuple[Any, ...] = next(self.cursor)
            return row
        except sqlite3.Error as trouble:
            raise error(str(trouble)) from None


def open(filename: Any, /, flag: str = "r", mode: int = 0o666) -> Database:
    """Open a database; flag and mode as for `dbm.open`."""
    return Database(filename, flag=flag, mode=mode)
