"""When a standby is made, and when it is not."""

import pytest

from tests.app.fakes import READY, Bench


@pytest.fixture
def bench() -> Bench:
    return Bench(forbidden="")


def standby(bench: Bench) -> Bench:
    """A page that has been idle for as long as it takes, and whose standby is starting."""
    bench.ready()
    bench.clock.pass_time(2000)
    assert (len(bench.handles), bench.client.standby) == (2, "starting")
    return bench


def test_a_standby_is_started_two_seconds_after_the_worker_is_ready_and_without_a_word(bench: Bench) -> None:
    bench.ready()
    bench.clock.pass_time(1999)
    assert (len(bench.handles), bench.client.standby) == (1, "none")
    bench.clock.pass_time(1)
    bench.report("progress", file="a", loaded=1, all_loaded=1, source="site")
    bench.handle.on_message(dict(READY))
    assert (bench.client.standby, bench.told, bench.handle.posted) == ("ready", [], [{"type": "start"}])
    bench.clock.pass_time(100_000)
    assert (len(bench.handles), bench.clock.waiting) == (2, [])


def test_a_program_puts_the_standby_off(bench: Bench) -> None:
    bench.ready()
    bench.clock.pass_time(1500)
    bench.client.run("1")
    bench.report("started", id=1)
    assert bench.clock.waiting == []
    bench.report("done", id=1, status="ok", ms=1)
    bench.clock.pass_time(1999)
    assert len(bench.handles) == 1
    bench.clock.pass_time(1)
    assert len(bench.handles) == 2


def test_a_standby_that_is_not_ready_gives_way_to_a_program(bench: Bench) -> None:
    standby(bench).client.run("1")
    assert (bench.handles[1].is_terminated, bench.client.standby, bench.clock.waiting) == (True, "none", [])
    assert bench.handles[0].posted[-1]["code"] == "1"


def test_a_standby_that_is_not_ready_becomes_the_worker_that_is_waited_for(bench: Bench) -> None:
    standby(bench).client.restart()
    bench.report("progress", file="a", loaded=1, all_loaded=1, source="site")
    bench.handle.on_message(dict(READY))
    assert len(bench.handles) == 2
    assert [entry[0] for entry in bench.told] == ["notice", "state", "progress", "ready", "state"]


@pytest.mark.parametrize(
    "message",
    [
        {"type": "failed", "reason": "404", "fix": "Copy it again."},
        {"type": "crashed", "reason": "x"},
        {"type": "nonsense"},
    ],
    ids=lambda message: message["type"],
)
def test_a_standby_that_fails_is_dropped_without_a_word(bench: Bench, message: dict[str, object]) -> None:
    standby(bench).handle.on_message(message)
    assert (bench.handle.is_terminated, bench.client.standby) == (True, "failed")
    assert (bench.told, len(bench.handles)) == ([], 2)


def test_a_standby_that_fails_is_tried_again_twice_and_then_no_more(bench: Bench) -> None:
    standby(bench).handle.on_error("404")
    bench.clock.pass_time(10_000)
    assert (len(bench.handles), bench.client.standby) == (3, "starting")
    bench.handle.on_error("404")
    bench.clock.pass_time(10_000)
    assert (len(bench.handles), bench.client.standby) == (3, "failed")
    bench.clock.pass_time(10_000)
    bench.handle.on_error("404")
    bench.clock.pass_time(100_000)
    assert (bench.told, len(bench.handles), bench.client.standby) == ([], 4, "failed")
    assert bench.clock.waiting == []


def test_a_standby_that_gives_no_sign_of_life_is_dropped_without_a_word(bench: Bench) -> None:
    standby(bench)
    bench.clock.pass_time(20_000)
    assert (bench.handle.is_terminated, bench.client.standby, bench.told) == (True, "failed", [])


def test_a_standby_that_dies_is_dropped_without_a_word(bench: Bench) -> None:
    standby(bench).handle.on_message(dict(READY))
    bench.handle.die()
    assert (bench.client.standby, bench.client.state, bench.told) == ("failed", "ready", [])


def test_after_a_standby_that_failed_the_next_is_made_for_the_next_worker(bench: Bench) -> None:
    standby(bench).handle.on_error("404")
    bench.client.restart()
    bench.handle.on_message(dict(READY))
    bench.clock.pass_time(2000)
    assert (len(bench.handles), bench.client.standby) == (4, "starting")


def test_where_it_is_forbidden_there_is_no_standby() -> None:
    bench = Bench(forbidden="too little memory").ready()
    bench.clock.pass_time(100_000)
    assert (len(bench.handles), bench.client.standby, bench.clock.waiting) == (1, "none", [])


def test_while_python_has_failed_no_standby_is_made(bench: Bench) -> None:
    bench.client.start()
    bench.report("failed", reason="404", fix="Copy it again.")
    bench.clock.pass_time(100_000)
    assert (len(bench.handles), bench.clock.waiting) == (1, [])


@pytest.fixture
def small(bench: Bench) -> Bench:
    """A page whose engine cannot be interrupted: each Stop takes another worker."""
    bench.client.start()
    bench.handle.on_message({**READY, "capabilities": {"stop": "restart"}})
    return bench


def test_an_engine_that_each_stop_restarts_has_its_standby_at_once(small: Bench) -> None:
    small.clock.pass_time(100)
    assert (len(small.handles), small.client.standby) == (2, "starting")


def test_such_a_standby_does_not_give_way_to_a_program(small: Bench) -> None:
    small.client.run("1")
    small.clock.pass_time(100)
    assert (small.client.standby, small.handles[1].is_terminated) == ("starting", False)
    small.client.stop()
    assert [each.is_terminated for each in small.handles] == [True, False]
