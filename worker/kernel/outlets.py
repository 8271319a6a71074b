"""Standard output and error: what Python still holds of their text is written.

Whatever a program has put in the place of a stream may fail; its own are never closed for good.
"""

from __future__ import annotations

import sys
from typing import Any


def flush_streams() -> None:
    """Flush standard output and error; one that the program has closed or broken gets back its original."""
    for name in ("stdout", "stderr"):
        original, current = getattr(sys, f"__{name}__", None), getattr(sys, name, None)
        if not _flushed(current):
            setattr(sys, name, original)
        if original is not current:
            _flushed(original)


def push_streams() -> None:
    """Flush standard output and error in the midst of a program: whatever they are then, they stay."""
    for name in ("stdout", "stderr"):
        # One that is just being written to refuses, and the code that writes to it flushes it.
        _flushed(getattr(sys, name, None))


def _flushed(stream: Any) -> bool:
    """Flush, and tell whether this can be written to; without a `flush` there is nothing to flush."""
    try:
        if hasattr(stream, "flush"):
            stream.flush()
        return hasattr(stream, "write") and not getattr(stream, "closed", False)
    except Exception:  # noqa: BLE001 - the visitor may have put anything in its place
        return False


def complain(text: str) -> None:
    """Write to standard error what Python itself would, as far as it can be written to."""
    try:
        sys.stderr.write(text)
    except Exception:  # noqa: BLE001 - the visitor may have put anything in its place
        return
