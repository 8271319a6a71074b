"""The library as it was when it was loaded: what programs have changed of it is put back.

Modules stay loaded from run to run, since loading them is what takes time. So what a program has made of
them must go: `math.pi = 3`, `json.JSONEncoder.default = mine`, `sys.modules.clear()`. A record of each
module is taken before any code of the program's can reach it: its names, those of its classes, and what its
public lists, dicts and sets hold. Whole dicts are compared, within C, so that a thousand modules take a
millisecond.

Of the standard library all is put back. Other packages set names of their own while they work, which nobody
could tell from a program's; of them come back functions, classes, numbers and texts that were replaced, and
what a program has added. Not told: what lies deeper than this, such as the attributes of a package's
objects.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from types import ModuleType
from typing import Any

from worker.kernel.aside import MISSING, Aside
from worker.kernel.belongings import Belongings

# Modules of ours, and those that are of one run.
_NOT_LIBRARY = ("__main__", "data", "worker", "js")

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

# Large modules in which a program changes nothing. Of them, and of those whose names begin with an
# underscore, only the number of names is looked at: that shows at least whether they have been emptied.
_INNER = frozenset(
    (
        "annotationlib", "ast", "compression", "concurrent", "dis", "encodings", "errno", "fcntl", "html",
        "importlib", "ipaddress", "opcode", "posix", "selectors", "ssl", "stat", "termios", "token",
        "tokenize", "tomllib", "zipfile",
    )
)  # fmt: skip
_PLAIN = (int, float, complex, str, bytes, tuple, frozenset)
_HEAP_TYPE, _IMMUTABLE = 1 << 9, 1 << 8


class Library:
    """The modules of one interpreter that are no program's."""

    def __init__(self, modules: dict[str, ModuleType] | None = None) -> None:
        self._modules = sys.modules if modules is None else modules
        self._records: dict[str, _Record] = {}
        # All there are, of which some are no modules of Python's.
        self._known: dict[str, ModuleType] = {}
        self._of_run: list[str] = []
        # What a program had changed before the library imported something.
        self._changed: set[_Record] = set()

    def record(self) -> None:
        """Take all that is loaded now as the library."""
        for name, module in list(self._modules.items()):
            if name.partition(".")[0] not in _NOT_LIBRARY:
                self._take(name, module)
        self._of_run.clear()

    def record_new(self) -> bool:
        """The same for what has come and gone since; tell whether any has come."""
        for name in self._known.keys() - self._modules.keys():
            self._forget(name)
        new = [name for name in self._modules.keys() - self._known.keys() if name not in _NOT_LIBRARY]
        self._of_run.clear()
        for name in new:
            self._take(name, self._modules[name])
        self._take("sys", sys)
        return bool(new)

    def _forget(self, name: str) -> None:
        del self._known[name]
        self._records.pop(name, None)

    def _take(self, name: str, module: ModuleType) -> None:
        known = self._records.get(name)
        if isinstance(module, ModuleType) and (
            known is None or known.module is not module or known.differs()
        ):
            self._records[name] = _Record(name, module)
        self._known[name] = module

    def expect(self) -> None:
        """Modules are about to be loaded, which may set something in those that are there."""
        self._changed = self._differing()

    def note(self, names: Iterable[str]) -> None:
        """Record modules that have just been loaded, and what they have set in those that were there.

        One that a program had changed before stays what it was.
        """
        for record in self._differing() - self._changed:
            self._records[record.name] = _Record(record.name, record.module)
        for name in names:
            module = self._modules.get(name)
            if module is not None and name not in self._known:
                self._take(name, module)
                self._of_run.append(name)

    def others(self) -> set[str]:
        """Names of modules that are not the library's."""
        return self._modules.keys() - self._known.keys()

    def hide(self, names: Iterable[str]) -> bool:
        """Make room for a program's modules of these names, until `restore`; tell whether there was need."""
        wanted = set(names)
        hidden = [name for name in self._modules if name in self._known and name.partition(".")[0] in wanted]
        for name in hidden:
            del self._modules[name]
        return bool(hidden)

    def restore(self, program: Belongings, aside: Aside) -> None:
        """Put back what programs have changed, and lay that aside. Modules of theirs stay."""
        for name, module in self._known.items():
            if self._modules.get(name) is not module:
                aside.name(self._modules, name, self._modules.get(name, MISSING))
                self._modules[name] = module
        for record in list(self._differing()):
            record.put_back(program, self._modules, aside)

    def _differing(self) -> set[_Record]:
        """The records of modules that are not what they were: here the time goes, so no calls in the loop."""
        found = set()
        for record in self._records.values():
            try:
                if len(record.names) != len(record.known):
                    found.add(record)
                for now, known in record.pairs:
                    if now != known:
                        found.add(record)
            except Exception:  # noqa: BLE001 - whatever a program's own objects say to being compared
                found.add(record)
        return found

    def drop_others(self, program: Belongings) -> bool:
        """Forget the modules of programs, and those of the library that hold on to one of them.

        Return whether any of the library have come with the last program.
        """
        has_grown = bool(self._of_run)
        for name in self._of_run:
            if name in self._records and self._records[name].holds(program):
                self._forget(name)
        self._of_run.clear()
        for name in [name for name in self._modules if name not in self._known]:
            if name.partition(".")[0] not in _NOT_LIBRARY:
                self._modules.pop(name, None)
        return has_grown


class _Record:
    """One module as it was."""

    def __init__(self, name: str, module: ModuleType) -> None:
        self.name, self.module = name, module
        self._is_standard = name.partition(".")[0] in sys.stdlib_module_names
        self._live: Collection[str] = _LIVE.get(name, ())
        self.names, self.known = vars(module), dict(vars(module))
        # All that is compared before each run, and which of it are classes.
        self.pairs: list[tuple[Any, Any]] = []
        self._classes: list[tuple[type, dict[str, Any]]] = []
        self._held: list[tuple[Any, Any]] = []
        if _is_inner(name):
            return
        self.pairs.append((self.names, self.known))
        if "." not in name or (self._is_standard and name.partition(".")[0] != "asyncio"):
            self._look_into(name, _CACHES.get(name, ()))

    def _look_into(self, name: str, caches: Collection[str]) -> None:
        for own, value in self.known.items():
            kind = type(value)
            if kind is type or isinstance(value, type):
                if value.__module__ == name or not self._is_standard:
                    self._note_class(value)
            elif self._is_standard and own[0] != "_" and own not in caches:
                held = vars(value) if _is_instance(value, name) else value
                if type(held) in (list, dict, set) and len(held) <= _MOST_HELD:
                    self._held.append((held, held.copy()))
                    self.pairs.append(self._held[-1])

    def _note_class(self, kind: type) -> None:
        if kind.__flags__ & _HEAP_TYPE and not kind.__flags__ & _IMMUTABLE:
            self._classes.append((kind, dict(vars(kind))))
            self.pairs.append((vars(kind), self._classes[-1][1]))

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
            return not program.has(new)
        if self._is_standard:
            return False
        if old is MISSING:
            return name[0] == "_" or not isinstance(new, _PLAIN)
        return not (callable(old) or isinstance(old, _PLAIN)) or name[0] == "_"

    def holds(self, program: Belongings) -> bool:
        """Tell whether one of its names is a program's."""
        return any(program.has(value) for value in self.known.values())


def _is_inner(name: str) -> bool:
    return name.partition(".")[0] in _INNER or name.startswith("_") or "._" in name


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
