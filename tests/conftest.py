"""What all tests share: the built site, which `python3 build.py test` has just made."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests import lanes, node_tests
from tools.base import paths
from tools.base.paths import BUILD, ROOT
from tools.build import settings as site_settings
from tools.build import site

# It asserts, and is no module of tests by its name.
pytest.register_assert_rewrite("tests.seam.contract")

# How fast a busy machine makes up examples says nothing about the code.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("draw", PATIENT, max_examples=500)
settings.register_profile("long", PATIENT, max_examples=5000)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def dist() -> Path:
    """The built site."""
    if not (paths.DIST / "manifest.json").is_file():
        pytest.fail("dist/ is not built: run the tests with `python3 build.py test`.", pytrace=False)
    return paths.DIST


@pytest.fixture(scope="session")
def manifest(dist: Path) -> dict[str, Any]:
    """The list of the built site's files."""
    data: dict[str, Any] = json.loads((dist / "manifest.json").read_text(encoding="utf-8"))
    return data


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the long runs, `python3 build.py soak`, and of the browser tests."""
    parser.addoption("--long", action="store_true", help="the long runs whole, and not a small draw of each")
    parser.addoption("--cold", action="store_true", help="Python starts without a snapshot")
    parser.addoption(
        "--browser",
        choices=("chromium", "firefox", "webkit"),
        default="chromium",
        help="the browser that the browser tests run in (default: %(default)s)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make up as many examples as are asked for; test another site where one is, by changing DIST."""
    settings.load_profile("long" if config.getoption("--long") else "draw")
    if config.getoption("--cold"):
        paths.DIST = BUILD / "cold"
        if not hasattr(config, "workerinput"):  # Once, and not by each of the processes that share the tests.
            site.build(
                dist=paths.DIST,
                chosen=replace(site_settings.read(ROOT), snapshot="none"),
                generated=BUILD / "cold.generated",
            )


@pytest.fixture(scope="session")
def share(pytestconfig: pytest.Config) -> float:
    """How much of a long run is to be done: all of it, or a small draw."""
    return 1.0 if pytestconfig.getoption("--long") else 0.02


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take the tests of our JavaScript for tests as well."""
    return node_tests.collect(file_path, parent)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Put the browser's tests last: Playwright keeps an event loop running, in which no other can begin.

    Tests of snapshots (`pytest.mark.snapshot`) are left out where there are none, and in another browser
    those that only Chromium can be made to run (`pytest.mark.chromium`). WebKit is driven in another way: it
    has tests of its own, and no others. Where processes share the tests, the longest files come first, after
    pytest has put them in its own order.
    """
    yield
    if config.getoption("--cold"):
        leave_out("snapshot", config, items)
    if config.getoption("--browser") != "chromium":
        leave_out("chromium", config, items)
    leave_out_folder("webkit" if config.getoption("--browser") != "webkit" else "browser", config, items)
    items.sort(key=lambda item: item.path.is_relative_to(ROOT / "tests" / "browser"))
    if hasattr(config, "workerinput"):
        lanes.longest_first(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> lanes.Lanes | None:
    """Where whole files are shared out, have tests/lanes.py say which belong together."""
    return lanes.Lanes(config, log) if config.getoption("dist") == "loadfile" else None


def leave_out(marker: str, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that have a marker."""
    drop([item for item in items if item.get_closest_marker(marker)], config, items)


def leave_out_folder(name: str, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of a folder."""
    drop([item for item in items if item.path.is_relative_to(ROOT / "tests" / name)], config, items)


def drop(dropped: list[pytest.Item], config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out some tests."""
    config.hook.pytest_deselected(items=dropped)
    items[:] = [item for item in items if item not in dropped]
