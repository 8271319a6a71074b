"""The contract of the seam, kept by each engine in Node: the file that the site sends, and no browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seam import contract
from tests.seam.contract import Rule
from tests.seam.node_worker import NodeWorker, ready
from tools.build.engines import NAMES


@pytest.fixture(scope="module", params=NAMES)
def worker(dist: Path, request: pytest.FixtureRequest) -> Iterator[NodeWorker]:
    """A worker that is ready, one an engine."""
    yield from ready(dist, request.param)


@pytest.mark.parametrize("rule", contract.RULES, ids=lambda rule: rule.__name__)
def test_an_engine_keeps_the_contract(worker: NodeWorker, rule: Rule) -> None:
    rule(worker)
