"""What the snapshot holds beside the kernel, and what must differ after it has been put back.

`prepare` runs once, where the snapshot is made, after `load` if it is an image that holds packages; `renew`
whenever one has been put back. Pure: it knows nothing of the browser.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import os
import sys
import tempfile
import time

from worker.kernel.chance import Chance
from worker.kernel.figures import BACKEND
from worker.kernel.fonts import tend_list
from worker.kernel.importing import watch_import
from worker.kernel.late import import_late
from worker.kernel.renewal import LIBRARY

# What programs of beginners import, and what the kernel needs for a result or an error: each costs bytes
# on a first visit and saves its import on all.
MODULES = (
    "ast", "asyncio", "bisect", "calendar", "codeop", "collections", "contextlib", "copy", "csv",
    "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "heapq", "inspect", "io",
    "itertools", "json", "linecache", "math", "numbers", "operator", "os", "pathlib", "pprint",
    "random", "re", "statistics", "string", "textwrap", "time", "traceback", "typing", "unicodedata",
    "uuid",
)  # fmt: skip

# What `time` tells of the time zone.
_ZONE = ("timezone", "altzone", "daylight", "tzname")

# What the image's packages have of random numbers.
_CHANCE = Chance()

_LARGEST_POOLED = 512
_BYTES_HEAD = sys.getsizeof(b"")
_FILLING = 2000


def load(modules: str) -> None:
    """Import modules of packages, and what those import late; their random numbers can be renewed then.

    modules: with commas between.
    """
    # Read when matplotlib is imported, which comes before there is a Screen, which sets it for programs.
    os.environ["MPLBACKEND"] = f"module://{BACKEND}"
    forget_fonts = watch_import("matplotlib.font_manager", before=tend_list)
    _CHANCE.watch()
    try:
        for name in modules.split(","):
            importlib.import_module(name)
        import_late()
    finally:
        _CHANCE.stop()
        forget_fonts()
        del os.environ["MPLBACKEND"]


def prepare() -> None:
    """Import what is to be in the snapshot, and leave no rubbish behind."""
    for name in MODULES:
        importlib.import_module(name)
    # It fixed the hashes of strings, so that a snapshot is the same whenever it is made.
    os.environ.pop("PYTHONHASHSEED", None)
    # The next use makes one with random numbers of its own.
    tempfile._name_sequence = None  # type: ignore[attr-defined]
    LIBRARY.record()
    gc.collect()
    _must_be_renewable()
    for size in range(16, _LARGEST_POOLED + 1, 16):
        _zero_freed(size)
    gc.collect()


def _must_be_renewable() -> None:
    """Refuse random numbers that would be the same after every start."""
    if others := _CHANCE.strangers():
        raise RuntimeError(f"the snapshot would freeze random numbers: {others}")


def _zero_freed(size: int) -> None:
    """Take freed blocks of a size, which come zeroed, and let them go: rubbish would have to be sent."""
    held = [bytes(max(size - _BYTES_HEAD, 1)) for _ in range(_FILLING)]
    held.clear()


def renew() -> None:
    """Let differ what must: the random numbers, and the time zone, which the C library has by now."""
    _CHANCE.renew()
    _learn_zone()


def _learn_zone() -> None:
    """Have the module `time` say what the C library knows; there is no `time.tzset` here.

    It reads that when it is made, so another one is made.
    """
    spec = time.__spec__
    assert spec is not None
    assert spec.loader is not None
    fresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fresh)
    for name in _ZONE:
        setattr(time, name, getattr(fresh, name))
