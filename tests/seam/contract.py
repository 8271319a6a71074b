"""What every engine promises the page, by the protocol alone: the same programs, the same reports.

Each rule is given a worker that is ready. They hold for the worker's file in Chromium, see
tests/browser/test_engines.py, and in Node, see tests/worker/test_seam.py.
"""

from collections.abc import Callable
from typing import Any

from tests.seam.speaker import Heard, Speaker, error, of_kind, result
from worker import protocol

Rule = Callable[[Speaker], None]
RULES: list[Rule] = []

ANSWERS = {"inventory": protocol.INSTALLED, **protocol.QUESTIONS}


def rule(check: Rule) -> Rule:
    """Have something hold for all engines."""
    RULES.append(check)
    return check


@rule
def ready_names_every_capability_and_nothing_else(worker: Speaker) -> None:
    told = worker.capabilities
    protocol.check({"capabilities": protocol.CAPABILITIES}, {"type": "capabilities", **told})
    assert told["stop"] in ("shared memory", "revoked address", "restart")
    assert told["input"] in ("shared memory", "stack switching", "revoked address")
    assert worker.ready["engine"].split(" ")[1][0].isdigit()


@rule
def a_program_is_started_prints_has_a_result_and_is_done(worker: Speaker) -> None:
    worker.text()
    heard = worker.run('print("a", end="-")\nprint("b")\n6 * 7')
    reports = [each["type"] for each in heard if each["type"] not in ("package", "progress")]
    assert (reports[0], reports[-2:]) == ("started", ["result", "done"])
    assert set(reports[1:-2]) == {"output"}
    assert worker.text() == "a-b\n"
    assert result(heard) == "42"


@rule
def output_keeps_its_order_and_its_streams(worker: Speaker) -> None:
    heard = worker.run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')")
    assert by_stream(heard) == [("stdout", "a\n"), ("stderr", "b\n"), ("stdout", "c\n")]


@rule
def ten_thousand_lines_arrive_in_order(worker: Speaker) -> None:
    worker.text()
    worker.run("for i in range(10000):\n    print(i)")
    assert worker.text() == "".join(f"{number}\n" for number in range(10000))


@rule
def the_last_expression_is_the_result(worker: Speaker) -> None:
    programs = {
        "x = 5": None,
        "x": "5",
        "y = 1; x + y": "6",
        "x;": None,
        "[1,\n 2]\n\n# the end": "[1, 2]",
        "if x:\n    x": None,
        '"""a\n2\n"""': r"'a\n2\n'",
        "None": None,
        "2 ** 70": "1180591620717411303424",
        "len('é😀')": "2",
    }
    assert {code: worker.value(code) for code in programs} == programs


@rule
def variables_stay_from_run_to_run(worker: Speaker) -> None:
    worker.run("def double(n):\n    return 2 * n\nkept = 21")
    assert worker.value("double(kept)") == "42"


@rule
def a_program_may_have_globals_of_its_own(worker: Speaker) -> None:
    worker.run("own = 1")
    assert worker.value("own = n + 1\nown", context={"n": 4}) == "5"
    assert worker.value("own") == "1"


@rule
def a_value_crosses_if_it_is_asked_for(worker: Speaker) -> None:
    (told,) = of_kind(worker.run("[1, 2.5, 'é', {'a': True}]", values=True), "result")
    assert told["value"] == [1, 2.5, "é", {"a": True}]


@rule
def an_error_has_the_lines_of_the_program_and_no_others(worker: Speaker) -> None:
    heard = worker.run("def f():\n    return 1 / 0\n\nf()")
    told = error(heard)
    places = [line for line in told["traceback"].splitlines() if line.startswith("  File")]
    assert told["name"] == "ZeroDivisionError"
    assert places == ['  File "main.py", line 4, in <module>', '  File "main.py", line 2, in f']
    assert "    return 1 / 0\n" in told["traceback"]
    assert heard[-1]["status"] == "error"


@rule
def an_error_has_the_last_place_in_the_files_of_the_visitor(worker: Speaker) -> None:
    """And none that only its message names."""
    code = "class E(Exception): pass\ndef f():\n    raise E('x\\n  File \"main.py\", line 1')\nf()"
    told = error(worker.run(code))
    source = "    raise E('x\\n  File \"main.py\", line 1')"
    assert (told["file"], told["line"], told["source"]) == ("main.py", 3, source)


@rule
def a_syntax_error_names_its_line(worker: Speaker) -> None:
    told = error(worker.run("x = 1\ny = = 2\n"))
    assert told["name"] == "SyntaxError"
    assert '  File "main.py", line 2' in told["traceback"]


@rule
def endless_recursion_is_an_error_and_the_next_program_runs(worker: Speaker) -> None:
    told = error(worker.run("def f(n):\n    return f(n + 1)\nf(0)"))
    assert "maximum recursion depth exceeded" in told["message"]
    assert len(told["traceback"].splitlines()) < 30
    assert worker.value("1 + 1") == "2"


