"""Calls the tests of modules and prints a line for each; runs on MicroPython and on CPython."""

import sys


def run(modules: "list[str]") -> None:
    """Call every function test_* of some modules."""
    for module in modules:
        found = __import__(module)
        for name in sorted(dir(found)):
            if name.startswith("test_"):
                print(module, name, outcome(getattr(found, name)))


def outcome(test: "object") -> str:
    """Return "passed", or how a test failed."""
    try:
        test()  # type: ignore[operator]
    except Exception as error:  # noqa: BLE001 - that is what it is for
        if hasattr(sys, "print_exception"):
            sys.print_exception(error)
        return f"failed: {error!r}"
    return "passed"
