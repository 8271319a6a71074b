"""The module `js`, as in Pyodide: the names of the worker's scope."""

from browser import self as _scope


def __getattr__(name: str) -> object:
    found = getattr(_scope, name, _scope.undefined)
    if found is _scope.undefined:
        raise AttributeError("module 'js' has no attribute " + repr(name))
    return found