@rule
def a_program_may_end_itself(worker: Speaker) -> None:
    ends = [worker.run(code)[-1]["status"] for code in ("raise SystemExit", "raise SystemExit(3)")]
    assert ends == ["ok", "error"]


@rule
def the_standard_library_is_there(worker: Speaker) -> None:
    assert worker.value("import json, math\njson.dumps([math.floor(2.5), None])") == "'[2, null]'"


@rule
def data_is_imported_by_its_keys_and_goes_with_the_next_data(worker: Speaker) -> None:
    data = {"rank": [0.5, None], "count": 3}
    text = '{"rank": [0.5, null], "count": 3.0}'
    code = "from data import rank, count\n(rank, count)"
    assert worker.value(code, data=data, data_json=text) == "([0.5, None], 3.0)"
    assert worker.value("from js import count\ncount") == "3"
    heard = worker.run("from data import rank", data_json="{}")
    assert "odule named 'data'" in error(heard)["message"]


@rule
def data_that_would_break_the_worker_is_refused(worker: Speaker) -> None:
    worker.begin("1", data={"postMessage": 1})
    assert worker.heard("refused")[-1]["reason"].startswith("'postMessage' is a name that the worker needs")
    assert worker.value("1 + 1") == "2"


@rule
def files_of_the_work_are_imported_and_read_as_they_are_now(worker: Speaker) -> None:
    code = "import helper\n(helper.double(4), open('notes.txt').read())"
    first = ["helper.py", "def double(n):\n    return 2 * n\n", "notes.txt", "ab 1"]
    assert worker.value(code, files=first, removed=[]) == "(8, 'ab 1')"
    heard = worker.run(code, files=["helper.py", "def double(n):\n    return n / 0\n"], removed=[])
    assert '  File "helper.py", line 2, in double' in error(heard)["traceback"]
    heard = worker.run("import sys\nimport helper", files=[], removed=["helper.py"])
    assert "odule named 'helper'" in error(heard)["message"]


WRITES = """
with open("notes.txt", "w") as file:
    print("é", file=file)
    file.write("two")
open("raw.bin", "wb").write(bytes([0, 255, 128]))
"""


@rule
def what_a_program_writes_comes_back_with_the_end_of_its_run(worker: Speaker) -> None:
    (told,) = of_kind(worker.run(WRITES, files=["old.txt", "old"], removed=[]), "files")
    changed = dict(zip(told["changed"][::2], map(content, told["changed"][1::2]), strict=True))
    assert changed == {"notes.txt": "é\ntwo".encode(), "raw.bin": bytes([0, 255, 128])}
    assert (told["removed"], told["kept"]) == ([], [])
    assert of_kind(worker.run("open('notes.txt').read()", files=[], removed=[]), "files") == []
    (told,) = of_kind(worker.run("import os\nos.remove('old.txt')", files=[], removed=[]), "files")
    assert (told["changed"], told["removed"]) == ([], ["old.txt"])
    worker.run("", files=[], removed=["notes.txt", "raw.bin"])


@rule
def what_a_program_has_written_comes_back_before_it_asks(worker: Speaker) -> None:
    code = "file = open('kept.txt', 'w')\nfile.write('1\\n')\nfile.flush()\ninput()\nfile.close()"
    worker.begin(code, files=[], removed=[])
    (told,) = of_kind(worker.heard("waiting"), "files")
    assert (told["changed"][0], content(told["changed"][1])) == ("kept.txt", b"1\n")
    worker.answer("")
    worker.heard("done")
    worker.run("", files=[], removed=["kept.txt"])


@rule
def a_file_that_is_too_large_is_named_and_not_handed_back(worker: Speaker) -> None:
    heard = worker.run("open('big.bin', 'wb').write(bytes(20_000_001))", files=[], removed=[])
    (told,) = of_kind(heard, "files")
    assert (told["changed"], told["kept"]) == ([], ["big.bin", "it is larger than 20 MB"])
    worker.run("import os\nos.remove('big.bin')", files=[], removed=[])


@rule
def input_waits_for_the_answer(worker: Speaker) -> None:
    worker.begin('name = input("Name? ")\nname.upper()')
    asked = worker.heard("waiting")[-1]
    assert (asked["prompt"], asked["secret"]) == ("Name? ", False)
    worker.answer("Ada\n")
    assert result(worker.heard("done")) == "'ADA'"


@rule
def the_end_of_input_is_an_eof_error(worker: Speaker) -> None:
    worker.begin("input()")
    worker.heard("waiting")
    worker.answer(None)
    assert error(worker.heard("done"))["name"] == "EOFError"


@rule
def a_sleep_sleeps(worker: Speaker) -> None:
    code = "import time\nbegan = time.time()\ntime.sleep(0.2)\ntime.time() - began >= 0.15"
    assert worker.value(code) == "True"


