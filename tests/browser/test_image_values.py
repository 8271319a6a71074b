"""A program sees no difference between packages that it imports and those of an image."""

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.hosts import hosting
from tests.browser.image_values import PROGRAMS
from tests.browser.playground import BOOT_MS, Entry, Playground
from tests.sites import built

# The sites are built the first time, with an image for each kind of browser.
pytestmark = pytest.mark.timeout(900)

START = "() => offthread.capabilities.start"
HERE = "() => offthreadBox.images.names.length > 0"
IS_IMAGE = "() => offthread.capabilities?.start === 'image'"
PATIENCE_MS = 240_000


class Site(NamedTuple):
    """packages: what it brings along; modules: what is in its image; has_numpy: on what distribution."""

    packages: tuple[str, ...]
    modules: tuple[str, ...]
    has_numpy: bool = True


SCIENCE = ("numpy", "pandas", "matplotlib", "scipy", "scikit-learn", "pillow")
PURE = ("sympy", "networkx", "msgpack", "pydantic")
SITES = {
    "frames": Site(("numpy", "pandas"), ("numpy", "pandas")),
    "pure": Site(PURE, (*PURE, "pydantic_core"), has_numpy=False),
    "all": Site(SCIENCE, (*SCIENCE, "scipy.optimize", "scipy.stats", "sklearn.linear_model")),
}
SHORT = ("frames", "pure")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Leave to the long runs what takes minutes to build."""
    is_long = metafunc.config.getoption("--long")
    metafunc.parametrize("name", SITES if is_long else SHORT)


@pytest.mark.smoke
def test_values_are_the_same_with_an_image_and_without(
    profile: BrowserContext, full_distribution_folder: Path, name: str
) -> None:
    with hosting(site(name, full_distribution_folder)) as host:
        play = Playground(profile.new_page()).open(host).wait_for("ready")
        normal = values(play.run(PROGRAMS[name], PATIENCE_MS))
        assert play.page.evaluate(START) != "image"
        play.page.wait_for_function(HERE, timeout=BOOT_MS)
        play.restart()
        play.page.wait_for_function(IS_IMAGE, timeout=BOOT_MS)
        assert values(play.run(PROGRAMS[name], PATIENCE_MS)) == normal


def site(name: str, full_distribution_folder: Path) -> Path:
    """The folder of a site with an image."""
    packages, modules, has_numpy = SITES[name]
    folder = full_distribution_folder if has_numpy else None
    return built(f"image of {name}", *packages, pyodide_dist=folder, snapshots=(modules,))


def values(entries: list[Entry]) -> dict[str, str]:
    """The values that a program came to, by their expressions."""
    kind, text = entries[-1]
    assert kind == "result", text
    found: dict[str, str] = ast.literal_eval(text)
    # What an expression is meant to raise is within quotes.
    assert not [(line, value) for line, value in found.items() if re.match(r"\w+(Error|Exception): ", value)]
    return found
