"""Lets one process at a time use the copy of the sources, which has one set of caches and packages.

A database's lock, since Python brings it for every system, and since it ends with the process that has it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tools.base.steps import StepError, say

FILE = "offthread.lock"
SECONDS = 1800


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have nobody else use what is in a folder; wait for those who do."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / FILE, timeout=0, isolation_level=None)) as lock:
        if not _take(lock):
            say("Another build is running. This one goes on when that is done.")
            lock.execute(f"PRAGMA busy_timeout = {SECONDS * 1000}")
            if not _take(lock):
                fix = "End the other `offthread`, then run the same command again."
                raise StepError("wait for another build", f"lock {folder / FILE}", fix)
        yield


def _take(lock: sqlite3.Connection) -> bool:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True
