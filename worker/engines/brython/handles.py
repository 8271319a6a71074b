"""Files as programs in Brython open them: its own `open` reads what the network has, and writes nothing.

Runs in Brython once, before any program. `_offthread_disk` is made by interpreter.mjs, of the files in
disk.mjs; what is written is there at once.
"""

import _offthread_disk as disk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MODES = ("r", "w", "a", "x")


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):  # type: ignore[no-untyped-def]
    """Open a file of the working directory."""
    path = _path(file)
    letters = sorted(mode.replace("t", ""))
    kinds = [letter for letter in letters if letter in MODES]
    if len(kinds) != 1 or [letter for letter in letters if letter not in (*MODES, "b", "+")]:
        raise ValueError("invalid mode: " + repr(mode))
    kind = disk.kind(path)
    if kind == "folder":
        raise _error(IsADirectoryError, 21, "Is a directory", path)
    if not kind and kinds == ["r"]:
        raise _missing(path)
    if kind and kinds == ["x"]:
        raise _error(FileExistsError, 17, "File exists", path)
    _check_folder(path)
    if "b" in mode:
        return Binary(file, path, mode, kinds[0])
    return Text(file, path, mode, kinds[0], encoding, errors, newline)


class File:
    """An open file: a place in its bytes, from which it is read and written."""

    def __init__(self, file: object, path: str, mode: str, kind: str) -> None:
        self.name, self.mode, self.closed = file, mode, False
        self._kind = kind
        self._node = disk.open(path)
        if kind == "w":
            disk.resize(self._node, 0)
        self._at = disk.size(self._node) if kind == "a" else 0

    def __enter__(self) -> "File":
        self._check()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> "File":
        self._check()
        return self

    def __next__(self) -> object:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self) -> None:
        """Close the file; nothing can be done with it from now on."""
        if not self.closed:
            self.closed = True
            disk.close(self._node)

    def flush(self) -> None:
        """Do nothing: what is written is there."""
        self._check()

    def readable(self) -> bool:
        """Tell whether it was opened for reading."""
        return self._kind == "r" or "+" in self.mode

    def writable(self) -> bool:
        """Tell whether it was opened for writing."""
        return self._kind != "r" or "+" in self.mode

    def seekable(self) -> bool:
        """Any place of it can be gone to."""
        return True

    def isatty(self) -> bool:
        """It is no terminal."""
        return False

    def tell(self) -> int:
        """Return the place, in bytes."""
        self._check()
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place: from the beginning, from here or from the end."""
        self._at = max(0, (0, self.tell(), disk.size(self._node))[whence] + offset)
        return self._at

    def truncate(self, size: "int | None" = None) -> int:
        """Cut it off, here if no size is named."""
        self._check("w")
        length = self.tell() if size is None else size
        disk.resize(self._node, length)
        return length

    def readlines(self, _hint: int = -1) -> "list[object]":
        """Return all lines from here on."""
        return list(self)

    def writelines(self, lines: "list[object]") -> None:
        """Write several pieces."""
        for line in lines:
            self.write(line)

    def readline(self, size: int = -1) -> object:
        """Return the next line with its end."""
        raise NotImplementedError

    def write(self, piece: "Any") -> int:
        """Write here, or at the end of a file that is added to."""
        raise NotImplementedError

    def _check(self, use: str = "") -> None:
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if use == "r" and not self.readable():
            raise _unsupported("not readable")
        if use == "w" and not self.writable():
            raise _unsupported("not writable")

    def _place(self) -> int:
        """Return where to write."""
        self._check("w")
        return disk.size(self._node) if self._kind == "a" else self.tell()


class Binary(File):
    """A file of bytes."""

    def read(self, size: "int | None" = -1) -> bytes:
        """Return so many bytes, or all."""
        self._check("r")
        end = disk.size(self._node)
        data: bytes = disk.read(
            self._node, self._at, end if size is None or size < 0 else min(end, self._at + size)
        )
        self._at += len(data)
        return data

    def readline(self, size: int = -1) -> bytes:
        """Return the next line with its newline."""
        start = self._at
        rest = self.read(size)
        line = rest[: rest.find(b"\n") + 1] or rest
        self._at = start + len(line)
        return line

    def readinto(self, buffer: bytearray) -> int:
        """Read into a buffer; return how many bytes."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, piece: "Any") -> int:
        """Write bytes."""
        if isinstance(piece, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        at = self._place()
        count: int = disk.write(self._node, at, bytes(piece))
        self._at = at + count
        return count


class Text(File):
    """A file of text. What has been decoded and not been read yet waits in `_ahead`, from `_next` on."""

    def __init__(
        self,
        file: object,
        path: str,
        mode: str,
        kind: str,
        encoding: "str | None",
        errors: "str | None",
        newline: "str | None",
    ) -> None:
        super().__init__(file, path, mode, kind)
        self.encoding = "utf-8" if encoding in (None, "locale") else str(encoding)
        self.errors, self._newline = errors or "strict", newline
        self._ahead, self._next = "", 0

    def read(self, size: "int | None" = -1) -> str:
        """Return so many characters, or all."""
        self._fill()
        return self._take(len(self._ahead) if size is None or size < 0 else self._next + size)

    def readline(self, size: int = -1) -> str:
        """Return the next line with its newline."""
        self._fill()
        end = self._ahead.find("\n", self._next) + 1 or len(self._ahead)
        return self._take(end if size < 0 else min(end, self._next + size))

    def tell(self) -> int:
        """Return the place, in bytes."""
        self._check()
        ahead = self._ahead[self._next :]
        if ahead:
            self._at -= len(ahead.encode(self.encoding, self.errors))
        self._ahead, self._next = "", 0
        return self._at

    def write(self, piece: "Any") -> int:
        """Write text."""
        if not isinstance(piece, str):
            raise TypeError("write() argument must be str, not " + type(piece).__name__)
        at = self._place()
        text = piece.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else piece
        self._ahead, self._next = "", 0
        if self._is_plain():
            self._at = at + disk.write_text(self._node, at, text)
        else:
            self._at = at + disk.write(self._node, at, text.encode(self.encoding, self.errors))
        return len(piece)

    def _is_plain(self) -> bool:
        return self.encoding.lower().replace("_", "-") in ("utf-8", "utf8")

    def _fill(self) -> None:
        """Decode all that there is from here on."""
        self._check("r")
        size = disk.size(self._node)
        if self._next < len(self._ahead) or self._at >= size:
            return
        text = disk.text(self._node, self._at) if self._is_plain() else None
        if text is None:
            text = disk.read(self._node, self._at, size).decode(self.encoding, self.errors)
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._ahead, self._next, self._at = text, 0, size

    def _take(self, end: int) -> str:
        text = self._ahead[self._next : end]
        self._next = min(end, len(self._ahead))
        return text


def _path(file: object) -> str:
    if hasattr(file, "__fspath__"):
        file = file.__fspath__()
    if isinstance(file, bytes):
        file = file.decode()
    if not isinstance(file, str):
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(file).__name__)
    return file


def _check_folder(path: str) -> None:
    folder = path.rstrip("/").rpartition("/")[0]
    if folder and disk.kind(folder) != "folder":
        raise _missing(path)


def _missing(path: str) -> OSError:
    return _error(FileNotFoundError, 2, "No such file or directory", path)


def _error(kind: "type[OSError]", number: int, words: str, path: str) -> OSError:
    """Make an error as CPython's; Brython's have no attributes of their own."""
    error = kind("[Errno " + str(number) + "] " + words + ": " + repr(path))
    error.errno, error.strerror, error.filename = number, words, path
    return error


def _unsupported(words: str) -> OSError:
    import io

    return io.UnsupportedOperation(words)
