"""Fixtures: the complete Pyodide 0.27.7 with the scientific stack, as a folder and on a port of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.bench import full_distribution as distribution
from tools.serve.server import Server


@pytest.fixture(scope="session")
def full_distribution_folder() -> Path:
    """The folder that holds it; not to be written to."""
    return distribution.pyodide()


@pytest.fixture(scope="session")
def full_distribution(full_distribution_folder: Path) -> Iterator[Server]:
    """It on another origin: its `url` is what START's `index_url` takes."""
    with Server(distribution.application(full_distribution_folder)) as server:
        yield server
