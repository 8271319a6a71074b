"""A worker that begins with what the open program imports takes the place of one that has run nothing."""

import pytest

from tests.app.fakes import READY, Bench

CODE = "import pandas"


@pytest.fixture
def bench() -> Bench:
    """A page whose worker is ready, and began before anybody knew what will be imported."""
    bench = Bench(forbidden="").ready()
    bench.handle.lacks = True
    return bench


def ended(bench: Bench) -> list[bool]:
    return [each.is_terminated for each in bench.handles]


def test_the_worker_stays_until_the_other_is_ready_and_nothing_is_said_of_it(bench: Bench) -> None:
    bench.client.foresee(CODE)
    bench.clock.pass_time(100)
    assert (ended(bench), bench.client.state, bench.client.standby) == ([False, False], "ready", "starting")
    bench.handle.on_message(dict(READY))
    assert (ended(bench), bench.client.state) == ([True, False], "ready")
    assert [kind for kind, *_ in bench.told] == ["ready"]


def test_run_takes_the_other_though_it_is_not_ready_yet(bench: Bench) -> None:
    bench.client.foresee(CODE)
    bench.clock.pass_time(100)
    bench.client.run(CODE)
    assert (ended(bench), bench.client.has_kept_run) == ([True, False], True)
    bench.handle.on_message(dict(READY))
    assert [each["type"] for each in bench.handle.posted] == ["start", "run"]


def test_a_standby_that_has_the_packages_is_taken_at_once_and_one_without_them_dropped(bench: Bench) -> None:
    bench.clock.pass_time(2000)
    bench.handle.on_message(dict(READY))
    bench.client.foresee(CODE)
    assert ended(bench) == [True, False]
    bench.clock.pass_time(2000)
    for handle in bench.handles[1:]:
        handle.lacks = True
    bench.client.foresee("import numpy")
    bench.clock.pass_time(100)
    assert ended(bench) == [True, False, True, False]


def test_one_that_is_still_starting_is_exchanged_as_soon_as_a_standby_is_ready() -> None:
    bench = Bench(forbidden="")
    bench.client.start()
    bench.handle.lacks = True
    bench.client.foresee(CODE)
    bench.handle.on_message(dict(READY))
    assert ended(bench) == [False]
    bench.clock.pass_time(2000)
    bench.handle.on_message(dict(READY))
    assert ended(bench) == [True, False]


def test_a_wrong_guess_costs_nothing_that_is_in_use(bench: Bench) -> None:
    bench.client.foresee(CODE)
    bench.clock.pass_time(100)
    # Another program, which needs nothing: the one that is not ready gives way.
    bench.handles[0].lacks = False
    bench.client.run("1")
    assert ended(bench) == [False, True]
    bench.report_of(0, "started", id=1)
    bench.report_of(0, "done", id=1, status="ok", ms=1)
    bench.handles[0].lacks = True
    bench.client.foresee(CODE)
    bench.clock.pass_time(5000)
    bench.handle.on_message(dict(READY))
    # What ran there may be needed at the prompt.
    assert ended(bench) == [False, True, False]


def test_where_no_second_worker_may_be_held_the_exchange_comes_with_the_run() -> None:
    bench = Bench(forbidden="the device has little memory").ready()
    bench.handle.lacks = True
    bench.client.foresee(CODE)
    bench.clock.pass_time(5000)
    assert ended(bench) == [False]
    bench.client.run(CODE)
    assert ended(bench) == [True, False]


def test_what_was_open_before_the_first_worker_was_ready_has_a_standby_begin_at_once_then() -> None:
    bench = Bench(forbidden="")
    bench.client.start()
    bench.handle.lacks = True
    bench.client.foresee(CODE)
    bench.handle.on_message(dict(READY))
    bench.clock.pass_time(100)
    assert (ended(bench), bench.client.standby) == ([False, False], "starting")
