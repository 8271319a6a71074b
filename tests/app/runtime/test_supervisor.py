"""How a worker is lost and replaced, with and without a standby, by whole lists of what is told."""

from collections.abc import Callable

import pytest

from app.runtime.connection import BOX_ENDED, BOX_UNMADE
from app.runtime.losses import GOES_ON, GONE, NEVER_READY, RECOVERED, RELOAD, RETRY, TOO_LARGE, TOO_OFTEN
from app.runtime.supervisor import AWAY, OVERDUE, RESTARTED
from tests.app.fakes import READY, Bench

BACK: tuple[object, ...] = ("ready", "3.14.2", "Pyodide", 300, [])
LOST = ("crashed", "Python stopped working: out of stack", RECOVERED)


def with_standby() -> Bench:
    """A bench whose standby is ready, running a program."""
    bench = Bench(forbidden="").ready()
    bench.clock.pass_time(2000)
    bench.handle.on_message(dict(READY))
    run = bench.client.run("1")
    bench.handles[0].on_message({"type": "started", "id": run})
    bench.forget()
    return bench


def crash(bench: Bench) -> None:
    bench.handles[0].on_message({"type": "crashed", "reason": "out of stack"})


def overdue(bench: Bench) -> None:
    bench.client.stop()
    bench.told.clear()
    bench.clock.pass_time(1000)


def crash_while_stopping(bench: Bench) -> None:
    bench.client.stop()
    bench.told.clear()
    crash(bench)


LOSSES: dict[str, tuple[Callable[[Bench], object], list[object]]] = {
    "a crash": (crash, [LOST, ("done", 1, "error", 0)]),
    "a crash while stopping": (crash_while_stopping, [LOST, ("done", 1, "error", 0)]),
    "a stop that is not heeded": (overdue, [("notice", OVERDUE), ("done", 1, "stopped", 1000)]),
    "Restart": (lambda bench: bench.client.restart(), [("notice", RESTARTED), ("done", 1, "stopped", 0)]),
    "death": (
        lambda bench: bench.handles[0].die(),
        [
            (
                "crashed",
                "Python's worker is gone: the program closed it, or the browser ended it to save memory.",
                RECOVERED,
            ),
            ("done", 1, "error", 0),
        ],
    ),
    "an error of the worker": (
        lambda bench: bench.handles[0].on_error("Uncaught RangeError: Array buffer allocation failed"),
        [
            (
                "crashed",
                TOO_LARGE,
                RECOVERED,
            ),
            ("done", 1, "error", 0),
        ],
    ),
}


@pytest.mark.parametrize("name", LOSSES)
def test_the_standby_takes_the_place_of_a_lost_worker_at_once(name: str) -> None:
    lose, told = LOSSES[name]
    bench = with_standby()
    lose(bench)
    assert [entry for entry in bench.told if entry != ("state", "stopping")] == [
        *told,
        BACK,
        ("state", "ready"),
    ]
    assert (bench.handles[0].is_terminated, len(bench.handles)) == (True, 2)
    bench.client.run("2")
    assert bench.handles[1].posted[-1]["code"] == "2"


@pytest.mark.parametrize("name", LOSSES)
def test_without_a_standby_a_new_worker_is_started(name: str) -> None:
    lose, told = LOSSES[name]
    bench = Bench().running()
    lose(bench)
    assert bench.told == [*told, ("state", "starting")]
    assert (bench.handles[0].is_terminated, len(bench.handles)) == (True, 2)
    bench.handle.on_message(dict(READY))
    assert bench.told[-2:] == [BACK, ("state", "ready")]
    assert bench.clock.waiting == []


def test_restart_of_an_idle_worker_takes_the_standby_and_makes_another() -> None:
    bench = with_standby()
    bench.handles[0].on_message({"type": "done", "id": 1, "status": "ok", "ms": 1})
    bench.forget()
    bench.client.restart()
    assert bench.told == [("notice", RESTARTED), BACK]
    bench.clock.pass_time(2000)
    assert (len(bench.handles), bench.client.standby) == (3, "starting")


def test_restart_while_starting_says_nothing_and_keeps_the_program(bench: Bench) -> None:
    bench.client.start()
    bench.client.run("1")
    bench.client.restart()
    bench.handle.on_message(dict(READY))
    assert bench.told == [("state", "starting"), BACK, ("state", "running")]
    assert bench.handle.posted[-1]["code"] == "1"


def test_the_old_worker_is_not_heard_any_more() -> None:
    bench = with_standby()
    bench.client.restart()
    bench.forget()
    old = bench.handles[0]
    old.on_message({"type": "output", "id": 1, "seq": 9, "chunks": []})
    old.on_error("late")
    old.die()
    bench.client.acknowledge(9, None, worker=1)
    assert (bench.told, bench.handles[1].posted) == ([], [])


