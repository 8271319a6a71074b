"""What is shown of all that the client tells, by whole lists of what the panes are told."""

from typing import Any

import pytest

from app.packages.failures import Failure
from app.playground.presenter import HANDLERS
from app.runtime.reports import TOLD
from tests.app.fakes import READY
from tests.app.playground.stage import Stage


def test_each_kind_that_the_client_tells_has_a_handler_and_no_other_has() -> None:
    assert set(HANDLERS) == set(TOLD)


def test_a_start_is_shown_until_python_is_there() -> None:
    stage, ready = Stage(), list[object]()
    stage.presenter.readied.listen(ready.append)
    stage.bench.client.start()
    stage.bench.report("progress", file="python.wasm", loaded=1, all_loaded=1, source="site")
    stage.bench.handle.on_message({**READY, "capabilities": {"stop": "restart"}})
    assert stage.seen == [
        ("output", "paint"),
        ("ask", "hide", False),
        ("loading", "start"),
        ("status", "starting", False),
        ("toolbar", "starting", False, False),
        ("loading", "python.wasm"),
        ("status", "engine", "Pyodide", "3.14.2"),
        ("status", "memory", 0),
        ("output", "paint"),
        ("ask", "hide", False),
        ("loading", "hide"),
        ("status", "ready", False),
        ("toolbar", "ready", False, False),
    ]
    assert ready == [{"stop": "restart"}]
    assert stage.presenter.state == "ready"


def test_a_run_is_shown_from_its_start_to_its_end() -> None:
    stage = Stage().ready()
    stage.controls.run()
    stage.bench.report("started", id=1)
    stage.bench.report("output", id=1, seq=1, chunks=["stdout", "one\n", "stderr", "two\n"])
    stage.bench.report("result", id=1, repr="2")
    stage.bench.report("done", id=1, status="ok", ms=12, heap=2)
    assert stage.presenter.state == "running", "what is told waits for the output before it"
    assert stage.presenter.on_frame() is False
    assert stage.entries() == [("stdout", "one\n"), ("stderr", "two\n"), ("result", "2")]
    assert stage.kept() == "one\ntwo\n2\n"
    assert stage.told("status", "loading") == [
        ("status", "running", False),
        ("status", "running", False),
        ("loading", "forget"),
        ("status", "outcome", "ok", 12),
        ("status", "memory", 2048),
        ("status", "running", False),
        ("loading", "hide"),
        ("status", "ready", False),
    ]


def test_output_is_acknowledged_to_its_worker_when_it_has_been_taken_in() -> None:
    stage = Stage().running()
    for seq, token in ((7, "blob:7"), (8, None), (9, None)):
        more = {} if token is None else {"token": token}
        stage.bench.report("output", id=1, seq=seq, chunks=["stdout", "x\n"], **more)
    assert stage.bench.handle.posted == []
    stage.presenter.on_frame()
    assert stage.bench.handle.urgent == [("ack", 7, "blob:7"), ("ack", 9)]
    assert stage.bench.handle.posted == [
        {"type": "ack", "seq": 7, "token": "blob:7"},
        {"type": "ack", "seq": 9},
    ]


def test_output_of_a_worker_that_is_gone_is_shown_and_not_acknowledged() -> None:
    stage = Stage().running()
    stage.bench.report("output", id=1, seq=7, chunks=["stdout", "x\n"])
    stage.controls.restart()
    stage.presenter.on_frame()
    assert stage.entries()[0] == ("stdout", "x\n")
    assert [handle.urgent for handle in stage.bench.handles] == [[], []]


def test_a_display_takes_the_place_of_the_one_in_its_slot() -> None:
    stage = Stage().running()
    shown: dict[str, Any] = {"id": 1, "mime": "text/plain", "data": "a", "text": "a"}
    for seq, more in enumerate(({"slot": "figure 1"}, {}, {"slot": "figure 1", "text": "b"}, {})):
        stage.bench.report("display", seq=seq, **{**shown, **more})
    stage.presenter.on_frame()
    assert [content["text"] for _, content in stage.entries()] == ["b", "a", "a"]
    assert stage.bench.handle.posted == [{"type": "ack", "seq": 3}]


