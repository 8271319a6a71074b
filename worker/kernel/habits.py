"""What large libraries are told by a program and keep: loggers, options for printing, styles of plots.

Like settings.py, for what is reset only where it is loaded. None of these is imported here. Where a library
has no such part as is looked for, nothing is done about it.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable
from typing import Any

PutBack = Callable[[], None]


class Habits:
    """What the libraries were told before a program was there, noted of each when it is first met."""

    def __init__(self) -> None:
        self._put_back: dict[str, PutBack] = {}

    def note(self, names: Any = None) -> None:
        """Note what is loaded and not noted yet; names: of modules that have just been loaded."""
        for name in HABITS if names is None else HABITS.keys() & set(names):
            module = sys.modules.get(name)
            if module is not None and name not in self._put_back:
                try:
                    self._put_back[name] = HABITS[name](module)
                except (AttributeError, TypeError, KeyError):  # another version, or a module of the visitor's
                    continue

    def restore(self) -> None:
        """Have them all as they were."""
        for put_back in self._put_back.values():
            put_back()


def _logging(logging: Any) -> PutBack:
    manager, root = logging.root.manager, logging.root
    known = dict(manager.loggerDict)
    states = {id(each): (each, _state(each)) for each in (root, *known.values()) if hasattr(each, "handlers")}
    levels = (dict(logging._levelToName), dict(logging._nameToLevel))

    def put_back() -> None:
        logging.disable(logging.NOTSET)
        for name in [name for name in manager.loggerDict if name not in known]:
            # A logger of a library that was loaded since may stay, and says no more than a new one would.
            _quiet(manager.loggerDict[name], logging.NOTSET)
        for logger, state in states.values():
            vars(logger).update(
                {name: list(value) if type(value) is list else value for name, value in state}
            )
        for table, was in zip((logging._levelToName, logging._nameToLevel), levels, strict=True):
            table.clear()
            table.update(was)
        manager._clear_cache()

    return put_back


def _state(logger: Any) -> list[tuple[str, object]]:
    names = ("level", "propagate", "disabled", "handlers", "filters")
    return [(name, copy.copy(getattr(logger, name))) for name in names]


def _quiet(logger: Any, level: int) -> None:
    if hasattr(logger, "handlers"):
        vars(logger).update(level=level, propagate=True, disabled=False, handlers=[], filters=[])


def _numpy(numpy: Any) -> PutBack:
    options, errors = numpy.get_printoptions(), numpy.geterr()

    def put_back() -> None:
        numpy.set_printoptions(**options)
        numpy.seterr(**errors)
        if "numpy.random" in sys.modules:
            numpy.random.seed()

    return put_back


def _pandas(config: Any) -> PutBack:
    """pandas has its options in a tree of dicts."""
    tree, was = config._global_config, copy.deepcopy(config._global_config)

    def put_back() -> None:
        if tree != was:
            tree.clear()
            tree.update(copy.deepcopy(was))

    return put_back


def _matplotlib(matplotlib: Any) -> PutBack:
    was = dict(matplotlib.rcParams)

    def put_back() -> None:
        # The backend is chosen when the first figure is made, and stays.
        backend = dict.get(matplotlib.rcParams, "backend")
        dict.update(matplotlib.rcParams, {name: copy.copy(value) for name, value in was.items()})
        dict.__setitem__(matplotlib.rcParams, "backend", backend)

    return put_back


def _pdb(pdb: Any) -> PutBack:
    def put_back() -> None:
        # It remembers when each file was changed last, and warns of those that have been since.
        for name in ("_file_mtime_table",):
            getattr(pdb.Pdb, name, {}).clear()
        pdb.Pdb._last_pdb_instance = None

    return put_back


def _threading(threading: Any) -> PutBack:
    def put_back() -> None:
        threading.settrace(None)
        threading.setprofile(None)

    return put_back


def _tracemalloc(tracemalloc: Any) -> PutBack:
    stop: PutBack = tracemalloc.stop
    return stop


HABITS: dict[str, Callable[[Any], PutBack]] = {
    "logging": _logging,
    "numpy": _numpy,
    "pandas._config.config": _pandas,
    "matplotlib": _matplotlib,
    "pdb": _pdb,
    "threading": _threading,
    "tracemalloc": _tracemalloc,
}
