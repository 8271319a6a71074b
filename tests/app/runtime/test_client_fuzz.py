"""Whatever a worker reports, and whatever the visitor does meanwhile, the client stays in order."""

import contextlib
from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.runtime.client import ClientError
from tests.app.fakes import READY, Bench
from worker.protocol import STATES

IDS = st.integers(0, 4)
REPORTS = st.one_of(
    st.just(dict(READY)),
    st.builds(lambda run: {"type": "started", "id": run}, IDS),
    st.builds(lambda run: {"type": "output", "id": run, "seq": 1, "chunks": []}, IDS),
    st.builds(lambda run: {"type": "waiting", "id": run, "prompt": "? ", "secret": False}, IDS),
    st.builds(lambda run: {"type": "result", "id": run, "repr": "1"}, IDS),
    st.builds(lambda run: {"type": "error", "id": run, "name": "E", "message": "", "traceback": ""}, IDS),
    st.builds(lambda run: {"type": "done", "id": run, "status": "ok", "ms": 1, "heap": 1}, IDS),
    st.builds(lambda run: {"type": "refused", "id": run, "reason": "no"}, IDS),
    st.just({"type": "failed", "reason": "no file", "fix": "copy it"}),
    st.just({"type": "crashed", "reason": "out of memory"}),
    st.sampled_from([{}, {"type": "fly"}, {"type": "done"}, {"type": "started", "id": "x"}, {"type": 5}]),
)
CALLS = st.sampled_from(["run", "stop", "restart", "retry", "end_input", "answer"])
STEPS = st.lists(st.one_of(REPORTS, CALLS, st.integers(1, 30_000)), max_size=25)


def act(bench: Bench, step: Any) -> int | None:
    """Do one step, and return the number of the run that it begins."""
    if isinstance(step, dict):
        bench.handle.on_message(dict(step))
    elif isinstance(step, int):
        bench.clock.pass_time(step)
    elif step in ("run", "answer"):
        return int(getattr(bench.client, step)("1") or 0)
    else:
        getattr(bench.client, step)()
    return None


@given(STEPS)
def test_no_sequence_of_reports_and_presses_brings_the_client_out_of_order(steps: list[Any]) -> None:
    bench = Bench()
    bench.client.start()
    begun: list[int] = []
    for step in steps:
        with contextlib.suppress(ClientError):
            run = act(bench, step)
            begun += [run] if run else []
        assert bench.client.state in STATES
    # Whatever has not ended ends by a stop and its grace.
    with contextlib.suppress(ClientError):
        bench.client.stop()
    bench.clock.pass_time(100_000)
    ends = Counter(told[1] for told in bench.told if told[0] == "done")
    assert set(ends) == set(begun)
    assert set(ends.values()) <= {1}