def test_a_question_stands_in_the_line_that_the_program_has_begun() -> None:
    stage = Stage().running()
    stage.bench.report("output", id=1, seq=1, chunks=["stdout", "Hello. Name? "])
    stage.bench.report("waiting", id=1, prompt="Name? ", secret=False)
    stage.presenter.on_frame()
    assert stage.told("ask") == [("ask", [("", "Hello. Name? ")], False)]
    assert ("tabs", "output") in stage.seen
    stage.bench.client.answer("Ada")
    assert stage.entries() == [("input", {"prompt": [("", "Hello. Name? ")], "answer": "Ada"})]
    assert stage.told("ask")[1:] == [("ask", "hide", True)]
    stage.bench.report("done", id=1, status="ok", ms=1)
    assert stage.told("ask")[2:] == [("ask", "hide", False)]


@pytest.mark.parametrize(
    ("prompt", "said"), [("Name? ", "Your program asks: Name?"), ("", "Your program waits for your input")]
)
def test_a_question_to_who_types_something_else_waits_and_is_said(prompt: str, said: str) -> None:
    stage = Stage().running()
    stage.ask.must_wait = True
    stage.bench.report("waiting", id=1, prompt=prompt, secret=False)
    assert [entry for entry in stage.told("tabs") if entry[1] != "note"] == []
    assert [entry[0] for entry in stage.told("ask", "remark")] == ["ask", "remark"]
    assert stage.told("remark") == [("remark", said)]
    stage.bench.client.answer("Ada")
    stage.ask.must_wait = False
    stage.bench.report("waiting", id=1, prompt=prompt, secret=False)
    assert len(stage.told("remark")) == 1


def test_an_error_that_is_said_in_the_editor_is_marked_as_such_and_its_end_is_told() -> None:
    stage = Stage().ready()
    stage.errors.is_placed = True
    stage.controls.run()
    stage.bench.report("started", id=1)
    stage.bench.report("error", id=1, name="E", message="m", traceback="E: m", file="main.py", line=4)
    stage.bench.report("done", id=1, status="error", ms=1)
    assert stage.told("errors") == [("errors", "begin"), ("errors", 4), ("errors", "end", True)]
    ((_, content),) = stage.entries()
    assert content["is_said"]


def test_a_coloured_question_stands_there_once_and_stays_coloured() -> None:
    stage = Stage().running()
    prompt = "\x1b[33mName:\x1b[0m "
    line = [("fg-3", "Name:"), ("", " ")]
    stage.bench.report("output", id=1, seq=1, chunks=["stdout", prompt])
    stage.bench.report("waiting", id=1, prompt=prompt, secret=False)
    stage.presenter.on_frame()
    assert stage.told("ask") == [("ask", line, False)]
    stage.controls.stop()
    stage.bench.report("done", id=1, status="stopped", ms=20)
    (block, _) = stage.transcript.blocks
    assert (block.kind, [row.runs for row in block.rows or []]) == ("stdout", [line])


def test_a_question_stands_there_once_though_a_notice_came_between() -> None:
    stage = Stage().running()
    stage.bench.report("output", id=1, seq=1, chunks=["stdout", "Hello\nName? "])
    stage.presenter.on_frame()
    stage.presenter.notice("a:b.txt is not one of your files")
    stage.bench.report("waiting", id=1, prompt="Name? ", secret=False)
    stage.presenter.on_frame()
    assert stage.told("ask") == [("ask", [("", "Name? ")], False)]
    stage.bench.client.answer("Ada")
    assert stage.entries() == [
        ("stdout", "Hello\n"),
        ("notice", "a:b.txt is not one of your files"),
        ("input", {"prompt": [("", "Name? ")], "answer": "Ada"}),
    ]


@pytest.mark.parametrize(
    ("secret", "answer", "shown"),
    [(True, "hunter2", "•••"), (False, None, "(end of input)")],
    ids=["a secret", "the end of input"],
)
def test_an_answer_without_text_is_shown_as_what_it_is(secret: bool, answer: str | None, shown: str) -> None:
    stage = Stage().running()
    stage.bench.report("waiting", id=1, prompt="? ", secret=secret)
    if answer is None:
        stage.bench.client.end_input()
    else:
        stage.bench.client.answer(answer)
    assert stage.entries() == [("input", {"prompt": [("", "? ")], "answer": shown})]


