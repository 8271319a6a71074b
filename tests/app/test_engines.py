"""Which engine runs the programs, and what the others have that it lacks."""

import json

import pytest

from app.engines import Engines, is_restarted_by_stop
from app.settings import KEY, Settings

TABLE = [["cpython", "CPython"], ["brython", "Brython"]]
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
    ("name", "message", "words"),
    [
        ("ModuleNotFoundError", "No module named 'numpy'", "Brython has no module of this name."),
        ("ImportError", "no module named 'numpy'", "Brython has no module of this name."),
        ("SyntaxError", "'await' outside function", "Brython cannot await outside of a function."),
        ("OSError", "input() cannot wait for an answer here.", "Brython cannot wait for input here."),
        ("ImportError", "cannot import name 'x'", ""),
        ("ZeroDivisionError", "division by zero", ""),
    ],
)
def test_an_error_about_what_the_engine_lacks_names_the_one_that_has_it(
    name: str, message: str, words: str
) -> None:
    told = engines("brython")[0].lack({"name": name, "message": message})
    assert told.partition(" CPython")[0] == words


def test_nothing_is_offered_where_there_is_nothing_better() -> None:
    missing: dict[str, object] = {"name": "ModuleNotFoundError", "message": "No module named 'numpy'"}
    assert engines("cpython")[0].lack(missing) == ""
    assert engines("brython", [["brython", "Brython"]])[0].lack(missing) == ""


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
