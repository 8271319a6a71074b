"""The end of a program, as Python has it: `atexit`, finalizers, and files that were left open.

A program's own exit functions are kept apart from those of the library, which goes on. Pure.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import io
import os
import sys
import weakref
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

# Where a process sees its open files, by number; on some systems nowhere.
_OPEN_FILES = "/proc/self/fd"

# What is closed first: what writes through others.
_ORDER = (io.TextIOBase, zipfile.ZipFile, io.BufferedIOBase, io.RawIOBase)
_BUILT_IN = (io.BufferedWriter, io.BufferedRandom, io.BufferedReader)

Ignored = Callable[[str, BaseException], None]


class Ending:
    """What is to be done when a program has come to its end.

    ignored(what, error): tells of an exception that ends nothing; is_own(file): if its code is a program's.
    """

    def __init__(self, ignored: Ignored, is_own: Callable[[object], bool]) -> None:
        self._ignored, self._is_own = ignored, is_own
        self._callbacks: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = []
        self._files: frozenset[int] = frozenset()
        self._finalizers: set[Any] = set()
        self._is_on = False

    def install(self) -> None:
        """Take the place of atexit's functions, for what a program's own code registers."""
        register, unregister = atexit.register, atexit.unregister

        def register_here(func: Any, /, *arguments: Any, **options: Any) -> Any:
            """Register a function to be called when the program ends."""
            if not self._is_on or not self._is_own(sys._getframe(1).f_code.co_filename):
                return register(func, *arguments, **options)
            if not callable(func):
                raise TypeError("the first argument must be callable")
            self._callbacks.append((func, arguments, options))
            return func

        def unregister_here(func: Any, /) -> None:
            """Unregister a function that was registered before."""
            self._callbacks[:] = [each for each in self._callbacks if each[0] != func]
            unregister(func)

        register_here.__name__ = register_here.__qualname__ = "register"
        unregister_here.__name__ = unregister_here.__qualname__ = "unregister"
        atexit.register, atexit.unregister = register_here, unregister_here

    def begin(self) -> None:
        """A program begins: what is registered and opened from now on is its own."""
        self._callbacks.clear()
        self._is_on = True
        self._files = _open_files()
        self._finalizers = set(weakref.finalize._registry)  # type: ignore[attr-defined]

    def finish(self, names: dict[str, Any]) -> None:
        """Do what is left to do, the last thing first. names: the program's globals."""
        try:
            while self._callbacks:
                func, arguments, options = self._callbacks.pop()
                self._call(f"atexit callback {func!r}", func, *arguments, **options)
            self._is_on = False
            self._finalize()
            self._say_farewell(names)
        finally:
            # A Stop ends all this, and loses nothing that was written.
            self._is_on = False
            opened = _open_files() - self._files
            if opened:
                _close(opened)

    def _finalize(self) -> None:
        registry: dict[Any, Any] = weakref.finalize._registry  # type: ignore[attr-defined]
        own = [(info.index, each) for each, info in registry.items() if each not in self._finalizers]
        for _, each in sorted(own, key=lambda pair: pair[0], reverse=True):
            if each.atexit:
                self._call(f"finalizer {each!r}", each)

    def _say_farewell(self, names: dict[str, Any]) -> None:
        """Delete the globals that want to know of it, in the order in which Python would."""
        for is_private in (True, False):
            # A program may have put what is no name among them.
            texts = [each for each in names if type(each) is str]
            for name in [each for each in texts if each.startswith("_") is is_private]:
                if hasattr(type(names[name]), "__del__") and _is_programs(type(names[name])):
                    with contextlib.suppress(Exception):
                        del names[name]

    def _call(self, what: str, func: Any, *arguments: Any, **options: Any) -> None:
        try:
            func(*arguments, **options)
        except SystemExit:
            return
        except Exception as error:  # noqa: BLE001 - whatever the program's own function raises
            self._ignored(what, error)


def _is_programs(kind: type) -> bool:
    return any("__del__" in vars(each) and each.__module__ == "__main__" for each in kind.__mro__)


def _open_files() -> frozenset[int]:
    try:
        numbers = [int(name) for name in os.listdir(_OPEN_FILES)]  # noqa: PTH208 - their names are all
    except (OSError, ValueError):
        return frozenset()
    # One of them may be that of the folder itself, which is closed by now.
    return frozenset(filter(_is_open, numbers))


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _close(opened: Iterable[int]) -> None:
    """Close the objects that hold these files, each behind what writes through it."""
    held = [each for each in gc.get_objects() if isinstance(each, _ORDER) and _number(each) in opened]
    for each in sorted(held, key=_rank):
        with contextlib.suppress(Exception):
            each.close()


def _rank(held: Any) -> tuple[int, bool]:
    """A writer of a package's, such as GzipFile, comes before the built-in one below it."""
    place = next(at for at, kind in enumerate(_ORDER) if isinstance(held, kind))
    return place, isinstance(held, _BUILT_IN)


def _number(held: Any) -> int:
    if held in (sys.stdin, sys.stdout, sys.stderr):
        return -1
    try:
        holder: Any = held.fp if isinstance(held, zipfile.ZipFile) else held
        number: int = holder.fileno()
    except Exception:  # noqa: BLE001 - closed already, or none of the system's
        return -1
    return number
