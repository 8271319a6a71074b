"""What becomes of presses: what the client posts, or what is said instead."""

import pytest

from app.playground import leaving
from app.playground.controls import FIX_DATA, NO_PROGRAM, REMOVE_LATER
from app.shell import toolbar
from tests.app.fakes import READY
from tests.app.playground.stage import File, Stage

RUN = {
    "type": "run",
    "id": 1,
    "code": "1 + 1",
    "filename": "main.py",
    "fresh": True,
    "data": {},
    "data_json": "{}",
    "files": ["a.txt", "for worker 1"],
    "removed": [],
}


def test_run_posts_the_program_with_data_and_files_and_shows_the_output() -> None:
    stage = Stage().ready()
    stage.controls.run()
    assert stage.bench.handle.posted == [RUN]
    assert stage.told("output", "tabs")[:2] == [("output", "stick"), ("tabs", "output")]
    assert stage.told("toolbar")[-1] == ("toolbar", "running", False, False)


def test_a_run_does_not_begin_as_new_where_the_visitor_wants_names_kept() -> None:
    stage = Stage().ready()
    stage.keeps_names = True
    stage.controls.run()
    assert stage.bench.handle.posted == [{name: RUN[name] for name in RUN if name != "fresh"}]


def test_run_without_a_program_says_so() -> None:
    stage = Stage().ready()
    stage.desk.file = None
    stage.controls.run()
    assert (stage.bench.handle.posted, stage.seen) == ([], [("remark", NO_PROGRAM)])


def test_run_with_wrong_data_shows_them() -> None:
    stage = Stage().ready()
    stage.data.text = None
    stage.controls.run()
    assert (stage.bench.handle.posted, stage.seen) == ([], [("tabs", "code"), ("remark", FIX_DATA)])


def test_a_program_that_has_to_be_agreed_to_is_run_after_that() -> None:
    stage = Stage().ready()
    stage.gate.is_open = False
    stage.controls.run()
    assert (stage.bench.handle.posted, stage.seen, len(stage.gate.asked)) == ([], [], 1)
    stage.gate.is_open = True
    stage.gate.asked[0]()
    assert stage.bench.handle.posted == [RUN]


def test_what_cannot_be_run_is_not_asked_about() -> None:
    running, faulty = Stage().running(), Stage().ready()
    faulty.data.text = None
    for stage in (running, faulty):
        stage.gate.is_open = False
        stage.controls.run()
        assert stage.gate.asked == []


def test_run_while_a_program_runs_says_why_not() -> None:
    stage = Stage().running()
    stage.controls.run()
    assert (stage.bench.handle.posted, stage.seen) == ([], [("remark", toolbar.BUSY["running"])])


def test_a_run_before_python_is_ready_is_kept_and_a_second_one_refused() -> None:
    stage = Stage()
    stage.controls.begin(asked_engine="", is_run_due=True)
    assert stage.told("status")[-1] == ("status", "starting", True)
    stage.forget()
    stage.controls.run()
    assert stage.seen == [("remark", toolbar.KEPT)]
    stage.bench.handle.on_message(dict(READY))
    assert stage.bench.handle.posted == [RUN]


def test_an_engine_that_the_site_does_not_have_is_named() -> None:
    stage = Stage()
    stage.controls.begin(asked_engine="jython", is_run_due=False)
    assert stage.entries() == [("notice", stage.engines.unknown("jython"))]
    assert stage.bench.handle.posted == [{"type": "start"}]


@pytest.mark.parametrize("asked", ["", "brython"])
def test_an_engine_that_the_site_has_needs_no_word(asked: str) -> None:
    stage = Stage()
    stage.controls.begin(asked_engine=asked, is_run_due=False)
    assert stage.entries() == []


def test_stop_stops_the_program_and_gives_up_what_waits_to_be_shown() -> None:
    stage = Stage().running()
    stage.controls.stop()
    assert stage.bench.handle.urgent == [("stop", 1)]
    assert stage.told("toolbar")[-1] == ("toolbar", "stopping", False, False)


