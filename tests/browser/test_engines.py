"""What each engine promises the page, by the protocol alone: the same programs, the same reports.

One worker an engine serves all tests but those that end it.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tools.server import Server

ENGINES = ("cpython", "brython", "micropython")
SMALL = ("brython", "micropython")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The engine that a test is about."""
    return str(request.param)


@pytest.fixture(scope="module")
def worker(browser: Browser, site: Server, engine: str) -> Iterator[BareWorker]:
    """A worker that is ready, on an isolated page."""
    page = browser.new_page()
    yield BareWorker(page, site, engine=engine).start()
    page.close()


def on(*engines: str) -> pytest.MarkDecorator:
    """Have a test run on these engines alone."""
    return pytest.mark.parametrize("engine", engines, indirect=True, scope="module")


def kinds(heard: list[dict[str, Any]]) -> list[str]:
    """The kinds of the reports, without those about downloads."""
    return [each["type"] for each in heard if each["type"] not in ("package", "progress")]


def error(heard: list[dict[str, Any]]) -> dict[str, Any]:
    """The one error among the reports."""
    (found,) = (each for each in heard if each["type"] == "error")
    return found


def test_a_program_is_started_prints_has_a_result_and_is_done(worker: BareWorker) -> None:
    worker.text()
    heard = worker.run('print("a", end="-")\nprint("b")\n6 * 7')
    reports = kinds(heard)
    assert (reports[0], reports[-2:]) == ("started", ["result", "done"])
    assert set(reports[1:-2]) == {"output"}
    assert worker.text() == "a-b\n"
    assert next(each["repr"] for each in heard if each["type"] == "result") == "42"


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("x = 5", None),
        ("x", "5"),
        ("y = 1; x + y", "6"),
        ("x;", None),
        ("[1,\n 2]\n\n# the end", "[1, 2]"),
        ("if x:\n    x", None),
        ('"""a\n2\n"""', r"'a\n2\n'"),
        ("None", None),
        ("2 ** 70", "1180591620717411303424"),
        ("len('é😀')", "2"),
    ],
)
def test_the_last_expression_is_the_result(worker: BareWorker, code: str, result: str | None) -> None:
    assert worker.value(code) == result


def test_variables_stay_from_run_to_run(worker: BareWorker) -> None:
    worker.run("def double(n):\n    return 2 * n\nkept = 21")
    assert worker.value("double(kept)") == "42"


def test_an_error_has_the_lines_of_the_program_and_no_others(worker: BareWorker) -> None:
    heard = worker.run("def f():\n    return 1 / 0\n\nf()")
    told = error(heard)
    places = [line for line in told["traceback"].splitlines() if line.startswith("  File")]
    assert told["name"] == "ZeroDivisionError"
    assert places == ['  File "main.py", line 4, in <module>', '  File "main.py", line 2, in f']
    assert "    return 1 / 0\n" in told["traceback"]
    assert heard[-1]["status"] == "error"


def test_a_syntax_error_names_its_line(worker: BareWorker) -> None:
    told = error(worker.run("x = 1\ny = = 2\n"))
    assert told["name"] == "SyntaxError"
    assert '  File "main.py", line 2' in told["traceback"]


def test_endless_recursion_is_an_error_and_the_next_program_runs(worker: BareWorker) -> None:
    told = error(worker.run("def f(n):\n    return f(n + 1)\nf(0)"))
    assert "maximum recursion depth exceeded" in told["message"]
    assert len(told["traceback"].splitlines()) < 30
    assert worker.value("1 + 1") == "2"


@pytest.mark.parametrize(("code", "status"), [("raise SystemExit", "ok"), ("raise SystemExit(3)", "error")])
def test_a_program_may_end_itself(worker: BareWorker, code: str, status: str) -> None:
    assert worker.run(code)[-1]["status"] == status


def test_ten_thousand_lines_arrive_in_order(worker: BareWorker) -> None:
    worker.text()
    worker.run("for i in range(10000):\n    print(i)")
    assert worker.text() == "".join(f"{number}\n" for number in range(10000))


def test_the_standard_library_is_there(worker: BareWorker) -> None:
    assert worker.value("import json, math\njson.dumps([math.floor(2.5), None])") == "'[2, null]'"


