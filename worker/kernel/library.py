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
from collections.abc import Iterable
from types import ModuleType

from worker.kernel.aside import MISSING, Aside
from worker.kernel.belongings import Belongings
from worker.kernel.ipython import OURS
from worker.kernel.recording import Record

# Modules of ours, and those that are of one run.
_NOT_LIBRARY = ("__main__", "data", "worker", "js")
# All that these are for, they do when they are imported, or they hold what belongs to one program: each run
# imports them again.
_EACH_RUN = ("antigravity", "offthread_canvas", "pygame", "this", "turtle")


class Library:
    """The modules of one interpreter that are no program's."""

    def __init__(self, modules: dict[str, ModuleType] | None = None) -> None:
        self._modules = sys.modules if modules is None else modules
        self._records: dict[str, Record] = {}
        # All there are, of which some are no modules of Python's.
        self._known: dict[str, ModuleType] = {}
        self._of_run: list[str] = []
        # What a program had changed before the library imported something.
        self._changed: set[Record] = set()

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
        # Some are no modules of Python's.
        if name.partition(".")[0] in _EACH_RUN or OURS in getattr(module, "__dict__", ()):
            return
        known = self._records.get(name)
        if isinstance(module, ModuleType) and (
            known is None or known.module is not module or known.differs()
        ):
            self._records[name] = Record(name, module)
        self._known[name] = module

    def expect(self) -> None:
        """Modules are about to be loaded, which may set something in those that are there."""
        self._changed = self._differing()

    def note(self, names: Iterable[str]) -> None:
        """Record modules that have just been loaded, and what they have set in those that were there.

        One that a program had changed before stays what it was.
        """
        for record in self._differing() - self._changed:
            self._records[record.name] = Record(record.name, record.module)
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
        for record in self._records.values():
            if type(record.module) is not record.kind:
                ModuleType.__setattr__(record.module, "__class__", record.kind)
        for record in list(self._differing()):
            record.put_back(program, self._modules, aside)

    def _differing(self) -> set[Record]:
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
