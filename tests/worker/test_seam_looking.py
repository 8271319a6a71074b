"""What is told of variables, by each engine that announces it, in Node: the file that the site sends."""

from collections.abc import Callable

import pytest

from tests.seam import looking
from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import Speaker


@pytest.mark.parametrize("check", looking.CHECKS, ids=lambda check: check.__name__)
def test_names_are_looked_at(worker: NodeWorker, check: Callable[[Speaker], None]) -> None:
    assert worker.capabilities["variables"]
    check(worker)
