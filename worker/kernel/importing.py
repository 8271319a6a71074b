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