def test_data_is_imported_by_its_keys_and_goes_with_the_next_data(worker: BareWorker) -> None:
    worker.runs += 1
    data = '{"rank": [0.5, null], "count": 3.0}'
    worker.post(
        {
            "type": "run",
            "id": worker.runs,
            "code": "from data import rank, count\n(rank, count)",
            "data": {"rank": [0.5, None], "count": 3},
            "data_json": data,
        }
    )
    heard = worker.heard("done")
    assert next(each["repr"] for each in heard if each["type"] == "result") == "([0.5, None], 3.0)"
    assert worker.value("from js import count\ncount") == "3"
    worker.runs += 1
    worker.post({"type": "run", "id": worker.runs, "code": "from data import rank", "data_json": "{}"})
    assert "odule named 'data'" in error(worker.heard("done"))["message"]


def run_with(worker: BareWorker, code: str, **fields: Any) -> list[dict[str, Any]]:
    """Run a program with further fields of RUN."""
    worker.runs += 1
    worker.post({"type": "run", "id": worker.runs, "code": code, **fields})
    return worker.heard("done")


def test_files_of_the_work_are_imported_and_read_as_they_are_now(worker: BareWorker) -> None:
    code = "import helper\n(helper.double(4), open('notes.txt').read())"
    first = ["helper.py", "def double(n):\n    return 2 * n\n", "notes.txt", "ab 1"]
    heard = run_with(worker, code, files=first, removed=[])
    assert next(each["repr"] for each in heard if each["type"] == "result") == "(8, 'ab 1')"
    heard = run_with(worker, code, files=["helper.py", "def double(n):\n    return n / 0\n"], removed=[])
    assert '  File "helper.py", line 2, in double' in error(heard)["traceback"]
    heard = run_with(worker, "import sys\nimport helper", files=[], removed=["helper.py"])
    assert "odule named 'helper'" in error(heard)["message"]


