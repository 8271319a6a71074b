"""A program that is to begin anew loses nothing by what an earlier one has done to Python."""

from tests.app.fakes import READY, Bench


def test_a_program_says_that_it_is_to_begin_anew(bench: Bench) -> None:
    bench.ready()
    bench.client.run("1", fresh=True)
    assert bench.handle.posted[-1] == {
        "type": "run",
        "id": 1,
        "code": "1",
        "filename": "main.py",
        "fresh": True,
    }


def test_a_worker_whose_python_is_damaged_gives_way_without_a_word(bench: Bench) -> None:
    bench.running()
    bench.report("done", id=1, status="ok", ms=5, spoilt=True)
    assert [kind for kind, *_ in bench.told if kind not in ("state", "done")] == []
    assert (len(bench.handles), bench.handles[0].is_terminated) == (2, True)


def test_a_program_that_has_not_begun_goes_to_the_next_worker_without_a_word(bench: Bench) -> None:
    bench.ready()
    bench.client.run("1", hand_over=lambda worker: {"files": [f"for {worker}.txt", ""]})
    bench.report("crashed", reason="Maximum call stack size exceeded")
    assert bench.client.has_kept_run
    bench.handle.on_message(dict(READY))
    sent = {"type": "run", "id": 1, "code": "1", "filename": "main.py"}
    assert bench.handles[0].posted[-1] == {**sent, "files": ["for 1.txt", ""]}
    assert bench.handles[1].posted[-1] == {**sent, "files": ["for 2.txt", ""]}
    assert {kind for kind, *_ in bench.told} <= {"state", "ready"}


def test_a_program_that_has_begun_is_never_run_again(bench: Bench) -> None:
    bench.running()
    bench.report("crashed", reason="Maximum call stack size exceeded")
    bench.handle.on_message(dict(READY))
    assert not bench.client.has_kept_run
    assert [each["type"] for each in bench.handle.posted] == ["start"]
    assert [kind for kind, *_ in bench.told if kind in ("crashed", "done")] == ["crashed", "done"]


def test_a_program_that_is_to_stop_is_not_handed_on(bench: Bench) -> None:
    bench.ready()
    bench.client.run("1")
    bench.client.stop()
    bench.report("crashed", reason="Maximum call stack size exceeded")
    assert not bench.client.has_kept_run
