"""One module of the library as it was when it was loaded: its names, those of its classes, and what it holds.

Which modules there are is library.py's. Pure.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from types import ModuleType
from typing import Any

from worker.kernel.aside import MISSING, Aside
from worker.kernel.belongings import Belongings

# What these hold changes while Python works, and these names stand for something else now and then.
_CACHES = {"sys": {"modules", "path_importer_cache"}, "linecache": {"cache"}}
_STREAMS = {f"{mark}{name}{mark}" for name in ("stdin", "stdout", "stderr") for mark in ("", "__")}
_LIVE = {
    "sys": _STREAMS,
    "warnings": {"_filters_version"},
    "_py_warnings": {"_filters_version"},
    "asyncio.events": {"_event_loop_policy"},
}
_MOST_HELD = 500

# What a program may fill although its name begins with an underscore: by a function that registers something.
_REGISTERS = {
    "copy": {"_deepcopy_dispatch"},
    "copyreg": {"_extension_registry", "_inverted_registry"},
    "pprint": {"_dispatch"},
    "shutil": {"_ARCHIVE_FORMATS", "_UNPACK_FORMATS"},
    "unittest.case": {"_module_cleanups"},
    "xml.etree.ElementTree": {"_namespace_map"},
}
# What a module of the library says of itself for good.
_SAID = frozenset(("__all__", "__doc__", "__file__", "__name__"))

# Large modules in whose classes a program changes nothing: only their own names are looked at. Of those
# whose names begin with an underscore it is the number of names: that shows whether they have been emptied.
_INNER = frozenset(
    (
        "annotationlib", "ast", "compression", "concurrent", "dis", "encodings", "errno", "fcntl", "html",
        "importlib", "ipaddress", "opcode", "posix", "selectors", "ssl", "stat", "termios", "token",
        "tokenize", "tomllib", "zipfile",
    )
)  # fmt: skip
_PLAIN = (int, float, complex, str, bytes, tuple, frozenset)
_HEAP_TYPE, _IMMUTABLE = 1 << 9, 1 << 8


class Record:
    """One module as it was."""

    def __init__(self, name: str, module: ModuleType) -> None:
        self.name, self.module, self.kind = name, module, type(module)
        self._is_standard = name.partition(".")[0] in sys.stdlib_module_names
        self._live: Collection[str] = _LIVE.get(name, ())
        self.names, self.known = vars(module), dict(vars(module))
        # All that is compared before each run, and which of it are classes.
        self.pairs: list[tuple[Any, Any]] = []
        self._classes: list[tuple[type, dict[str, Any]]] = []
        self._held: list[tuple[Any, Any]] = []
        if name.startswith("_") or "._" in name:
            return
        self.pairs.append((self.names, self.known))
        if name.partition(".")[0] in _INNER:
            return
        if "." not in name or self._is_standard:
            self._look_into(name, _CACHES.get(name, ()))

    def _look_into(self, name: str, caches: Collection[str]) -> None:
        for own, value in self.known.items():
            kind = type(value)
            if kind is type or isinstance(value, type):
                if value.__module__ == name or not self._is_standard:
                    self._note_class(value)
            elif own not in caches:
                self._note_held(own, vars(value) if _is_instance(value, name) else value)

    def _note_held(self, own: str, held: Any) -> None:
        """Note what a name holds, if it is one whose contents programs change."""
        if not self._is_standard or (own[0] == "_" and own not in _REGISTERS.get(self.name, ())):
            return
        if type(held) in (list, dict, set) and len(held) <= _MOST_HELD:
            self._held.append((held, held.copy()))
            self.pairs.append(self._held[-1])

    def _note_class(self, kind: type) -> None:
        if kind.__flags__ & _HEAP_TYPE and not kind.__flags__ & _IMMUTABLE:
            self._classes.append((kind, dict(vars(kind))))
            self.pairs.append((vars(kind), self._classes[-1][1]))
            for own, value in vars(kind).items():
                self._note_held(own, value)

    def differs(self) -> bool:
        """Tell whether anything is not what it was."""
        return len(self.names) != len(self.known) or not all(_same(now, known) for now, known in self.pairs)

    def put_back(self, program: Belongings, modules: dict[str, ModuleType], aside: Aside) -> None:
        """Make it what it was; what the library itself did belongs to it from now on."""
        names = vars(self.module)
        for name, old, new in _changes(names, self.known):
            if self._is_own(name, old, new, program, modules):
                continue
            aside.name(names, name, new)
            if old is MISSING:
                del names[name]
            else:
                names[name] = old
        self.known.clear()
        self.known.update(names)
        for kind, known in self._classes:
            if not _same(vars(kind), known):
                _put_back_class(kind, known, program, aside)
        for held, copy in self._held:
            if not _same(held, copy):
                aside.content(_refill, held)
                _refill(held, copy)

    def _is_own(
        self, name: str, old: object, new: object, program: Belongings, modules: dict[str, ModuleType]
    ) -> bool:
        """Tell whether the library has made this change itself."""
        if new is MISSING:
            return False
        if name in self._live:
            return True
        if issubclass(type(new), ModuleType):
            return modules.get(f"{self.module.__name__}.{name}") is new
        if name[:2] == "__" or program.has(new):
            return not program.has(new) and not (self._is_standard and name in _SAID)
        if self._is_standard:
            return False
        if old is MISSING:
            return name[0] == "_" or not isinstance(new, _PLAIN)
        return not (callable(old) or isinstance(old, _PLAIN)) or name[0] == "_"

    def holds(self, program: Belongings) -> bool:
        """Tell whether one of its names is a program's."""
        return any(program.has(value) for value in self.known.values())


def _is_instance(value: object, name: str) -> bool:
    """Tell whether this is a plain object of a module's own class, such as `calendar.c`."""
    kind = type(value)
    return (
        kind.__module__ == name
        and name not in ("logging", "threading")
        and not isinstance(value, int | type)
        and type(getattr(value, "__dict__", None)) is dict
    )


def _same(now: Any, known: Any) -> bool:
    """Tell whether two hold the same objects, which are asked only if they are not."""
    try:
        return bool(now == known)
    except Exception:  # noqa: BLE001 - whatever a program's own objects say to that
        return False


def _changes(now: Any, known: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """Each name that differs, with what it stood for and stands for."""
    for name, value in list(now.items()):
        if type(name) is str and known.get(name, MISSING) is not value:
            yield name, known.get(name, MISSING), value
    for name, value in list(known.items()):
        if name not in now:
            yield name, value, MISSING


def _put_back_class(kind: type, known: dict[str, Any], program: Belongings, aside: Aside) -> None:
    for name, old, new in _changes(vars(kind), known):
        if name[:1] == "_" and new is not MISSING and not program.has(new):
            continue
        aside.attribute(kind, name, new)
        if old is MISSING:
            type.__delattr__(kind, name)
        else:
            type.__setattr__(kind, name, old)
    known.clear()
    known.update(vars(kind))


def _refill(held: Any, copy: Any) -> None:
    held.clear()
    refill: Callable[[Any], None] = held.extend if type(held) is list else held.update
    refill(copy)
