"""What the tests of the page share: a client with its workers, and a browser's page. See tests/app/dom."""

from collections.abc import Iterator

import pytest

from tests.app.dom import Page, install
from tests.app.fakes import Bench

# Before any module of the page is imported, since those take the window when they are.
PAGE = install()


@pytest.fixture
def bench() -> Bench:
    """A client with one worker at a time, without a standby."""
    return Bench()


@pytest.fixture
def page() -> Iterator[Page]:
    """A freshly loaded page. A test that has it log errors takes them out of the list."""
    PAGE.renew()
    yield PAGE
    assert PAGE.errors == []
    assert PAGE.window.console.errors == []
