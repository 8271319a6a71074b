"""How the interpreter is set: what a program changes by a call, and what is put back by the opposite one.

Each of KEEPS notes how something is and returns what puts it back; a keep of what is not loaded returns
nothing to do. What programs change by assignment is the library's, see library.py. Pure.
"""

from __future__ import annotations

import contextlib
import csv
import decimal
import gc
import io
import locale
import os
import random
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

PutBack = Callable[[], None]
Keep = Callable[[], Iterator[PutBack]]

# Bound before any program runs.
_seed = random.seed
_SIGNALS = [each for each in range(1, 32) if each not in (signal.SIGKILL, signal.SIGSTOP)]
_DECIMAL = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp")


class Settings:
    """How all was set when it was noted."""

    def __init__(self) -> None:
        self._put_back: list[PutBack] = []
        self._streams: list[PutBack] = []

    def note(self) -> None:
        """Note how all is set."""
        self._streams = list(_streams())
        self._put_back = [*self._streams, *(put_back for keep in KEEPS for put_back in keep())]

    def restore(self) -> None:
        """Put all back, and begin a new series of random numbers; one that fails keeps none from it."""
        for put_back in self._put_back:
            with contextlib.suppress(Exception):
                put_back()
        _seed()

    def streams(self) -> None:
        """Put back the standard streams alone."""
        for put_back in self._streams:
            put_back()


def _reset(read: Callable[[], Any], write: Callable[[Any], object]) -> Keep:
    """Keep what one call reads and another writes."""

    def keep() -> Iterator[PutBack]:
        was = read()

        def put_back() -> None:
            if read() != was:
                write(was)

        yield put_back

    return keep


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _set_gc(is_on: bool) -> None:
    (gc.enable if is_on else gc.disable)()


def _streams() -> Iterator[PutBack]:
    """Standard streams; what `print` writes to is the interpreter's own again."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        yield _stream(number, name, getattr(sys, name, None))


def _stream(number: int, name: str, was: Any) -> PutBack:
    def put_back() -> None:
        nonlocal was
        if getattr(was, "closed", False) and isinstance(was, io.TextIOWrapper):
            was = _reopened(number, was)
        _attribute(sys, f"__{name}__", was)()
        _attribute(sys, name, was)()

    return put_back


def _reopened(number: int, was: io.TextIOWrapper) -> io.TextIOWrapper:
    """Another stream in place of one that a program has closed: what it wrote to is never closed."""
    raw = io.FileIO(number, "wb" if number else "rb", closefd=False)
    buffer: Any = io.BufferedWriter(raw) if number else io.BufferedReader(raw)
    return io.TextIOWrapper(buffer, was.encoding, was.errors, line_buffering=was.line_buffering)


def _attribute(owner: object, name: str, value: object) -> PutBack:
    def put_back() -> None:
        if getattr(owner, name, None) is not value:
            setattr(owner, name, value)

    return put_back


def _handlers() -> Iterator[PutBack]:
    for number in _SIGNALS:
        handler = signal.getsignal(number)
        if handler is not None:
            yield _handler(number, handler)


def _handler(number: int, handler: Any) -> PutBack:
    def put_back() -> None:
        if signal.getsignal(number) is not handler:
            signal.signal(number, handler)

    return put_back


def _environment() -> Iterator[PutBack]:
    was = dict(os.environ)

    def put_back() -> None:
        now = dict(os.environ)
        if now == was:
            return
        for name in now.keys() - was.keys():
            del os.environ[name]
        os.environ.update({name: value for name, value in was.items() if now.get(name) != value})
        if hasattr(time, "tzset"):
            time.tzset()

    yield put_back


def _filters() -> Iterator[PutBack]:
    """Warnings that have been shown are forgotten by entering and leaving a context."""
    filters, held = warnings.filters, list(warnings.filters)

    def put_back() -> None:
        filters[:] = held  # type: ignore[index]
        warnings.filters = filters
        with warnings.catch_warnings():
            pass

    yield put_back


def _dialects() -> Iterator[PutBack]:
    known = set(csv.list_dialects())

    def put_back() -> None:
        for name in set(csv.list_dialects()) - known:
            csv.unregister_dialect(name)

    yield put_back


def _decimals() -> Iterator[PutBack]:
    """The context that others are made of; each run has its own."""
    context = decimal.DefaultContext
    was, traps = {name: getattr(context, name) for name in _DECIMAL}, dict(context.traps)

    def put_back() -> None:
        for name, value in was.items():
            setattr(context, name, value)
        context.traps = traps
        context.clear_flags()

    yield put_back


def _collector() -> Iterator[PutBack]:
    callbacks = list(gc.callbacks)

    def put_back() -> None:
        gc.callbacks[:] = callbacks

    yield put_back


def _folder() -> str | None:
    try:
        return os.getcwd()  # noqa: PTH109 - a text is all that is wanted, and this is asked for before each run
    except OSError:  # a program has removed it
        return None


KEEPS: tuple[Keep, ...] = (
    _reset(sys.getrecursionlimit, sys.setrecursionlimit),
    _reset(sys.getswitchinterval, sys.setswitchinterval),
    _reset(sys.get_int_max_str_digits, sys.set_int_max_str_digits),
    _reset(sys.get_coroutine_origin_tracking_depth, sys.set_coroutine_origin_tracking_depth),
    _reset(gc.isenabled, _set_gc),
    _reset(gc.get_threshold, lambda was: gc.set_threshold(*was)),
    _reset(gc.get_debug, gc.set_debug),
    _reset(lambda: locale.setlocale(locale.LC_ALL), lambda was: locale.setlocale(locale.LC_ALL, was)),
    _reset(csv.field_size_limit, csv.field_size_limit),
    _reset(_umask, os.umask),
    _reset(_folder, os.chdir),
    _handlers,
    _environment,
    _filters,
    _dialects,
    _decimals,
    _collector,
)
