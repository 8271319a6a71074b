"""Something to be done when a module is imported, from any place and at any time.

So nothing is imported before the visitor's program does. Pure.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Protocol

Before = Callable[[str], None]
After = Callable[[Any], None]


def watch_import(
    name: str, *, before: Before | None = None, after: After | None = None
) -> Callable[[], None]:
    """Have something done whenever a module of this name is imported that is none of the visitor's.

    before: gets the path of the module's file; after: gets the module. An import that fails or is stopped
    is followed by another, to which the same is done. Returns what has none of it done any more.
    """
    # Programs begin in the present folder, where the visitor's own modules are.
    home = f"{os.getcwd()}/"  # noqa: PTH109 - pathlib is not loaded at the start
    finder = _Finder(name, home, before or _nothing, after or _nothing)
    sys.meta_path.insert(0, finder)
    return lambda: sys.meta_path.remove(finder)


def tend_module(name: str, tend: After) -> None:
    """Have something done with a module: now, if it has been imported before, or whenever it is imported."""
    if name in sys.modules:
        tend(sys.modules[name])
    else:
        watch_import(name, after=tend)


def _nothing(_: object) -> None:
    pass


class _Finder(MetaPathFinder):
    """Finds one module as the other finders do, unless it lies in the visitor's home."""

    def __init__(self, name: str, home: str, before: Before, after: After) -> None:
        self._name, self._home, self._before, self._after = name, home, before, after
        self._is_asking = False

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give the spec that is found without this finder, with a loader that calls `after`."""
        if name != self._name or self._is_asking:
            return None
        self._is_asking = True
        try:
            spec = importlib.util.find_spec(name)
        finally:
            self._is_asking = False
        if spec is None or spec.loader is None or spec.origin is None or spec.origin.startswith(self._home):
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


class Loading(Protocol):
    """Who wants to know of modules of the library that are loaded."""

    def opening(self) -> None:
        """The library is about to import something, perhaps much, for a program or for nobody."""

    def loaded(self, names: list[str]) -> None:
        """All that has come with it, and that nobody else has used yet."""


def watch_loading(is_own: Callable[[object], bool], loading: Loading) -> Callable[[], None]:
    """Have something done whenever modules of the library are loaded; return what says that none is.

    is_own(origin): whether a module from there is the visitor's.
    """
    bootstrap: Any = sys.modules["_frozen_importlib"]
    load = getattr(bootstrap, "_load_unlocked", None)
    if load is None:  # an implementation with other names: modules are noted before the next program
        return lambda: None
    depth = Depth(is_own, loading)

    def _load_unlocked(spec: ModuleSpec) -> ModuleType:
        before = depth.enter(spec)
        try:
            module: ModuleType = load(spec)
        finally:
            depth.leave(before)
        return module

    among_importlib(_load_unlocked)
    bootstrap._load_unlocked = _load_unlocked
    return depth.surface


class Depth:
    """How deep in the library's own imports Python is.

    is_own, loading: see above; modules: all there are. What is compiled adds modules that no import has asked
    for (`cython_runtime`), so what has come is told by what is there.
    """

    def __init__(
        self, is_own: Callable[[object], bool], loading: Loading, modules: dict[str, ModuleType] | None = None
    ) -> None:
        self._is_own, self._loading = is_own, loading
        self._modules = sys.modules if modules is None else modules
        # What was there before the outermost import, if there is one.
        self._before: frozenset[str] | None = None

    def enter(self, spec: ModuleSpec) -> frozenset[str] | None:
        """A module is about to be loaded; return what `leave` wants to know."""
        outer = self._before
        if self._is_own(spec.origin):
            self._before = None
        elif outer is None:
            self._loading.opening()
            self._before = frozenset(self._modules)
        return outer

    def leave(self, outer: frozenset[str] | None) -> None:
        """It is loaded, or has failed."""
        before, self._before = self._before, outer
        if before is not None and outer is None:
            self._loading.loaded(
                [name for name in self._modules if name not in before and self._is_loaded(name)]
            )

    def surface(self) -> None:
        """Nothing is being loaded, whatever has been entered."""
        self._before = None

    def _is_loaded(self, name: str) -> bool:
        """Tell whether it is the library's, which may have imported some of a program's."""
        spec = getattr(self._modules[name], "__spec__", None)
        return not self._is_own(getattr(spec, "origin", None))


def among_importlib(function: Any) -> None:
    """Have Python take a function's frames out of tracebacks, as it does with those of its own imports."""
    function.__code__ = function.__code__.replace(co_filename="<frozen importlib._bootstrap>")