def test_stop_without_a_program_says_so() -> None:
    stage = Stage().ready()
    stage.controls.stop()
    assert stage.seen == [("remark", toolbar.IDLE)]


def test_restart_replaces_the_worker() -> None:
    stage = Stage().running()
    stage.controls.restart()
    assert [handle.is_terminated for handle in stage.bench.handles] == [True, False]


def test_retry_starts_again_after_a_failed_start() -> None:
    stage = Stage()
    stage.bench.client.start()
    stage.bench.report("failed", reason="404", fix="Copy it again.")
    stage.bench.forget()
    stage.controls.retry()
    assert stage.bench.handle.posted == [{"type": "retry"}]


def test_retry_loads_the_packages_again_that_could_not_be_had() -> None:
    stage = Stage().ready()
    stage.loading.missing = ["attrs"]
    stage.controls.retry()
    assert stage.bench.handle.posted == [{"type": "install", "id": 1, "names": ["attrs"]}]


def test_retry_does_nothing_where_nothing_has_failed() -> None:
    stage = Stage().ready()
    stage.controls.retry()
    assert (stage.bench.handle.posted, stage.seen) == ([], [])


def test_packages_are_asked_for_and_removed() -> None:
    stage = Stage().ready()
    stage.controls.ask_packages()
    stage.controls.remove(["attrs"])
    assert stage.bench.handle.posted == [{"type": "inventory"}, {"type": "remove", "names": ["attrs"]}]


@pytest.mark.parametrize(
    ("make", "words"),
    [(lambda: Stage().running(), toolbar.BUSY["running"]), (Stage, REMOVE_LATER)],
    ids=["running", "starting"],
)
def test_packages_are_removed_only_from_an_idle_python(make: type[Stage], words: str) -> None:
    stage = make()
    stage.controls.remove(["attrs"])
    assert stage.seen == [("remark", words)]


def test_packages_are_loaded_only_by_an_idle_python() -> None:
    stage = Stage().running()
    stage.controls.install(["attrs"])
    assert (stage.bench.handle.posted, stage.seen) == ([], [("remark", toolbar.BUSY["running"])])


def test_the_panel_of_packages_is_for_engines_that_have_some() -> None:
    cpython, brython = Stage(), Stage("brython")
    for stage in (cpython, brython):
        stage.controls.open_packages()
    assert cpython.seen == [("packages", "open")]
    assert brython.seen == [("remark", "Brython has no packages")]


def test_a_place_in_a_file_is_shown() -> None:
    stage = Stage()
    stage.controls.go_to("main.py", 3)
    assert stage.seen == [("reveal", "main.py"), ("tabs", "code"), ("line", 3)]


def test_a_place_in_a_file_that_is_gone_is_said_to_be() -> None:
    stage = Stage()
    stage.controls.go_to("old.py", 3)
    assert stage.seen == [("reveal", "old.py"), ("remark", "There is no file old.py any more")]


def test_the_toolbar_says_which_program_is_run() -> None:
    stage = Stage()
    stage.controls.show_program()
    stage.desk.file = None
    stage.controls.show_program()
    stage.desk.file = File("b.py", "")
    stage.controls.show_program()
    assert [entry[2] for entry in stage.seen] == ["main.py", "the program", "b.py"]


def test_a_work_is_not_left_while_its_program_runs_or_waits_to() -> None:
    running, kept = Stage().running(), Stage()
    kept.controls.begin(asked_engine="", is_run_due=True)
    kept.forget()
    for stage in (running, kept):
        assert stage.leaving.leave(is_in_python=True) is False
        assert stage.seen == [("remark", leaving.BUSY)]


@pytest.mark.parametrize("is_in_python", [True, False])
def test_a_work_that_python_knows_is_left_together_with_its_worker(is_in_python: bool) -> None:
    stage = Stage().ready()
    assert stage.leaving.leave(is_in_python) is True
    assert stage.bench.handles[0].is_terminated is is_in_python
