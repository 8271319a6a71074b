"""The bridge is imported while stand-ins take the place of `js` and `pyodide`."""

import gc
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.doubles.modules import MODULES
from tests.worker.bridge.stage import Stage, attached


def _import_bridge() -> None:
    """Import it, and leave `js` to the page's tests, which have a stand-in of their own."""
    before = {name: sys.modules.get(name) for name in MODULES.by_name}
    sys.modules.update(MODULES.by_name)
    try:
        import worker.bridge.main  # noqa: F401 - for its modules
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


_import_bridge()

Attach = Callable[[FakeEdges], Stage]


@pytest.fixture
def attach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Attach]:
    """Attach a worker that has not said yet that it is ready, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    with ExitStack() as stack:
        yield lambda edges: stack.enter_context(attached(edges))
    # A program that was stopped may leave a coroutine that nobody awaits, which a later test would hear of.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        gc.collect()


@pytest.fixture
def stage(attach: Any) -> Stage:
    """A worker that is ready, without packages, on a page that shares memory."""
    made: Stage = attach(FakeEdges())
    made.start()
    return made
