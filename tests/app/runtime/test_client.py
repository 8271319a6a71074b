"""The client, by whole lists of what it tells and posts."""

from collections.abc import Callable

import pytest

from app.runtime.client import Client, ClientError
from app.runtime.losses import LOST, RETRY
from app.runtime.supervisor import LATE
from tests.app.fakes import READY, Bench, Fields


def test_a_run_from_the_start_to_its_end(bench: Bench) -> None:
    bench.client.start()
    bench.handle.on_message(dict(READY))
    assert bench.client.run("6 * 7", data_json="{}") == 1
    bench.report("started", id=1)
    bench.report("output", id=1, seq=1, chunks=["stdout", "hi\n"])
    bench.client.acknowledge(1, "blob:2", worker=1)
    bench.report("result", id=1, repr="42")
    bench.report("done", id=1, status="ok", ms=12)
    assert bench.told == [
        ("state", "starting"),
        ("ready", "3.14.2", "Pyodide", 300, []),
        ("state", "ready"),
        ("state", "running"),
        ("started", 1),
        ("output", 1, 1, ["stdout", "hi\n"], 1),
        ("result", 1, "42"),
        ("done", 1, "ok", 12),
        ("state", "ready"),
    ]
    assert bench.handle.posted == [
        {"type": "start"},
        {
            "type": "run",
            "id": 1,
            "code": "6 * 7",
            "filename": "main.py",
            "data_json": "{}",
        },
        {"type": "ack", "seq": 1, "token": "blob:2"},
    ]
    assert bench.clock.waiting == []


def test_a_program_is_kept_until_the_worker_is_ready(bench: Bench) -> None:
    bench.client.start()
    bench.client.run("1")
    assert bench.client.has_kept_run
    assert bench.handle.posted == [{"type": "start"}]
    bench.handle.on_message(dict(READY))
    assert bench.handle.posted[1:] == [{"type": "run", "id": 1, "code": "1", "filename": "main.py"}]
    assert bench.told == [
        ("state", "starting"),
        ("ready", "3.14.2", "Pyodide", 300, []),
        ("state", "running"),
    ]


def test_stop_takes_back_a_program_that_is_kept(bench: Bench) -> None:
    bench.client.start()
    bench.client.run("1")
    bench.client.stop()
    bench.handle.on_message(dict(READY))
    assert bench.told == [
        ("state", "starting"),
        ("done", 1, "stopped", 0),
        ("ready", "3.14.2", "Pyodide", 300, []),
        ("state", "ready"),
    ]
    assert bench.handle.posted == [{"type": "start"}]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda client: client.run("2"), "run: there is a program already, the worker is 'running'"),
        (lambda client: client.answer("x"), "input: the program asks for nothing, the worker is 'running'"),
        (lambda client: client.end_input(), "input: the program asks for nothing, the worker is 'running'"),
        (lambda client: client.retry(), "retry: nothing has failed, the worker is 'running'"),
        (lambda client: client.start(), "start: the worker has been started already"),
    ],
)
def test_what_cannot_be_done_is_refused_and_names_the_state(
    bench: Bench, call: Callable[[Client], object], sentence: str
) -> None:
    bench.running()
    with pytest.raises(ClientError) as caught:
        call(bench.client)
    assert str(caught.value) == sentence
    assert (bench.told, bench.handle.posted) == ([], [])


def test_stop_without_a_program_is_refused(bench: Bench) -> None:
    bench.ready()
    with pytest.raises(ClientError) as caught:
        bench.client.stop()
    assert str(caught.value) == "stop: no program is running, the worker is 'ready'"


def test_a_program_stops_within_a_second(bench: Bench) -> None:
    bench.running()
    bench.client.stop()
    bench.clock.pass_time(900)
    bench.report("error", id=1, name="KeyboardInterrupt", message="", traceback="KeyboardInterrupt")
    bench.report("done", id=1, status="stopped", ms=900)
    bench.clock.pass_time(5000)
    assert bench.handle.urgent == [("stop", 1)]
    assert bench.handle.posted == [{"type": "stop", "id": 1}]
    assert bench.told == [
        ("state", "stopping"),
        ("error", 1, "KeyboardInterrupt", "", "KeyboardInterrupt"),
        ("done", 1, "stopped", 900),
        ("state", "ready"),
    ]
    assert len(bench.handles) == 1


def test_a_program_that_does_not_stop_is_ended_with_its_worker(bench: Bench) -> None:
    bench.running()
    bench.client.stop()
    bench.clock.pass_time(1000)
    assert bench.told == [
        ("state", "stopping"),
        ("notice", "The program could not be interrupted, so Python was restarted. " + LOST),
        ("done", 1, "stopped", 1000),
        ("state", "starting"),
    ]
    assert bench.handles[0].is_terminated
    assert bench.handles[1].posted == [{"type": "start"}]


def test_a_second_stop_does_nothing_more(bench: Bench) -> None:
    bench.running()
    bench.client.stop()
    bench.clock.pass_time(800)
    bench.forget()
    bench.client.stop()
    assert (bench.told, bench.handle.posted) == ([], [])
    bench.clock.pass_time(200)
    assert bench.handles[0].is_terminated


def test_a_run_while_stopping_is_refused(bench: Bench) -> None:
    bench.running()
    bench.client.stop()
    with pytest.raises(ClientError) as caught:
        bench.client.run("2")
    assert str(caught.value) == "run: there is a program already, the worker is 'stopping'"


def test_a_stop_before_the_worker_has_begun_is_repeated(bench: Bench) -> None:
    bench.ready()
    bench.client.run("1")
    bench.client.stop()
    bench.report("started", id=1)
    assert bench.handle.posted[1:] == [{"type": "stop", "id": 1}, {"type": "stop", "id": 1}]
    assert bench.told == [("state", "running"), ("state", "stopping"), ("started", 1)]


