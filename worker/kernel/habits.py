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
    states = [(each, _state(each)) for each in (root, *known.values())]
    levels = (dict(logging._levelToName), dict(logging._nameToLevel))

    def put_back() -> None:
        logging.disable(logging.NOTSET)
        for name in [name for name in manager.loggerDict if name not in known]:
            # One of a library that was loaded since may stay, and says no more than a new one would.
            if _is_librarys(name.partition(".")[0]):
                _quiet(manager.loggerDict[name], logging.NOTSET)
            else:
                del manager.loggerDict[name]
        for each, state in states:
            vars(each).clear()
            vars(each).update({name: _own_copy(value) for name, value in state.items()})
        for table, was in zip((logging._levelToName, logging._nameToLevel), levels, strict=True):
            table.clear()
            table.update(was)
        manager._clear_cache()

    return put_back


def _state(logger: Any) -> dict[str, Any]:
    """What a logger is told and who is below it; its lists and dicts as they are now."""
    return {name: _own_copy(value) for name, value in vars(logger).items()}


def _own_copy(value: Any) -> Any:
    return copy.copy(value) if type(value) in (list, dict) else value


def _is_librarys(name: str) -> bool:
    """Tell whether a module of this name is there that is no program's, whose modules are gone by then."""
    return name in sys.modules and name != "__main__"


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
    main = threading.main_thread()
    was, size = dict(vars(main)), threading.stack_size()

    def put_back() -> None:
        threading.settrace(None)
        threading.setprofile(None)
        threading.stack_size(size)
        vars(main).clear()
        vars(main).update(was)

    return put_back


def _tracemalloc(tracemalloc: Any) -> PutBack:
    stop: PutBack = tracemalloc.stop
    return stop


def _faulthandler(faulthandler: Any) -> PutBack:
    disable: PutBack = faulthandler.disable
    return disable


def _socket(socket: Any) -> PutBack:
    was = socket.getdefaulttimeout()

    def put_back() -> None:
        socket.setdefaulttimeout(was)

    return put_back


def _typing(typing: Any) -> PutBack:
    def put_back() -> None:
        # It remembers whatever it was asked of, and so keeps classes that are nobody's any more.
        for forget in typing._cleanups:
            forget()
        typing.clear_overloads()

    return put_back


def _asyncio_events(events: Any) -> PutBack:
    policy = events._event_loop_policy

    def put_back() -> None:
        events._event_loop_policy = policy

    return put_back


HABITS: dict[str, Callable[[Any], PutBack]] = {
    "asyncio.events": _asyncio_events,
    "faulthandler": _faulthandler,
    "logging": _logging,
    "numpy": _numpy,
    "pandas._config.config": _pandas,
    "matplotlib": _matplotlib,
    "pdb": _pdb,
    "socket": _socket,
    "threading": _threading,
    "tracemalloc": _tracemalloc,
    "typing": _typing,
}
