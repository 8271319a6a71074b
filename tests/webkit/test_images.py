"""In WebKit, too, Python begins with an image that Node has made, and programs see no difference."""

from pathlib import Path

import pytest

from tests.browser.hosts import hosting
from tests.browser.image_values import PROGRAMS
from tests.browser.test_image_values import HERE, IS_IMAGE, SITES, site, values
from tests.full_distribution import full_distribution_folder
from tests.webkit.conftest import PLAIN, SHARING, query
from tests.webkit.driver import webkit_browser
from tests.webkit.visitor import Visitor

__all__ = ["full_distribution_folder"]

# The sites are built the first time, with an image for each kind of browser.
pytestmark = pytest.mark.timeout(900)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Leave to the long runs what takes minutes to build."""
    if "name" in metafunc.fixturenames:
        metafunc.parametrize("name", SITES if metafunc.config.getoption("--long") else ("frames",))


@pytest.mark.settings(PLAIN)
def test_values_are_the_same_with_an_image_and_without(
    full_distribution_folder: Path, setting: str, name: str
) -> None:
    compare(site(name, full_distribution_folder), setting, PROGRAMS[name])


@pytest.mark.settings(SHARING)
def test_the_same_where_memory_is_shared(full_distribution_folder: Path, setting: str, name: str) -> None:
    compare(site(name, full_distribution_folder), setting, PROGRAMS[name])


def compare(folder: Path, setting: str, program: str) -> None:
    """Run a program without an image, then with one, on this visit and the next."""
    with hosting(folder, setting != PLAIN) as host, webkit_browser(setting == SHARING) as browser:
        play = Visitor(browser, host, query(setting)).wait_for("ready")
        normal = values(play.run(program))
        assert play.facts()["start"] == "cold"
        play.wait(lambda: browser.evaluate(HERE), "an image")
        play.restart()
        play.wait(lambda: browser.evaluate(IS_IMAGE), "a start with it")
        assert values(play.run(program)) == normal
        # What is kept is there on the next visit.
        browser.go(play.url)
        assert play.wait_for("ready").facts()["start"] == "image"