def test_the_old_worker_is_not_heard_after_a_restart(bench: Bench) -> None:
    bench.running()
    old = bench.handle
    bench.client.restart()
    bench.told.clear()
    old.on_message({"type": "output", "id": 1, "seq": 9, "chunks": []})
    old.on_error("late")
    bench.client.acknowledge(9, None, worker=1)
    assert bench.told == []
    assert bench.handle.posted == [{"type": "start"}]


def test_restart_ends_the_program_and_says_what_is_lost(bench: Bench) -> None:
    bench.running()
    bench.clock.pass_time(70)
    bench.client.restart()
    assert bench.told == [
        ("notice", "Python was restarted. " + LOST),
        ("done", 1, "stopped", 70),
        ("state", "starting"),
    ]


def test_input_is_asked_for_and_answered(bench: Bench) -> None:
    bench.running()
    bench.report("waiting", id=1, prompt="Name? ", secret=False)
    bench.client.answer("Ada")
    assert bench.told == [
        ("waiting", 1, "Name? ", False),
        ("state", "waiting"),
        ("echo", "Name? ", False, "Ada"),
        ("state", "running"),
    ]
    assert bench.handle.posted == [{"type": "input", "id": 1, "text": "Ada\n"}]


def test_pasted_lines_answer_the_calls_that_follow(bench: Bench) -> None:
    bench.running()
    bench.report("waiting", id=1, prompt="", secret=False)
    bench.client.answer("1\r\n2\n3")
    bench.report("waiting", id=1, prompt="", secret=False)
    bench.report("waiting", id=1, prompt="", secret=False)
    bench.report("waiting", id=1, prompt="", secret=False)
    assert [message["text"] for message in bench.handle.posted] == ["1\n", "2\n", "3\n"]
    assert bench.client.state == "waiting"


def test_pasted_lines_do_not_outlive_the_program(bench: Bench) -> None:
    bench.running()
    bench.report("waiting", id=1, prompt="", secret=False)
    bench.client.answer("1\n2")
    bench.report("done", id=1, status="ok", ms=1)
    bench.client.run("input()")
    bench.report("started", id=2)
    bench.report("waiting", id=2, prompt="", secret=False)
    assert bench.client.state == "waiting"


def test_a_secret_is_not_echoed(bench: Bench) -> None:
    bench.running()
    bench.report("waiting", id=1, prompt="Password: ", secret=True)
    bench.client.answer("hunter2")
    assert ("echo", "Password: ", True) in bench.told
    assert bench.handle.posted == [{"type": "input", "id": 1, "text": "hunter2\n"}]


def test_the_end_of_input_is_a_message_without_text(bench: Bench) -> None:
    bench.running()
    bench.report("waiting", id=1, prompt="", secret=False)
    bench.client.end_input()
    assert bench.handle.posted == [{"type": "input", "id": 1}]


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ({"type": "nonsense"}, "unknown message type 'nonsense'"),
        ({"type": "result", "id": 1, "repr": 3}, "result: field 'repr' must be of type str"),
        ({"type": "done", "id": 1, "status": "ok"}, "done: field 'ms' is missing"),
        ({"type": "ready"} | READY, "'ready' may not come while the worker is 'running'"),
    ],
)
def test_a_malformed_message_is_noted_and_changes_nothing(bench: Bench, message: Fields, reason: str) -> None:
    bench.running()
    bench.handle.on_message(message)
    told = f"The worker sent a message that breaks the contract: {reason}."
    assert bench.told == [("notice", told)]
    assert bench.client.state == "running"


def test_a_failed_start_can_be_tried_again_by_the_same_worker(bench: Bench) -> None:
    bench.client.start()
    bench.client.run("1")
    bench.report("failed", reason="404", fix="Copy it again.")
    assert bench.told[-2:] == [("failed", "404", "Copy it again."), ("state", "failed")]
    bench.client.retry()
    bench.handle.on_message(dict(READY))
    assert [message["type"] for message in bench.handle.posted] == ["start", "retry", "run"]
    assert len(bench.handles) == 1


def test_a_start_without_a_sign_of_life_is_told_and_fails_after_twenty_seconds(bench: Bench) -> None:
    bench.client.start()
    bench.clock.pass_time(8000)
    late = [("state", "starting"), ("notice", LATE)]
    assert bench.told == late
    bench.clock.pass_time(11999)
    assert bench.client.state == "starting"
    bench.clock.pass_time(1)
    reason = "Python's worker has given no sign of life for a long time."
    assert bench.told == [*late, ("failed", reason, RETRY), ("state", "failed")]


def test_a_start_that_gives_a_sign_of_life_is_never_late(bench: Bench) -> None:
    bench.client.start()
    bench.clock.pass_time(7999)
    bench.report("progress", file="a", loaded=0, all_loaded=0, source="site")
    bench.clock.pass_time(50_000)
    assert [each for each in bench.told if each[0] == "notice"] == []


def test_every_sign_of_life_renews_the_patience(bench: Bench) -> None:
    bench.client.start()
    for loaded in range(10):
        bench.clock.pass_time(15000)
        bench.report("progress", file="a", loaded=loaded, all_loaded=loaded, source="site")
    assert bench.client.state == "starting"
    bench.clock.pass_time(60000)
    assert bench.client.state == "failed"


def test_a_refused_program_is_over(bench: Bench) -> None:
    bench.ready()
    bench.client.run("1")
    bench.report("refused", reason="run: no", id=1)
    assert bench.told == [
        ("state", "running"),
        ("notice", "The worker refused: run: no."),
        ("done", 1, "error", 0),
        ("state", "ready"),
    ]