def test_the_line_of_a_question_that_nobody_answers_stays() -> None:
    stage = Stage().running()
    stage.bench.report("waiting", id=1, prompt="Name? ", secret=False)
    stage.controls.stop()
    stage.bench.report("done", id=1, status="stopped", ms=20)
    assert stage.entries() == [("stdout", "Name? "), ("notice", "Stopped after 20 ms.")]


def test_an_error_names_the_engine_that_has_what_this_one_lacks() -> None:
    stage = Stage("brython").running()
    error = {"id": 1, "name": "ImportError", "message": "", "traceback": "ImportError: numpy"}
    stage.bench.report("error", **error, lacks="numpy", owners=["cpython"])
    ((kind, content),) = stage.entries()
    assert (kind, content["hint"]) == ("error", "Brython does not have numpy. CPython does.")
    assert content["engine"] == ("cpython", "CPython")
    assert stage.kept() == "ImportError: numpy\n"


def test_an_error_of_the_program_is_shown_as_it_is() -> None:
    stage = Stage().running()
    error = {"id": 1, "name": "E", "message": "", "traceback": "E", "hint": "Look closely."}
    stage.bench.report("error", **error)
    assert stage.entries() == [("error", error)]


def test_a_result_that_a_display_shows_is_not_shown_again() -> None:
    stage = Stage().running()
    stage.bench.report("result", id=1, repr="<Figure>", shown=True)
    stage.bench.report("result", id=1)
    assert stage.entries() == []


def test_packages_that_were_asked_for_can_be_imported_when_they_are_there() -> None:
    stage = Stage().ready()
    stage.controls.install(["attrs", "numpy"])
    stage.bench.report("started", id=1)
    stage.bench.report("package", id=1, name="attrs", loaded=1, source="site", state="loaded")
    stage.bench.report("done", id=1, status="ok", ms=2)
    assert stage.told("loading") == [
        ("loading", "forget"),
        ("loading", "attrs", "loaded"),
        ("loading", "hide"),
    ]
    assert stage.entries() == [("notice", "attrs, numpy can be imported now.")]


def test_a_package_that_could_not_be_loaded_is_named_with_its_cause() -> None:
    stage = Stage().ready()
    stage.controls.install(["attrs"])
    stage.bench.report("started", id=1)
    stage.loading.missing = ["attrs"]
    stage.loading.failures = [told := Failure("attrs could not be loaded.", ("attrs: 404",))]
    for _ in range(2):
        stage.bench.report("package", id=1, name="attrs", loaded=0, source="site", state="failed")
    stage.bench.report("done", id=1, status="ok", ms=2)
    assert stage.entries() == [("notice", told)]


WANTS = {"name": "ImportError", "message": "", "traceback": "T", "hint": "H", "wants": "openpyxl"}


def test_a_package_that_a_library_asks_for_is_loaded_and_the_program_run_again() -> None:
    stage = Stage().running()
    stage.bench.report("error", id=1, **WANTS)
    stage.bench.report("done", id=1, status="error", ms=2)
    assert [(content["wants"], content["again"]) for _, content in stage.entries()] == [("openpyxl", True)]
    stage.controls.load("openpyxl", True)
    assert [each["type"] for each in stage.bench.handle.posted] == ["install"]
    stage.bench.report("started", id=2)
    stage.bench.report("package", id=2, name="openpyxl", loaded=1, source="site", state="loaded")
    stage.bench.report("done", id=2, status="ok", ms=2)
    assert [each["type"] for each in stage.bench.handle.posted] == ["install", "run"]
    stage.bench.report("started", id=3)
    stage.bench.report("done", id=3, status="ok", ms=2)
    assert [each["type"] for each in stage.bench.handle.posted] == ["install", "run"]


def test_a_package_that_is_not_to_be_had_runs_nothing_again() -> None:
    stage = Stage().ready()
    stage.controls.load("openpyxl", True)
    stage.bench.report("started", id=1)
    stage.loading.missing = ["openpyxl"]
    stage.bench.report("done", id=1, status="ok", ms=2)
    stage.loading.missing = []
    stage.controls.install(["attrs"])
    stage.bench.report("started", id=2)
    stage.bench.report("done", id=2, status="ok", ms=2)
    assert [each["type"] for each in stage.bench.handle.posted] == ["install", "install"]
    assert stage.entries() == [("notice", "attrs can be imported now.")]