@rule
def the_names_that_programs_made_complete_what_is_typed(worker: Speaker) -> None:
    worker.run(
        "import math\nclass Point:\n    x = 1\n    def move(self):\n        pass\nplace = Point()\nplan = 2"
    )
    assert completed(worker, "print(pla") == (["place", "plan"], 3)
    assert completed(worker, "a = 1\nplace.m") == (["move"], 1)
    assert completed(worker, "math.sq") == (["sqrt"], 2)
    assert completed(worker, "from math import sq") == (["sqrt"], 2)
    assert completed(worker, "Point.mo") == (["move"], 2)
    assert completed(worker, "isinst") == (["isinstance"], 6)
    assert completed(worker, "nobody.knows.this") == ([], 4)
    assert {"move", "x"} <= {*completed(worker, "place.")[0]}


TRAP = """
class Trap:
    @property
    def door(self):
        print("sprung")
        return 1
trap = Trap()
"""


@rule
def completing_runs_nothing_of_the_program(worker: Speaker) -> None:
    worker.run(TRAP)
    worker.text()
    assert completed(worker, "trap.do") == (["door"], 2)
    assert completed(worker, "trap.door.re") == ([], 2)
    assert (worker.text(), worker.value("1 + 1")) == ("", "2")


@rule
def what_is_typed_in_the_midst_of_nothing_is_completed_by_nothing(worker: Speaker) -> None:
    assert [completed(worker, code) for code in ("3.", "f().x", "(", "'a'.up")] == [
        ([], 0),
        ([], 1),
        completed(worker, ""),
        ([], 2),
    ]


@rule
def a_message_that_breaks_the_contract_is_refused_and_changes_nothing(worker: Speaker) -> None:
    worker.post(
        {"type": "run", "id": 7000, "code": 5}, {"type": "start"}, {"type": "retry"}, {"type": "sing"}
    )
    refused = [each["reason"] for each in of_kind(worker.heard("refused", 4), "refused")]
    assert refused == [
        "run: field 'code' must be of type str",
        "start: the worker has been started already",
        "retry: the worker is not in the state 'failed'",
        "unknown message type 'sing'",
    ]
    assert worker.value("1 + 1") == "2"


@rule
def what_an_engine_does_not_announce_it_refuses_in_words(worker: Speaker) -> None:
    told = worker.capabilities
    asked = [
        ("inventory", told["packages"], {}),
        ("translate", told["translates"], {"id": 1, "code": "1"}),
        ("inspect", told["variables"], {"id": 1, "group": "values", "start": 0}),
        ("tabulate", told["variables"], {"id": 1, "name": "x", "start": 0}),
        ("export", told["variables"], {"id": 1, "name": "x", "start": 0}),
    ]
    for kind, is_there, fields in asked:
        worker.post({"type": kind, **fields})
        answer = worker.heard(ANSWERS[kind] if is_there else "refused")
        assert is_there or answer[-1]["reason"].startswith(f"{kind}: this engine ")


@rule
def programs_run_one_after_the_other_and_one_that_waits_can_be_stopped(worker: Speaker) -> None:
    worker.text()
    first = worker.begin("print(input())")
    heard = worker.heard("waiting")
    # The first has not ended, so that the stop finds the second waiting on any machine.
    second, third = (worker.begin(f"print({number})") for number in (2, 3))
    worker.act("stop", second)
    worker.act("answer", first, "1\n")
    heard += worker.heard("done", 3)
    turns = [
        (each["type"], each["id"], each.get("status"))
        for each in heard
        if each["type"] in ("started", "done")
    ]
    assert turns == [
        ("started", first, None),
        ("done", first, "ok"),
        ("started", second, None),
        ("done", second, "stopped"),
        ("started", third, None),
        ("done", third, "ok"),
    ]
    assert worker.text() == "1\n3\n"


@rule
def stop_ends_a_busy_program_in_the_way_that_is_announced(worker: Speaker) -> None:
    # A program that has started may be stopped before its first line: it says when it is past that.
    worker.begin("kept = 5\nprint('go')\nwhile True:\n    pass")
    worker.heard("output")
    if worker.capabilities["stop"] == "restart":
        worker.renew()
        assert worker.start().value("1 + 1") == "2"
        assert error(worker.run("kept"))["name"] == "NameError"
    else:
        worker.act("stop", worker.runs)
        assert worker.heard("done")[-1]["status"] == "stopped"
        assert worker.value("kept") == "5"


def by_stream(heard: Heard) -> list[tuple[str, str]]:
    """All output, as texts by stream; neighbours of one stream are one text."""
    found: list[tuple[str, str]] = []
    for told in of_kind(heard, "output"):
        for stream, text in zip(told["chunks"][::2], told["chunks"][1::2], strict=True):
            if found and found[-1][0] == stream:
                text = found.pop()[1] + text
            found.append((stream, text))
    return found


def completed(worker: Speaker, code: str) -> tuple[list[str], int]:
    """What may stand at the end of a program's beginning, and how much of it is there."""
    worker.post({"type": "complete", "id": 1, "code": code})
    told = worker.heard("completion")[-1]
    return told["names"], told["length"]


def content(value: Any) -> bytes:
    """Bytes as they come from the page."""
    return bytes(value.values() if isinstance(value, dict) else value)
