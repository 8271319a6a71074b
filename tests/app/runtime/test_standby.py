"""When a spare is made, and when it is not."""

import pytest

from tests.app.fakes import READY, Bench


@pytest.fixture
def bench() -> Bench:
    return Bench(forbidden="")


def spare(bench: Bench) -> Bench:
    """A page that has been idle for as long as it takes, and whose spare is starting."""
    bench.ready()
    bench.clock.pass_time(2000)
    assert (len(bench.ports), bench.client.spare) == (2, "starting")
    return bench


def test_a_spare_is_started_two_seconds_after_the_worker_is_ready_and_without_a_word(bench: Bench) -> None:
    bench.ready()
    bench.clock.pass_time(1999)
    assert (len(bench.ports), bench.client.spare) == (1, "none")
    bench.clock.pass_time(1)
    bench.report("progress", file="a", loaded=1, all_loaded=1, source="site")
    bench.port.on_message(dict(READY))
    assert (bench.client.spare, bench.told, bench.port.posted) == ("ready", [], [{"type": "start"}])
    bench.clock.pass_time(100_000)
    assert (len(bench.ports), bench.clock.waiting) == (2, [])


def test_a_program_puts_the_spare_off(bench: Bench) -> None:
    bench.ready()
    bench.clock.pass_time(1500)
    bench.client.run("1")
    bench.report("started", id=1)
    assert bench.clock.waiting == []
    bench.report("done", id=1, status="ok", ms=1)
    bench.clock.pass_time(1999)
    assert len(bench.ports) == 1
    bench.clock.pass_time(1)
    assert len(bench.ports) == 2


def test_a_spare_that_is_not_ready_gives_way_to_a_program(bench: Bench) -> None:
    spare(bench).client.run("1")
    assert (bench.ports[1].is_terminated, bench.client.spare, bench.clock.waiting) == (True, "none", [])
    assert bench.ports[0].posted[-1]["code"] == "1"


def test_a_spare_that_is_not_ready_becomes_the_worker_that_is_waited_for(bench: Bench) -> None:
    spare(bench).client.restart()
    bench.report("progress", file="a", loaded=1, all_loaded=1, source="site")
    bench.port.on_message(dict(READY))
    assert len(bench.ports) == 2
    assert [entry[0] for entry in bench.told] == ["notice", "state", "progress", "ready", "state"]


@pytest.mark.parametrize(
    "message",
    [
        {"type": "failed", "reason": "404", "mend": "Copy it again."},
        {"type": "crashed", "reason": "x"},
        {"type": "nonsense"},
    ],
    ids=lambda message: message["type"],
)
def test_a_spare_that_fails_is_dropped_without_a_word(bench: Bench, message: dict[str, object]) -> None:
    spare(bench).port.on_message(message)
    assert (bench.port.is_terminated, bench.client.spare) == (True, "failed")
    bench.clock.pass_time(100_000)
    assert (bench.told, len(bench.ports), bench.clock.waiting) == ([], 2, [])


def test_a_spare_that_gives_no_sign_of_life_is_dropped_without_a_word(bench: Bench) -> None:
    spare(bench)
    bench.clock.pass_time(20_000)
    assert (bench.port.is_terminated, bench.client.spare, bench.told) == (True, "failed", [])


def test_a_spare_that_dies_is_dropped_without_a_word(bench: Bench) -> None:
    spare(bench).port.on_message(dict(READY))
    bench.port.die()
    assert (bench.client.spare, bench.client.state, bench.told) == ("failed", "ready", [])


def test_after_a_spare_that_failed_the_next_is_made_for_the_next_worker(bench: Bench) -> None:
    spare(bench).port.on_error("404")
    bench.client.restart()
    bench.port.on_message(dict(READY))
    bench.clock.pass_time(2000)
    assert (len(bench.ports), bench.client.spare) == (4, "starting")


def test_where_it_is_forbidden_there_is_no_spare() -> None:
    bench = Bench(forbidden="too little memory").ready()
    bench.clock.pass_time(100_000)
    assert (len(bench.ports), bench.client.spare, bench.clock.waiting) == (1, "none", [])


def test_while_python_has_failed_no_spare_is_made(bench: Bench) -> None:
    bench.client.start()
    bench.report("failed", reason="404", mend="Copy it again.")
    bench.clock.pass_time(100_000)
    assert (len(bench.ports), bench.clock.waiting) == (1, [])


@pytest.fixture
def small(bench: Bench) -> Bench:
    """A page whose engine cannot be interrupted: each Stop takes another worker."""
    bench.client.start()
    bench.port.on_message({**READY, "capabilities": {"stop": "restart"}})
    return bench


def test_an_engine_that_each_stop_starts_anew_has_its_spare_at_once(small: Bench) -> None:
    small.clock.pass_time(100)
    assert (len(small.ports), small.client.spare) == (2, "starting")


def test_such_a_spare_does_not_give_way_to_a_program(small: Bench) -> None:
    small.client.run("1")
    small.clock.pass_time(100)
    assert (small.client.spare, small.ports[1].is_terminated) == ("starting", False)
    small.client.stop()
    assert [each.is_terminated for each in small.ports] == [True, False]