def files_of(heard: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was handed back of the working directory."""
    return [each for each in heard if each["type"] == "files"]


WRITES = """
with open("notes.txt", "w") as file:
    print("é", file=file)
    file.write("two")
open("raw.bin", "wb").write(bytes([0, 255, 128]))
"""


def test_what_a_program_writes_comes_back_with_the_end_of_its_run(worker: BareWorker) -> None:
    (told,) = files_of(run_with(worker, WRITES, files=["old.txt", "old"], removed=[]))
    changed = dict(zip(told["changed"][::2], map(content, told["changed"][1::2]), strict=True))
    assert changed == {"notes.txt": "é\ntwo".encode(), "raw.bin": bytes([0, 255, 128])}
    assert (told["removed"], told["kept"]) == ([], [])
    assert files_of(run_with(worker, "open('notes.txt').read()", files=[], removed=[])) == []
    (told,) = files_of(run_with(worker, "import os\nos.remove('old.txt')", files=[], removed=[]))
    assert (told["changed"], told["removed"]) == ([], ["old.txt"])
    run_with(worker, "", files=[], removed=["notes.txt", "raw.bin"])


def test_what_a_program_has_written_comes_back_before_it_asks(worker: BareWorker) -> None:
    worker.runs += 1
    code = "file = open('kept.txt', 'w')\nfile.write('1\\n')\nfile.flush()\ninput()\nfile.close()"
    worker.post({"type": "run", "id": worker.runs, "code": code, "files": [], "removed": []})
    (told,) = files_of(worker.heard("waiting"))
    assert (told["changed"][0], content(told["changed"][1])) == ("kept.txt", b"1\n")
    worker.answer("")
    worker.heard("done")
    run_with(worker, "", files=[], removed=["kept.txt"])


def test_a_file_that_is_too_large_is_named_and_not_handed_back(worker: BareWorker) -> None:
    code = "open('big.bin', 'wb').write(bytes(20_000_001))"
    (told,) = files_of(run_with(worker, code, files=[], removed=[]))
    assert (told["changed"], told["kept"]) == ([], ["big.bin", "it is larger than 20 MB"])
    run_with(worker, "import os\nos.remove('big.bin')", files=[], removed=[])


def content(value: Any) -> bytes:
    """Bytes as they come from the page."""
    return bytes(value.values() if isinstance(value, dict) else value)


def test_input_waits_for_the_answer(worker: BareWorker) -> None:
    worker.begin('name = input("Name? ")\nname.upper()')
    asked = worker.heard("waiting")[-1]
    assert (asked["prompt"], asked["secret"]) == ("Name? ", False)
    worker.answer("Ada\n")
    heard = worker.heard("done")
    assert next(each["repr"] for each in heard if each["type"] == "result") == "'ADA'"


def test_the_end_of_input_is_an_eof_error(worker: BareWorker) -> None:
    worker.begin("input()")
    worker.heard("waiting")
    worker.answer(None)
    assert error(worker.heard("done"))["name"] == "EOFError"


def test_a_sleep_sleeps(worker: BareWorker) -> None:
    code = "import time\nbegan = time.time()\ntime.sleep(0.2)\ntime.time() - began >= 0.15"
    assert worker.value(code) == "True"


def test_a_message_that_breaks_the_contract_is_refused_and_changes_nothing(worker: BareWorker) -> None:
    worker.post({"type": "run", "id": 7000, "code": 5}, {"type": "start"})
    refused = [each["reason"] for each in worker.heard("refused", 2) if each["type"] == "refused"]
    assert refused == [
        "run: field 'code' must be of type str",
        "start: the worker has been started already",
    ]
    assert worker.value("1 + 1") == "2"


@on(*SMALL)
def test_the_engine_says_what_it_can_do(browser: Browser, site: Server, engine: str) -> None:
    page = browser.new_page()
    worker = BareWorker(page, site, engine=engine)
    page.evaluate("start()")
    ready = next(each for each in worker.heard("ready") if each["type"] == "ready")
    page.close()
    told = {name: ready["capabilities"][name] for name in ("engine", "packages", "stop", "await", "input")}
    assert told == {
        "engine": engine,
        "packages": False,
        "stop": "restart",
        "await": False,
        "input": "shared memory",
    }


BOTH = ["cpython", "brython"]
LACKS = {
    "micropython": [
        ("import statistics", "the module statistics", BOTH),
        ("import numpy", "the module numpy", ["cpython"]),
        ("from collections import Counter", "collections.Counter", BOTH),
        ("import math\nmath.comb(4, 2)", "math.comb", BOTH),
        ("match 1:\n    case 1:\n        pass", "`match` statements", BOTH),
        ("a = [1]\n[*a, 2]", "`*` and `**` within lists, tuples, sets and dicts", BOTH),
        ("'a'.title()", "the method str.title", BOTH),
        ("vars()", "the builtin vars", BOTH),
        ("'abc'[::2]", "all of this: only slices with step=1 (aka None) are supported", BOTH),
        ("await x", "an event loop for await and asyncio", ["cpython"]),
        ("import math\nmath.no_such_thing", None, None),
        ("print(no_such_name)", None, None),
        ("raise NotImplementedError('mine')", None, None),
        ("x = = 2", None, None),
    ],
    "brython": [
        ("import sqlite3", "the module sqlite3", ["cpython"]),
        ("import numpy", "the module numpy", ["cpython"]),
        ("import asyncio\nasyncio.run(None)", "an event loop for await and asyncio", ["cpython"]),
        ("await x", "an event loop for await and asyncio", ["cpython"]),
        ("import itertools\nitertools.pairwise('ab')", "itertools.pairwise", ["cpython"]),
        ("list(reversed({}))", "all of this right: it is a fault of its own", ["cpython"]),
        ("def f():\n    raise NotImplementedError\nf()", None, None),
        ("1 / 0", None, None),
    ],
}


@on(*SMALL)
def test_an_error_says_what_the_engine_lacks_and_which_has_it(worker: BareWorker, engine: str) -> None:
    told = [error(worker.run(code)) for code, _, _ in LACKS[engine]]
    found = [(each.get("lacks"), each.get("owners")) for each in told]
    assert found == [(lacks, owners) for _, lacks, owners in LACKS[engine]]
    maybe = [each["lacks"] for each in told if each.get("maybe")]
    assert maybe == ["the module numpy"]


@on(*SMALL)
def test_a_worker_refuses_to_be_another_engine(browser: Browser, site: Server, engine: str) -> None:
    page = browser.new_page()
    worker = BareWorker(page, site, engine=engine)
    worker.post({"type": "start", "engine": "cpython"})
    refused = worker.heard("refused")[-1]["reason"]
    page.close()
    assert refused == f"start: this is the worker of '{engine}', not of 'cpython'"


@on("brython")
def test_the_library_is_fetched_when_something_of_it_is_imported(
    browser: Browser, site: Server, engine: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    worker = BareWorker(page, site, engine=engine).start()
    worker.run("print(sum(range(10)))")
    before = [name for name in asked if name.endswith(".json")]
    worker.run("import math")
    after = [name for name in asked if name.endswith(".json")]
    page.close()
    assert (before, after) == (["index.json"], ["index.json", "common.json"])
