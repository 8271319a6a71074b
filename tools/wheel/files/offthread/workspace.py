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
BROKEN = "The package is not whole. Install it again. ({})"


class WorkspaceError(Exception):
    """There is no copy of the sources, and none can be made; the message is a sentence."""


def cache() -> Path:
    """Return the folder in which this user's caches are."""
    named = os.environ.get(VARIABLE)
    try:
        return Path(named) if named else Path.home() / ".cache" / "offthread"
    except RuntimeError as error:
        raise WorkspaceError(f"You have no home folder. Name a folder for caches in {VARIABLE}.") from error


def prepared(archive: Path = ARCHIVE) -> Path:
    """Return the folder of the sources, unpacked; WorkspaceError says why that is not possible."""
    try:
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()[:DIGITS]
    except OSError as error:
        raise WorkspaceError(BROKEN.format(error)) from error
    folder = cache().absolute() / f"sources-{digest}"
    try:
        if not _is_whole(archive, folder):
            _unpack(archive, folder)
    except zipfile.BadZipFile as error:
        raise WorkspaceError(BROKEN.format(error)) from error
    except OSError as error:
        fix = f"Make {cache()} a folder that you may write to, or name another in {VARIABLE}."
        raise WorkspaceError(f"The sources cannot be unpacked. {fix} ({error})") from error
    return folder


def _is_whole(archive: Path, folder: Path) -> bool:
    """Tell whether all is there: users may delete what is in their caches, and some of it, too."""
    with zipfile.ZipFile(archive) as packed:
        return all((folder / name).is_file() for name in packed.namelist())


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack beside its place, and take the place at once: another process may do the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}."))
    try:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(beside / "new")
        with suppress(OSError):
            if folder.is_dir() and not _is_whole(archive, folder):
                folder.rename(beside / "former")
            (beside / "new").rename(folder)
        if not _is_whole(archive, folder):
            raise OSError(f"{folder} could not be made")
    finally:
        shutil.rmtree(beside, ignore_errors=True)
