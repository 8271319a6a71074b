"""Which engine runs the programs, and what the others have that it lacks."""

import json
from typing import TYPE_CHECKING

import pytest

from app.runtime.engines import Engines, is_restarted_by_stop
from app.shell.settings import KEY, Settings

if TYPE_CHECKING:
    from app.runtime.reports import FailureFields

TABLE = [
    ["cpython", "CPython", "Python itself", "language packages"],
    ["brython", "Brython", "JavaScript", "language translation"],
]
WORKERS = {"cpython": "./worker.mjs", "brython": "./worker-brython.mjs"}


def engines(current: str, table: list[list[str]] | None = None) -> tuple[Engines, dict[str, str]]:
    store: dict[str, str] = {}
    settings = Settings(store.get, store.__setitem__)
    return Engines(table or TABLE, WORKERS, current, settings), store


def test_another_engine_is_taken_and_remembered() -> None:
    made, store = engines("cpython")
    assert (made.choose("brython"), made.choose("brython")) == (True, False)
    assert (made.current, made.title, made.address) == ("brython", "Brython", "./worker-brython.mjs")
    assert json.loads(store[KEY])["engine"] == "brython"


def test_an_engine_that_the_site_does_not_have_gives_way_to_its_first() -> None:
    assert engines("jython")[0].current == "cpython"


def test_an_unknown_engine_is_refused_by_naming_the_others() -> None:
    with pytest.raises(ValueError, match="no engine called jython: there are cpython, brython"):
        engines("cpython")[0].choose("jython")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ({}, ("", "", "")),
        (
            {"lacks": "`match`", "owners": ["jython", "cpython"]},
            ("Brython does not have `match`. CPython does.", "cpython", "CPython"),
        ),
        (
            {"lacks": "the module numpy", "owners": ["cpython"], "maybe": True},
            (
                "Brython does not have the module numpy. CPython may, with its packages.",
                "cpython",
                "CPython",
            ),
        ),
        ({"lacks": "`match`", "owners": ["jython"]}, ("Brython does not have `match`.", "", "")),
    ],
)
def test_an_error_about_what_the_engine_lacks_names_one_of_the_site_that_has_it(
    error: "FailureFields", told: tuple[str, str, str]
) -> None:
    assert engines("brython")[0].lack(error) == told


def test_an_engine_is_good_for_something_and_may_have_packages() -> None:
    made = engines("brython")[0]
    assert [made.about(name) for name in ("cpython", "brython")] == ["Python itself", "JavaScript"]
    assert [made.has_packages(name) for name in ("cpython", "brython")] == [True, False]
    assert made.translator == "brython"
    assert made.offers == {"language": "CPython", "packages": "CPython", "translation": "Brython"}


@pytest.mark.parametrize(
    ("ready", "restarts"),
    [
        (None, False),
        ({"capabilities": {"stop": "restart"}}, True),
        ({"capabilities": {"stop": "shared memory"}}, False),
    ],
)
def test_what_ready_says_tells_whether_a_stop_takes_a_restart(
    ready: dict[str, object] | None, restarts: bool
) -> None:
    assert is_restarted_by_stop(ready) is restarts
