"""What is a program's: its modules, and the functions, classes and objects that come from them.

Told by the names of the modules that things say they are from. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

MAIN = "__main__"


class Belongings:
    """What belongs to a program whose modules, beside `__main__`, have these names."""

    def __init__(self, modules: Iterable[str] = ()) -> None:
        self._modules = frozenset((MAIN, *modules))

    def has(self, value: object) -> bool:
        """Tell whether this is a module of the program's, or made by what is in one."""
        # By its type, since an object of the program's may answer as it likes.
        kind = type(value)
        if issubclass(kind, ModuleType):
            return vars(value).get("__name__") in self._modules
        return _module_of(value) in self._modules or _module_of(kind) in self._modules


def _module_of(value: object) -> object:
    try:
        found = getattr(value, "__module__", None)
    except Exception:  # noqa: BLE001 - whatever it raises
        return None
    return found if type(found) is str else None
