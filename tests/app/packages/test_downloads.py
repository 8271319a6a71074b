"""Downloads: the packages on their way, in words, in bytes and aloud."""

from typing import TYPE_CHECKING, Any

from app.packages.downloads import Downloads, Line

if TYPE_CHECKING:
    from worker.messages import PackageFields


def report(name: str, state: str, loaded: int = 0, **more: Any) -> "PackageFields":
    fields: Any = {"name": name, "version": "1.0", "loaded": loaded, "source": "example.org", "state": state}
    fields.update(more)
    made: PackageFields = fields
    return made


def taken(*reports: "PackageFields") -> Downloads:
    downloads = Downloads()
    for each in reports:
        downloads.take(each)
    return downloads


def test_each_package_has_a_line_in_the_order_of_meeting() -> None:
    downloads = taken(
        report("numpy", "loading", 500_000, total=2_000_000),
        report("pandas", "loading"),
        report("numpy", "loaded", 2_000_000, total=2_000_000, source="cache"),
        report("six", "failed", cause="the server answered 404 (from example.org)"),
        {"name": "rich", "loaded": 0, "source": "PyPI", "state": "finding"},
    )
    assert downloads.lines == [
        Line("numpy 1.0", "loaded", "loaded, 2.0 MB, from this device", 1.0),
        Line("pandas 1.0", "loading", "0 bytes, from example.org", 0.0),
        Line("six 1.0", "failed", "the server answered 404 (from example.org)", 0.0),
        Line("rich", "finding", "asking PyPI", 0.0),
    ]
    assert downloads.failed == ["six"]
    assert downloads.is_under_way


def test_the_bar_is_that_of_all_bytes_as_soon_as_they_are_known() -> None:
    downloads = taken(report("numpy", "loading", 10, total=20, all_loaded=10))
    assert downloads.bar is None
    downloads.take(report("numpy", "loading", 20, total=20, all_loaded=30, all_total=50))
    assert downloads.bar == (30, 50)


def test_a_few_words_say_what_goes_on() -> None:
    downloads = taken(report("numpy", "loading", 500_000, total=2_000_000))
    assert downloads.words == "numpy 1.0 — 0.5 of 2.0 MB, from example.org"
    downloads.take(report("pandas", "loading", 0, all_loaded=600_000, all_total=7_000_000))
    assert downloads.words == "numpy 1.0 and 1 more — 0.6 of 7.0 MB, from example.org"


def test_little_is_said_aloud() -> None:
    downloads = Downloads()
    told = [
        report("numpy", "loading"),
        report("numpy", "loading", 5),
        report("six", "loading"),
        report("numpy", "installing", 9),
        report("numpy", "loaded", 9),
        report("bad", "loading"),
        report("bad", "failed"),
        report("six", "loaded"),
    ]
    assert [said for each in told if (said := downloads.take(each))] == [
        "Loading numpy 1.0",
        "Loading six 1.0",
        "Loading bad 1.0",
        "bad 1.0 could not be loaded",
        "2 packages loaded",
    ]


def test_what_was_is_forgotten() -> None:
    downloads = taken(report("numpy", "failed"))
    downloads.clear()
    assert (downloads.lines, downloads.failed, downloads.words, downloads.is_under_way) == ([], [], "", False)


def test_one_that_was_stopped_says_so_and_is_not_under_way() -> None:
    downloads = taken(report("numpy", "loading", 5), report("numpy", "stopped", 5))
    assert downloads.lines == [Line("numpy 1.0", "stopped", "stopped", 0.0)]
    assert not downloads.is_under_way
