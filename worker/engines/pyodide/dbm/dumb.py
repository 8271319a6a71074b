"""Databases of keys and values in files that Python alone reads and writes: slow, and there everywhere.

`.dat` has the values, each from a multiple of BLOCK on. `.dir` has a line for each key: the key as Python
writes a text in Latin-1, and where its value begins and how long it is. `.bak` is the `.dir` of before.
Places of old values are not used again, but for a value that fits.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from .closing import Closing

BLOCK = 512

error = OSError

NO_FLAG = "Flag must be one of 'r', 'w', 'c', or 'n'"
READ_ONLY = "The database is opened for reading only"
CLOSED = "DBM object has already been closed"
KEYS = "keys must be bytes or strings"
VALUES = "values must be bytes or strings"


class Database(Closing):
    """An open database. Its lines are written when it is closed or synced, or a key has been deleted."""

    def __init__(self, name: str, mode: int, flag: str) -> None:
        self._mode, self._is_read_only = mode, flag == "r"
        self._data, self._lines, self._backup = (Path(name + end) for end in (".dat", ".dir", ".bak"))
        self._places: dict[bytes, tuple[int, int]] | None = {}
        self._is_changed = False
        if flag == "n":
            for file in (self._data, self._lines, self._backup):
                file.unlink(missing_ok=True)
        if flag in "cn" and not self._data.exists():
            self._create(self._data)
        with self._data.open("rb"):
            pass
        self._read(makes=flag in "cn")

    def _create(self, file: Path) -> None:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, self._mode))

    def _read(self, makes: bool) -> None:
        if not self._lines.exists() and makes:
            self._is_changed = True
            self.sync()
            return
        places = self._open()
        with self._lines.open(encoding="latin-1") as file:
            for line in file:
                key, place = ast.literal_eval(line.rstrip())
                places[key.encode("latin-1")] = place

    def _open(self) -> dict[bytes, tuple[int, int]]:
        if self._places is None:
            raise error(CLOSED)
        return self._places

    def _to_write(self) -> dict[bytes, tuple[int, int]]:
        if self._is_read_only:
            raise error(READ_ONLY)
        return self._open()

    def sync(self) -> None:
        """Write what has changed."""
        if self._places is None or not self._is_changed:
            return
        self._backup.unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            self._lines.rename(self._backup)
        self._create(self._lines)
        with self._lines.open("w", encoding="latin-1") as file:
            for key, place in self._places.items():
                file.write(_line(key, place))
        self._is_changed = False

    def __getitem__(self, key: Any) -> bytes:
        at, size = self._open()[_bytes(key, KEYS)]
        with self._data.open("rb") as file:
            file.seek(at)
            return file.read(size)

    def __setitem__(self, key: Any, value: Any) -> None:
        places, key, value = self._to_write(), _bytes(key, KEYS), _bytes(value, VALUES)
        at, size = places.get(key, (0, 0))
        with self._data.open("rb+") as file:
            if key not in places or _blocks(len(value)) > _blocks(size):
                at = _next_block(file)
            file.seek(at)
            file.write(value)
        is_new, places[key] = key not in places, (at, len(value))
        self._is_changed = True
        if is_new:
            # So that it is there also if nobody closes the database.
            with self._lines.open("a", encoding="latin-1") as lines:
                lines.write(_line(key, places[key]))

    def __delitem__(self, key: Any) -> None:
        del self._to_write()[_bytes(key, KEYS)]
        self._is_changed = True
        self.sync()

    def __contains__(self, key: object) -> bool:
        return _bytes(key, KEYS) in self._open()

    def __iter__(self) -> Iterator[bytes]:
        return iter(list(self._open()))

    def __len__(self) -> int:
        return len(self._open())

    def keys(self) -> Any:
        """Return all keys."""
        return list(self._open())

    def items(self) -> Any:
        """Return pairs of all keys and values."""
        return [(key, self[key]) for key in self._open()]

    def iterkeys(self) -> Iterator[bytes]:
        """Return an iterator over the keys, as `iter` does."""
        return iter(self)

    def reorganize(self) -> None:
        """Have the file as small as it can be: places of old values go."""
        kept = {key: self[key] for key in self._to_write()}
        self._data.write_bytes(b"")
        self._open().clear()
        self._lines.write_text("", encoding="latin-1")
        self.update(kept)
        self.sync()

    def close(self) -> None:
        """Write what has changed; the second time it is closed already."""
        try:
            self.sync()
        finally:
            self._places = None


def _bytes(given: Any, wrong: str) -> bytes:
    if isinstance(given, str):
        return given.encode("utf-8")
    if not isinstance(given, bytes | bytearray):
        raise TypeError(wrong)
    return bytes(given)


def _line(key: bytes, place: tuple[int, int]) -> str:
    return f"{key.decode('latin-1')!r}, {place!r}\n"


def _blocks(size: int) -> int:
    return -(-size // BLOCK)


def _next_block(file: IO[bytes]) -> int:
    """Fill up a file to the next block, and return where that begins."""
    end = file.seek(0, os.SEEK_END)
    file.write(b"\0" * (-end % BLOCK))
    return _blocks(end) * BLOCK


def open(file: Any, flag: str = "c", mode: int = 0o666) -> Database:
    """Open a database; flag and mode as for `dbm.open`."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError(NO_FLAG)
    # As the system would have it: some bits are never set.
    allowed = os.umask(0)
    os.umask(allowed)
    return Database(os.fsdecode(file), mode & ~allowed, flag)
