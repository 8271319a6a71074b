"""Something to be done when a module is imported, from any place and at any time.

So nothing is imported before the visitor's program does. Pure.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

Before = Callable[[str], None]
After = Callable[[Any], None]


def watch_import(name: str, *, before: Before | None = None, after: After | None = None) -> None:
    """Have something done when a module of this name is imported, once.

    before: gets the path of the module's file; after: gets the module.
    """
    sys.meta_path.insert(0, _Finder(name, before or _nothing, after or _nothing))


def _nothing(_: object) -> None:
    pass


class _Finder(MetaPathFinder):
    """Finds one module, once, as the other finders do."""

    def __init__(self, name: str, before: Before, after: After) -> None:
        self._name, self._before, self._after = name, before, after

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give the spec that is found without this finder, with a loader that calls `after`."""
        if name != self._name:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None or spec.origin is None:
            # It may be there another time: packages are loaded when they are needed.
            sys.meta_path.insert(0, self)
            return None
        self._before(spec.origin)
        spec.loader = _Calling(spec.loader, self._after)
        return spec


class _Calling(Loader):
    """A loader that calls when the module is there."""

    def __init__(self, loader: Loader, after: After) -> None:
        self._loader, self._after = loader, after

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Make the module as its loader does."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Let the module's own loader have it, and then call."""
        assert module.__spec__ is not None
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        self._after(module)


def watch_loading(is_own: Callable[[object], bool], loaded: Callable[[list[str]], None]) -> None:
    """Have something done whenever modules of the library have been loaded, before anybody can use them.

    is_own(origin): whether a module from there is the visitor's; loaded: gets the names of others, of one and
    of all that it has imported itself.
    """
    bootstrap: Any = sys.modules["_frozen_importlib"]
    load = getattr(bootstrap, "_load_unlocked", None)
    if load is None:  # an implementation with other names: modules are noted before the next program
        return
    depth = _Depth(is_own, loaded)

    def _load_unlocked(spec: ModuleSpec) -> ModuleType:
        before = depth.enter(spec)
        try:
            module: ModuleType = load(spec)
        finally:
            depth.leave(spec, before)
        return module

    among_importlib(_load_unlocked)
    bootstrap._load_unlocked = _load_unlocked


class _Depth:
    """How deep in the library's own imports Python is: the modules of the outermost one, if there is one."""

    def __init__(self, is_own: Callable[[object], bool], loaded: Callable[[list[str]], None]) -> None:
        self._is_own, self._loaded = is_own, loaded
        self._names: list[str] | None = None

    def enter(self, spec: ModuleSpec) -> list[str] | None:
        """A module is about to be loaded; return what `leave` wants to know."""
        before = self._names
        if self._is_own(spec.origin):
            self._names = None
        elif before is None:
            self._names = []
        return before

    def leave(self, spec: ModuleSpec, before: list[str] | None) -> None:
        """It is loaded, or has failed."""
        names, self._names = self._names, before
        if names is not None and before is None:
            self._loaded([*names, spec.name])
        elif names is not None:
            names.append(spec.name)


def among_importlib(function: Any) -> None:
    """Have Python take a function's frames out of tracebacks, as it does with those of its own imports."""
    function.__code__ = function.__code__.replace(co_filename="<frozen importlib._bootstrap>")
