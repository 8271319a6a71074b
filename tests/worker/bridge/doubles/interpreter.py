"""What a worker takes the place of in its interpreter, put back when a test is over."""

import atexit
import bdb
import builtins
import getpass
import inspect
import io
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import SourceFileLoader
from typing import Any

from tests.worker.bridge.doubles.devices import Device, Output
from tests.worker.bridge.doubles.modules import MODULES

REPLACED: list[tuple[Any, str]] = [
    (builtins, "input"),
    (getpass, "getpass"),
    (time, "sleep"),
    (os, "system"),
    (SourceFileLoader, "source_to_code"),
    (sys, "stdin"),
    (sys, "__stdin__"),
    (sys, "stdout"),
    (sys, "__stdout__"),
    (sys, "dont_write_bytecode"),
    (sys, "argv"),
    (atexit, "register"),
    (atexit, "unregister"),
    (sys, "settrace"),
    (sys, "gettrace"),
    (sys, "setprofile"),
    (sys, "getprofile"),
    (bdb.Bdb, "get_stack"),
    (inspect, "getouterframes"),
    (inspect, "findsource"),
    (traceback, "walk_stack"),
    (sys.modules["_frozen_importlib"], "_load_unlocked"),
]


@contextmanager
def kept() -> Iterator[None]:
    """Keep the interpreter as it is."""
    places = [(place, name, getattr(place, name)) for place, name in REPLACED]
    modules, path, finders = dict(sys.modules), list(sys.path), list(sys.meta_path)
    alarm, backend, names = (
        signal.getsignal(signal.SIGALRM),
        os.environ.get("MPLBACKEND"),
        set(vars(MODULES.js)),
    )
    try:
        yield
    finally:
        for place, name, value in places:
            setattr(place, name, value)
        vars(builtins).pop("display", None)
        _put_back(modules)
        sys.path[:], sys.meta_path[:] = path, finders
        signal.signal(signal.SIGALRM, alarm)
        os.environ.pop("MPLBACKEND", None)
        os.environ.update({"MPLBACKEND": backend} if backend is not None else {})
        for name in set(vars(MODULES.js)) - names:
            delattr(MODULES.js, name)
        MODULES.renew()


def _put_back(modules: dict[str, Any]) -> None:
    """Forget what a worker offers, and what lies in its folder; other modules may stay."""
    ours = {"__main__", "data", "offthread", "offthread.plots", *MODULES.by_name}
    for name in [name for name in sys.modules if name not in modules]:
        if name in ours or _lies_here(sys.modules[name]):
            del sys.modules[name]
    sys.modules.update(modules)


def _lies_here(module: Any) -> bool:
    return str(getattr(module, "__file__", "")).startswith(f"{os.getcwd()}/")  # noqa: PTH109 - a text


class Streams:
    """The worker's standard input and output, in the place of pytest's while the worker has its turn."""

    def __init__(self, output: Output) -> None:
        self._names = ("stdin", "stdout", "__stdout__")
        out = io.TextIOWrapper(io.BufferedWriter(Device(output)), encoding="utf-8")
        self._streams: list[Any] = [sys.stdin, out, out]

    @contextmanager
    def connected(self) -> Iterator[None]:
        """Be there for a while."""
        before = self._swap(self._streams)
        try:
            yield
        finally:
            self._streams = self._swap(before)

    def _swap(self, streams: list[Any]) -> list[Any]:
        before = [getattr(sys, name) for name in self._names]
        for name, stream in zip(self._names, streams, strict=True):
            setattr(sys, name, stream)
        return before