def test_a_worker_that_cannot_be_loaded_is_tried_three_times(bench: Bench) -> None:
    bench.client.start()
    for _ in range(3):
        bench.handle.on_error("its script could not be loaded")
    words = "Python's worker could not be loaded."
    assert bench.told == [
        ("state", "starting"),
        ("crashed", words, NEVER_READY),
        ("crashed", words, NEVER_READY),
        ("failed", words, RETRY),
        ("state", "failed"),
    ]
    assert (len(bench.handles), bench.handle.is_terminated, bench.clock.waiting) == (3, True, [])
    bench.client.retry()
    bench.handle.on_message(dict(READY))
    assert bench.client.state == "ready"


def crash_three_times(bench: Bench, apart: int) -> None:
    for _ in range(3):
        bench.handle.on_message(dict(READY))
        bench.clock.pass_time(apart)
        bench.report("crashed", reason="x")


def test_three_crashes_within_ten_seconds_are_a_failure_and_retry_starts_again(bench: Bench) -> None:
    bench.client.start()
    crash_three_times(bench, 4999)
    assert bench.told[-2:] == [("failed", "Python stopped working: x", TOO_OFTEN), ("state", "failed")]
    assert (len(bench.handles), bench.clock.waiting) == (3, [])
    bench.client.retry()
    crash_three_times(bench, 5000)
    assert bench.client.state == "starting"


def test_restart_by_the_visitor_makes_crashes_count_from_none(bench: Bench) -> None:
    bench.ready()
    for _ in range(5):
        bench.report("crashed", reason="x")
        bench.client.restart()
        bench.handle.on_message(dict(READY))
    assert bench.client.state == "ready"


def test_an_error_in_a_callback_is_told_and_harms_nobody(bench: Bench) -> None:
    bench.ready()
    bench.handle.on_error("Uncaught PythonError: Traceback\nZeroDivisionError: division by zero\n")
    assert bench.told == [("error", "Traceback\nZeroDivisionError: division by zero\n", GOES_ON)]
    assert (bench.client.state, len(bench.handles)) == ("ready", 1)


def test_an_error_of_a_function_of_javascript_is_told_and_harms_nobody(bench: Bench) -> None:
    bench.ready()
    bench.handle.on_error("Uncaught RuntimeError: unreachable")
    assert bench.told == [("error", "RuntimeError: unreachable", GOES_ON)]
    assert (bench.client.state, len(bench.handles)) == ("ready", 1)


def test_an_idle_worker_that_has_grown_too_large_is_replaced(bench: Bench) -> None:
    bench.running()
    bench.report("done", id=1, status="ok", ms=5, heap=(1 << 20) + 1)
    assert bench.told == [
        ("done", 1, "ok", 5, (1 << 30) + 1024),
        (
            "notice",
            "Python's memory had grown to 1.1 GB, and it never shrinks, so Python was restarted. " + GONE,
        ),
        ("state", "starting"),
    ]
    assert (len(bench.handles), bench.client.heap) == (2, 0)


def test_a_worker_of_one_gigabyte_is_kept(bench: Bench) -> None:
    bench.running()
    bench.report("done", id=1, status="ok", ms=5, heap=1 << 20)
    assert bench.told == [("done", 1, "ok", 5, 1 << 30), ("state", "ready")]
    assert (len(bench.handles), bench.client.heap) == (1, 1 << 30)


def test_leaving_the_page_ends_all_workers_and_coming_back_starts_one() -> None:
    bench = with_standby()
    bench.client.leave()
    assert bench.told == [("notice", AWAY), ("done", 1, "stopped", 0), ("state", "starting")]
    assert ([handle.is_terminated for handle in bench.handles], bench.clock.waiting) == ([True, True], [])
    bench.client.come_back()
    bench.handle.on_message(dict(READY))
    assert bench.told[3:] == [BACK, ("state", "ready")]


def test_a_page_that_was_never_away_does_not_come_back(bench: Bench) -> None:
    bench.ready()
    bench.client.come_back()
    assert (bench.told, len(bench.handles)) == ([], 1)


@pytest.mark.parametrize("reason", [BOX_ENDED, BOX_UNMADE])
def test_a_box_that_is_not_there_is_said_once_and_only_a_reload_helps(bench: Bench, reason: str) -> None:
    bench.ready()
    bench.handle.on_error(reason)
    failed = [each for each in bench.told if each[0] == "failed"]
    assert [each[2] for each in failed] == [RELOAD]
    assert (len(bench.handles), bench.client.state) == (1, "failed")


def test_a_worker_that_has_run_nothing_gives_way_to_one_that_begins_with_the_programs_packages(
    bench: Bench,
) -> None:
    bench.ready()
    bench.handle.lacks = True
    bench.client.run("import pandas")
    assert ([each.is_terminated for each in bench.handles], bench.client.has_kept_run) == (
        [True, False],
        True,
    )
    bench.handle.on_message(dict(READY))
    assert [each["type"] for each in bench.handle.posted] == ["start", "run"]


def test_a_worker_that_has_run_something_or_is_not_ready_stays(bench: Bench) -> None:
    bench.client.start()
    bench.handle.lacks = True
    bench.client.run("import pandas")
    bench.handle.on_message(dict(READY))
    bench.report("started", id=1)
    bench.report("done", id=1, status="ok", ms=5)
    bench.client.run("import numpy")
    assert len(bench.handles) == 1
