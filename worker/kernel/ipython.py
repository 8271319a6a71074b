"""The part of IPython that programs from notebooks import, without its package: what shows, and nothing else.

It is found where no package IPython is: a program that names `ipython` in its requirements gets the whole.
Pure: what it means to show something is given.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from worker.kernel import media, notebook, shown

NAME = "IPython"
VERSION = (9, 0, 0)
# For those who keep modules: these belong to one program.
OURS = "__offthread__"
LACKING = (
    "No module named {!r}. Only what shows something is here. For the whole, write # requirements: ipython"
)
_SHOWN = {
    name: each
    for module in (shown, media)
    for name, each in vars(module).items()
    if isinstance(each, type) and each.__module__ == module.__name__
}
_PACKAGES = (NAME, f"{NAME}.core", f"{NAME}.lib")
_DISPLAYS = (
    f"{NAME}.display",
    f"{NAME}.core.display",
    f"{NAME}.core.display_functions",
    f"{NAME}.lib.display",
)
_SHELLS = (f"{NAME}.core.getipython", f"{NAME}.core.interactiveshell")

Show = Callable[..., Any]


def install(show: Show) -> None:
    """Have it found behind all packages. show: the `display` of this playground."""
    sys.meta_path.append(Finder(show))


class Finder(MetaPathFinder, Loader):
    """Finds it, and fills its modules."""

    def __init__(self, show: Show) -> None:
        self._show = show

    def find_spec(
        self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module of IPython, unless its package is there."""
        if name.partition(".")[0] != NAME or (path is not None and list(path) != []):
            return None
        if name in (*_PACKAGES, *_DISPLAYS, *_SHELLS):
            return ModuleSpec(name, self, is_package=name in _PACKAGES)
        # Without a name, so that no hint takes it for a package that has not been loaded.
        raise ModuleNotFoundError(LACKING.format(name))

    def exec_module(self, module: ModuleType) -> None:
        """Put into it what it has."""
        setattr(module, OURS, True)
        names = vars(module)
        if module.__name__ in _DISPLAYS:
            names |= _SHOWN
            notebook.tend(module, self._show)
            names |= {"publish_display_data": self._publish, "set_matplotlib_formats": _nothing}
            names |= {f"display_{name.lower()}": self._shower(each) for name, each in _SHOWN.items()}
        else:
            names["get_ipython"] = _nothing
            names["InteractiveShell"] = Shell
            names |= {"version_info": VERSION, "__version__": ".".join(map(str, VERSION))}
        if module.__name__ == NAME:
            # As there, it is an attribute from the start.
            importlib.import_module(f"{NAME}.display")

    def _shower(self, kind: type) -> Show:
        """Return what shows texts as one kind: display_html(text, raw=True)."""

        def shower(*values: Any, raw: bool = False, **options: Any) -> None:
            self._show(*(kind(each) if raw else each for each in values), **options)

        return shower

    def _publish(self, data: dict[str, Any], metadata: Any = None, **options: Any) -> None:
        self._show(data, raw=True, metadata=metadata, **options)


class Shell:
    """The name of what notebooks run in, for packages that import it: there is none."""

    @staticmethod
    def initialized() -> bool:
        """Tell whether there is one."""
        return False


def _nothing(*_given: Any, **_options: Any) -> None:
    """There is no shell."""
