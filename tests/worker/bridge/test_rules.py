"""Whatever the page posts, the worker keeps to the protocol: the page's double refuses any other message.

Each run is STARTED once and DONE once, one after the other, in the order in which they were posted.
"""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worker.bridge.doubles.devices import STOPPED
from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.stage import Message, Stage, attached
from worker.packages import installed

PROGRAMS = (
    "",
    "6 * 7",
    "1 / 0",
    "print('a')",
    "input('?')",
    "import asyncio\nawait asyncio.sleep(2)",
    "import asyncio\nfrom pyodide.ffi import run_sync\nrun_sync(asyncio.sleep(2))",
    "import js\njs.press_stop()",
    "import time\ntime.sleep(1)",
    "raise SystemExit(3)",
    "x = = 1",
    "import no_such_thing",
    "class Odd:\n    def __repr__(self):\n        raise ValueError\nOdd()",
)
NUMBERS = st.integers(1, 5)
COMMANDS = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("run"), "code": st.sampled_from(PROGRAMS), "values": st.booleans()}
    ),
    st.fixed_dictionaries({"type": st.just("install"), "names": st.just(["no-such-thing"])}),
    st.fixed_dictionaries({"type": st.just("stop")}, optional={"id": NUMBERS}),
    st.fixed_dictionaries({"type": st.just("input"), "id": NUMBERS}, optional={"text": st.just("a\n")}),
    st.fixed_dictionaries({"type": st.sampled_from(["inventory", "retry", "start", "nonsense"])}),
    st.fixed_dictionaries({"type": st.just("complete"), "id": st.just(1), "code": st.just("x.")}),
    st.fixed_dictionaries({"type": st.just("remove"), "names": st.lists(st.just("no-such-thing"))}),
    st.fixed_dictionaries({"type": st.just("ack"), "seq": NUMBERS}),
)
TIERS = st.sampled_from(["shared memory", "stack switching", "revoked address"])
ANSWERS = st.lists(st.sampled_from(["a\n", None, STOPPED]), min_size=20, max_size=20)


def numbered(commands: list[Message]) -> list[Message]:
    """Give each run a number of its own, from 1 on."""
    runs = iter(range(1, len(commands) + 1))
    return [{**each, "id": next(runs)} if each["type"] in ("run", "install") else each for each in commands]


def conversation(stage: Stage, commands: list[Message], *, at_once: bool) -> list[Message]:
    """All that is said, until nothing more happens."""
    stage.edges.define("press_stop", stage.edges.press_stop)
    # A program that still asks then, where only a message answers, is stopped.
    for each in range(len(commands)):
        stage.later(30 + each, {"type": "stop"})
    heard = (stage.post if at_once else stage.converse)(*commands)
    return heard + stage.pass_time(60)


@pytest.fixture(autouse=True)
def _nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(installed, "inventory", lambda _sources: [])


@pytest.mark.timeout(900)
@given(st.lists(COMMANDS, max_size=8), TIERS, ANSWERS, st.booleans())
def test_each_run_is_started_once_and_done_once_in_its_turn(
    commands: list[Message], tier: str, answers: list[Any], at_once: bool
) -> None:
    edges = FakeEdges(tier=tier)
    edges.input.typed.extend(answers)
    edges.letters.receive(["blob:1"])
    posted = numbered(commands)
    with attached(edges) as stage:
        stage.start()
        heard = conversation(stage, posted, at_once=at_once)
    turns = [(each["type"], each["id"]) for each in heard if each["type"] in ("started", "done")]
    runs = [each["id"] for each in posted if each["type"] in ("run", "install")]
    assert turns == [(kind, run) for run in runs for kind in ("started", "done")]
    assert {each["status"] for each in heard if each["type"] == "done"} <= {"ok", "error", "stopped"}
