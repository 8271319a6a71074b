"""A package that came from elsewhere is there without a network too; what is not there says so in words."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.distribution import wheel
from tests.browser.hosts import Host, hosting
from tests.browser.index import Index
from tests.browser.playground import Playground
from tests.browser.test_offline import wait_until_stored
from tests.sites import built
from tools.serve.server import Server

PROGRAM = "from snowy import fall\nfall(2)"


@pytest.fixture(scope="module")
def index() -> Index:
    code = {"snowy": "from flake import WORD\ndef fall(n): return n * WORD"}
    made = Index({"flake-1.5-py3-none-any.whl": wheel("flake", "1.5", {"flake": "WORD = 'cold'"})})
    snowy = wheel("snowy", "2.0", code, requires=("Flake>=1",))
    made.add(
        "snowy-2.0-py3-none-any.whl",
        snowy,
        "Metadata-Version: 2.1\nName: snowy\nVersion: 2.0\nRequires-Dist: Flake>=1\n",
    )
    return made


@pytest.fixture(scope="module")
def schools(index: Index) -> Iterator[Server]:
    """The index of a school, on a host of its own."""
    with Server(index.application()) as server:
        yield server


@pytest.fixture(scope="module")
def host(schools: Server) -> Iterator[Host]:
    """A site whose settings name that index."""
    with hosting(built("index", index=f"{schools.url}simple")) as host:
        yield host


# The worker must know that it is offline.
@pytest.mark.unwatched
def test_a_package_of_the_sites_own_index_is_offline_too(
    profile: BrowserContext, host: Host, schools: Server, index: Index
) -> None:
    page = profile.new_page()
    play = Playground(page).open(host).wait_for("ready")
    assert play.run(PROGRAM)[-1] == ("result", "'coldcold'")
    assert sorted(index.requests) == [
        "/files/flake-1.5-py3-none-any.whl",
        "/files/snowy-2.0-py3-none-any.whl",
        "/files/snowy-2.0-py3-none-any.whl.metadata",
        "/simple/flake/",
        "/simple/snowy/",
    ]
    wait_until_stored(play)
    host.stop()
    profile.set_offline(True)
    page.reload()
    play.wait_for("ready")
    assert play.run(PROGRAM)[-1] == ("result", "'coldcold'")
    ((kind, text), *_) = play.run("import hail")
    assert (kind, "this device is offline" in text) == ("notice", True)
    assert len(index.requests) == 5