def test_for_a_line_at_the_console_a_package_is_only_loaded() -> None:
    stage = Stage().ready()
    stage.bench.client.run("x", filename="main.py", hand_over=stage.desk.hand_over)
    stage.console.typed[1] = "x"
    stage.bench.report("started", id=1)
    stage.bench.report("error", id=1, **WANTS)
    stage.bench.report("done", id=1, status="error", ms=2)
    assert stage.entries()[-1][1]["again"] is False
    stage.controls.load("openpyxl", False)
    stage.bench.report("started", id=2)
    stage.bench.report("done", id=2, status="ok", ms=2)
    assert [each["type"] for each in stage.bench.handle.posted] == ["run", "install"]
    assert stage.entries()[-1] == ("notice", "openpyxl can be imported now.")


def test_a_start_that_fails_is_shown_with_the_output() -> None:
    stage = Stage()
    stage.bench.client.start()
    stage.bench.report("failed", reason="python.wasm is missing.", fix="Copy it again.")
    assert stage.entries() == [("error", {"traceback": "python.wasm is missing.", "hint": "Copy it again."})]
    assert ("tabs", "output") in stage.seen
    assert stage.told("toolbar")[-1] == ("toolbar", "failed", False, False)


def test_a_crash_and_a_notice_are_shown() -> None:
    stage = Stage().running()
    stage.bench.report("crashed", reason="out of stack")
    stage.bench.report("nonsense")
    kinds = [kind for kind, _ in stage.entries()]
    assert kinds == ["error", "notice"]


def test_what_is_installed_completed_and_written_goes_on_to_those_who_show_it() -> None:
    stage = Stage().running()
    written: list[dict[str, Any]] = []
    stage.presenter.wrote.listen(lambda fields: written.append(dict(fields)))
    stage.bench.report("installed", packages=["attrs"], known=["numpy"])
    stage.bench.report("completion", id=1, names=["print"], length=2)
    stage.bench.report("files", changed=["a", "b"], removed=[], kept=[], round=3)
    assert stage.seen == [("packages", ["attrs"], ["numpy"]), ("completion", ["print"], 2)]
    assert written == [{"changed": ["a", "b"], "removed": [], "kept": [], "round": 3, "worker": 1}]


def test_clear_empties_entries_log_and_pane() -> None:
    stage = Stage().running()
    stage.bench.report("result", id=1, repr="2")
    stage.presenter.clear()
    assert (stage.entries(), stage.log.is_empty) == ([], True)
    assert stage.seen[-3:] == [("output", "clear"), ("errors", "clear"), ("toolbar", "empty", True)]


def test_what_was_typed_is_shown_above_what_it_writes() -> None:
    stage = Stage().ready()
    stage.console.typed[1] = "if x:\n    y\n"
    stage.presenter.hear("started", {"id": 1})
    stage.presenter.hear("result", {"id": 1, "repr": "2"})
    assert stage.entries() == [("console", [(">>> ", "if x:"), ("... ", "    y")]), ("result", "2")]
    stage.presenter.hear("started", {"id": 2, "incomplete": True})
    assert stage.entries() == []


def test_the_console_hears_of_runs_and_states() -> None:
    stage = Stage().ready()
    stage.controls.run()
    stage.bench.report("started", id=1)
    stage.bench.report("done", id=1, status="ok", ms=1)
    assert stage.console.told[-4:] == [("running",), (1, False), (1, "ok"), ("ready",)]


@pytest.mark.parametrize(("stops", "rings"), [(False, 1), (True, 0)])
def test_the_bell_rings_for_a_program_also_at_its_end_and_not_when_it_is_stopped(
    stops: bool, rings: int
) -> None:
    stage, rung = Stage().ready(), list[str]()
    stage.presenter.rang.listen(lambda: rung.append("ring"))
    stage.controls.run()
    stage.bench.report("started", id=1)
    if stops:
        stage.presenter.on_frame()
        stage.controls.stop()
    stage.bench.report("output", id=1, seq=1, chunks=["stdout", "\aone\a\n"])
    stage.bench.report("done", id=1, status="stopped" if stops else "ok", ms=12)
    while stage.presenter.on_frame():
        pass
    assert len(rung) == rings
