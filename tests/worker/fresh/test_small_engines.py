"""Brython and MicroPython, too, begin each run that is fresh as new, in the files that browsers get."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seam.node_worker import NodeWorker, ready
from tests.seam.speaker import of_kind, result
from tests.worker.fresh.rows import Told
from tests.worker.fresh.test_rows import told


@pytest.fixture(scope="module", params=["brython", "micropython"])
def worker(request: pytest.FixtureRequest, dist: Path) -> Iterator[NodeWorker]:
    """An engine, ready."""
    yield from ready(dist, request.param)


@pytest.fixture(autouse=True)
def _no_output_of_before(worker: NodeWorker) -> None:
    worker.text()


# As for CPython: what is left, by a program, and the one behind it.
PAIRS: dict[str, tuple[str, str, Told]] = {
    "names": ("x = 41", "print(x + 1)", ("", None, "NameError")),
    "names of builtins": ("list = [1, 2]", "print(list((3, 4)))", ("[3, 4]\n", None, None)),
    "builtins": (
        "import builtins\nbuiltins.len = lambda x: 42\nbuiltins.print = None",
        "print(len('abc'))",
        ("3\n", None, None),
    ),
    "an attribute of the library": (
        "import time\ntime.sleep = None\ntime.mine = 1",
        "import time\ntime.sleep(0)\nhasattr(time, 'mine')",
        ("", "False", None),
    ),
    "paths and arguments": (
        "import sys\nsys.path.insert(0, '/nowhere')\nsys.argv.append('x')",
        "import sys\nprint('/nowhere' in sys.path, sys.argv)",
        ("False ['main.py']\n", None, None),
    ),
    "modules": (
        "import sys, json\nsys.modules['json'] = 1",
        "import json\njson.dumps([1])",
        ("", "'[1]'", None),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_nothing_of_a_program_is_there_for_the_next(worker: NodeWorker, name: str) -> None:
    before, then, expected = PAIRS[name]
    assert told(worker, before) == ("", None, None)
    assert told(worker, then) == expected


def test_a_module_of_the_project_and_data_are_as_new(worker: NodeWorker) -> None:
    count = "import helper\nhelper.seen.append(1)\nlen(helper.seen)"
    assert told(worker, count, files=["helper.py", "seen = []\n"])[1] == "1"
    assert told(worker, count)[1] == "1"
    assert told(worker, "from data import a\na", data_json='{"a": 5}')[1] == "5"
    assert told(worker, "from data import a")[2] in ("ImportError", "ModuleNotFoundError")


def test_without_fresh_names_stay(worker: NodeWorker) -> None:
    told(worker, "x = 41")
    assert result(worker.run("x + 1")) == "42"


def test_the_place_of_an_error_is_in_the_module_where_it_was(worker: NodeWorker) -> None:
    files = ["helper.py", "# one\ndef f(x):\n    return x['k']\n"]
    (told,) = of_kind(worker.run("import helper\nhelper.f({})", files=files, removed=[]), "error")
    assert (told["file"], told["line"], told["source"]) == ("helper.py", 3, "    return x['k']")
    (told,) = of_kind(worker.run("import json\njson.loads('{')"), "error")
    assert (told["file"], told["line"], told["source"]) == ("main.py", 2, "json.loads('{')")
    (told,) = of_kind(worker.run("x = 1\ny = = 2\n"), "error")
    assert (told["file"], told["line"]) == ("main.py", 2)
    (told,) = of_kind(worker.run("raise SystemExit('done')"), "error")
    assert "line" not in told


def test_in_micropython_a_builtin_that_is_replaced_does_not_reach_what_is_ours(dist: Path) -> None:
    worker = NodeWorker(dist, "micropython")
    worker.start()
    heard = worker.run("import builtins\nbuiltins.len = lambda x: 42\n1 / 0", fresh=True)
    worker.end()
    assert of_kind(heard, "error")[0]["traceback"].splitlines()[-1] == "ZeroDivisionError: divide by zero"
