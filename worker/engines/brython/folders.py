"""What `os` says of the working directory and does with it: each function is what CPython's of its name is.

Runs in Brython, added to the end of its own `os`.
"""

import _offthread_disk as _disk
from _offthread_handles import _error, _missing, _path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class stat_result:
    """What is known of a file."""

    def __init__(self, facts: "list[Any]") -> None:
        self.st_mode, self.st_size, self.st_mtime = facts
        self.st_atime = self.st_ctime = self.st_mtime
        self.st_ino = self.st_dev = self.st_uid = self.st_gid = 0
        self.st_nlink = 1
        self.st_mtime_ns = self.st_atime_ns = self.st_ctime_ns = int(self.st_mtime * 1000) * 1000000

    def __repr__(self) -> str:
        return f"os.stat_result(st_mode={self.st_mode}, st_size={self.st_size}, st_mtime={self.st_mtime})"


class DirEntry:
    """What `scandir` says of an entry of a folder."""

    def __init__(self, folder: str, name: str) -> None:
        self.name = name
        self.path = name if folder in ("", ".") else folder.rstrip("/") + "/" + name
        self._kind = _disk.kind(self.path)

    def __fspath__(self) -> str:
        return self.path

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return bool(self._kind == "folder")

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        return bool(self._kind == "file")

    def is_symlink(self) -> bool:
        return False

    def is_junction(self) -> bool:
        return False

    def stat(self, *, follow_symlinks: bool = True) -> stat_result:
        return stat(self.path)


class _Entries(list):  # type: ignore[type-arg]
    def __enter__(self) -> "_Entries":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass


def _found(path: object, kind: str = "") -> str:
    """Return a path as text; an error if there is nothing, or nothing of this kind."""
    text = _path(path)
    found = _disk.kind(text)
    if not found:
        raise _missing(text)
    if kind == "folder" and found == "file":
        raise _error(NotADirectoryError, 20, "Not a directory", text)
    if kind == "file" and found == "folder":
        raise _error(IsADirectoryError, 21, "Is a directory", text)
    return str(text)


def fspath(path: object) -> str:
    return str(_path(path))


def getcwd() -> str:
    return str(_disk.cwd())


def chdir(path: object) -> None:
    _disk.chdir(_found(path, "folder"))


def stat(path: object, *, dir_fd: None = None, follow_symlinks: bool = True) -> stat_result:
    return stat_result(_disk.facts(_found(path)))


lstat = stat


def access(path: object, mode: int) -> bool:
    return bool(_disk.kind(_path(path)))


def listdir(path: object = ".") -> "list[str]":
    return list(_disk.names(_found(path, "folder")))


def scandir(path: object = ".") -> _Entries:
    folder = _found(path, "folder")
    return _Entries([DirEntry(folder, name) for name in listdir(folder)])


def walk(top: object, topdown: bool = True, onerror: None = None, followlinks: bool = False):  # type: ignore[no-untyped-def]
    entries = scandir(top)
    folders = [entry.name for entry in entries if entry.is_dir()]
    here = _path(top), folders, [entry.name for entry in entries if entry.is_file()]
    if topdown:
        yield here
    for name in folders:
        yield from walk(_path(top).rstrip("/") + "/" + name, topdown)
    if not topdown:
        yield here


def mkdir(path: object, mode: int = 0o777, *, dir_fd: None = None) -> None:
    text = _path(path)
    if _disk.kind(text):
        raise _error(FileExistsError, 17, "File exists", text)
    above = text.rstrip("/").rpartition("/")[0]
    if above:
        _found(above, "folder")
    _disk.make_folder(text)


def makedirs(path: object, mode: int = 0o777, exist_ok: bool = False) -> None:
    text = _path(path)
    if _disk.kind(text) and not (exist_ok and _disk.kind(text) == "folder"):
        raise _error(FileExistsError, 17, "File exists", text)
    _disk.make_folder(text)


def remove(path: object, *, dir_fd: None = None) -> None:
    _disk.remove(_found(path, "file"))


unlink = remove


def rmdir(path: object, *, dir_fd: None = None) -> None:
    text = _found(path, "folder")
    if listdir(text):
        raise _error(OSError, 39, "Directory not empty", text)
    _disk.remove(text)


def rename(src: object, dst: object, *, src_dir_fd: None = None, dst_dir_fd: None = None) -> None:
    _disk.rename(_found(src), _path(dst))


replace = rename


def chmod(path: object, mode: int, *, dir_fd: None = None, follow_symlinks: bool = True) -> None:
    _found(path)


def utime(path: object, times: object = None, **_: object) -> None:
    _found(path)
