"""The loading bar, and the list of packages that are on their way."""

from typing import TYPE_CHECKING, Any

import pytest

from app.packages.loading import LINGER_MS, PATIENCE_MS, Loading
from tests.app.dom import Page

if TYPE_CHECKING:
    from worker.messages import PackageFields


def package(name: str, state: str, loaded: int = 0, **more: Any) -> "PackageFields":
    fields: Any = {"name": name, "loaded": loaded, "source": "site", "state": state, **more}
    made: PackageFields = fields
    return made


@pytest.fixture
def loading(page: Page) -> Loading:
    return Loading()


def test_a_start_is_shown_by_its_bytes_as_far_as_they_are_known(page: Page, loading: Loading) -> None:
    loading.show_start()
    bar = page.element("progress")
    assert (page.text("loading-words"), bar.getAttribute("aria-valuenow")) == ("Starting Python", None)
    loading.show_progress(
        {
            "file": "a.wasm",
            "loaded": 1_000_000,
            "all_loaded": 2_000_000,
            "all_total": 4_000_000,
            "source": "site",
        }
    )
    assert page.text("loading-words") == "a.wasm — 1.0 MB, from this site"
    assert (bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-valuemax")) == ("2000000", "4000000")
    loading.show_progress({"file": "b", "loaded": 1, "total": 2, "all_loaded": 1, "source": "x.org"})
    assert (page.text("loading-words"), bar.getAttribute("aria-valuenow")) == (
        "b — 1 of 2 bytes, from x.org",
        None,
    )
    loading.hide()
    assert page.element("loading").getAttribute("data-active") == "false"


def test_failures_are_told_once_nothing_is_on_its_way_any_more(loading: Loading) -> None:
    loading.show_package(package("six", "loading"))
    loading.show_package(package("attrs", "failed", cause="404", why="refused"))
    assert loading.take_failures() == []
    loading.show_package(package("six", "loaded"))
    assert [each.details for each in loading.take_failures()] == [("attrs: 404",)]
    assert loading.take_failures() == []


def test_packages_that_take_a_while_are_listed_until_they_are_there(page: Page, loading: Loading) -> None:
    loading.show_package(package("attrs", "loading", 10, total=100))
    listed = page.element("parcels")
    assert (listed.hidden, page.text("parcels-news")) == (True, "Loading attrs")
    page.advance(PATIENCE_MS + 1)
    assert [each.getAttribute("data-state") for each in listed.children] == ["loading"]
    loading.show_package(package("numpy", "loading", 20, total=40))
    assert [each.children[0].textContent for each in listed.children] == ["attrs", "numpy"]
    loading.show_package(package("attrs", "loaded", 100))
    loading.show_package(package("numpy", "failed", cause="404"))
    assert (listed.hidden, loading.failed) == (True, ["numpy"])
    loading.forget()
    assert loading.failed == []


def test_packages_that_are_there_at_once_are_not_listed(page: Page, loading: Loading) -> None:
    loading.show_package(package("attrs", "loading", 10, total=100))
    loading.show_package(package("attrs", "loaded", 100))
    page.advance(PATIENCE_MS + 1)
    assert page.element("parcels").hidden is True


def test_the_bar_goes_once_all_packages_are_there_and_the_program_runs_on(
    page: Page, loading: Loading
) -> None:
    active = page.element("loading")
    loading.show_package(package("attrs", "loading", 10, total=100))
    loading.show_package(package("attrs", "loaded", 100))
    assert page.text("loading-words") == "attrs — loaded, 100 bytes, from this site"
    page.advance(LINGER_MS - 1)
    loading.show_package(package("numpy", "loading", 20, total=40))
    page.advance(LINGER_MS + 1)
    assert active.getAttribute("data-active") == "true"
    loading.show_package(package("numpy", "loaded", 40))
    page.advance(LINGER_MS + 1)
    assert active.getAttribute("data-active") == "false"
    loading.show_start()
    page.advance(LINGER_MS + 1)
    assert active.getAttribute("data-active") == "true"
