"""What the tests of the page's client share."""

import pytest

from tests.app.fakes import Bench


@pytest.fixture
def bench() -> Bench:
    """A client with one worker at a time, without a standby."""
    return Bench()
