"""The copy of the sources in the user's cache, named by their hash: made once, and whole or not at all."""

import hashlib
import os
import shutil
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

ARCHIVE = Path(__file__).with_name("sources.zip")
# The same as in the sources: downloads are kept in it, too.
VARIABLE = "OFFTHREAD_CACHE"
DIGITS = 16


class WorkspaceError(Exception):
    """There is no copy of the sources, and none can be made; the message is a sentence."""


def cache() -> Path:
    """Return the folder in which this user's caches are."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path.home() / ".cache" / "offthread"


def prepared(archive: Path = ARCHIVE) -> Path:
    """Return the folder of the sources, unpacked; WorkspaceError says why that is not possible."""
    try:
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()[:DIGITS]
    except OSError as error:
        raise WorkspaceError(f"The package is not whole. Install it again. ({error})") from error
    folder = cache().absolute() / f"sources-{digest}"
    try:
        if not folder.is_dir():
            _unpack(archive, folder)
    except (OSError, RuntimeError) as error:
        fix = f"Make {cache()} a folder that you may write to, or name another in {VARIABLE}."
        raise WorkspaceError(f"The sources cannot be unpacked. {fix} ({error})") from error
    return folder


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack beside its place, and take the place at once: another process may do the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}."))
    try:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(fresh)
        with suppress(OSError):
            fresh.rename(folder)
        if not folder.is_dir():
            raise OSError(f"{folder} could not be made")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
