"""What a program draws reaches the page in portions, and what happens to the drawing reaches the program."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.stage import Stage
from worker import protocol

DOOR = "from offthread_turtle import door\npage = door.current\n"
PICTURE = "from offthread_canvas import door\nprint(door.current.picture(b'GIF'))"
HEARS = DOOR + "print([each['what'] for each in page.poll()], page.can_wait)"


@pytest.fixture(autouse=True)
def away() -> Iterator[None]:
    """Have the package imported afresh, by the worker that a test attaches."""
    ours = ("offthread_canvas", "offthread_turtle")
    names = [name for name in sys.modules if name.partition(".")[0] in ours]
    before = {name: sys.modules.pop(name) for name in names}
    yield
    sys.modules.update(before)


@pytest.fixture
def switching(attach: Any) -> Stage:
    """A worker whose browser can switch stacks and does not share memory."""
    made: Stage = attach(FakeEdges(tier="stack switching"))
    made.start()
    return made


def program(code: str, **more: object) -> dict[str, Any]:
    return {"type": "run", "id": 1, "code": code, **more}


def kinds(reports: list[dict[str, Any]]) -> list[str]:
    return [each["type"] for each in reports]


def drawn(reports: list[dict[str, Any]]) -> list[Any]:
    found = [bytes(each["ops"][1]) for each in reports if each["type"] == protocol.DRAWING]
    return [json.loads(each) for each in found]


def event(what: str, **more: object) -> dict[str, Any]:
    return {"type": "event", "id": 1, "what": what, **more}


def test_a_drawing_comes_before_what_is_said_after_it(stage: Stage) -> None:
    heard = stage.post(program(DOOR + "page.put(1, [['r', 1]])\npage.put(2.04, [['r', 2]])\n1 / 0"))
    assert kinds(heard)[0] == "started"
    assert kinds(heard)[-2:] == ["error", "done"]
    assert [batch for each in drawn(heard) for batch in each] == [[1, ["r", 1]], [2, ["r", 2]]]


def test_what_was_written_before_a_drawing_comes_before_it(stage: Stage) -> None:
    heard = stage.post(program(DOOR + "print('a')\npage.put(1, [['new']])\nprint('b')"))
    assert kinds(heard) == ["started", "output", "drawing", "output", "done"]


def test_a_program_that_shares_memory_finds_events_there(stage: Stage) -> None:
    stage.edges.events.held = ['{"what": "press", "x": 1}', '{"what": "down", "key": "a"}']
    (said,) = stage.run(HEARS)
    assert said["chunks"] == ["stdout", "['press', 'down'] True\n"]


def test_a_program_waits_there_and_is_stopped_there(stage: Stage) -> None:
    stage.edges.events.is_stopped = True
    said = stage.run(DOOR + "page.wait(5000)")
    assert ("await event", 5000) in stage.edges.calls
    assert said[0]["name"] == "KeyboardInterrupt"


def test_a_program_that_is_suspended_hears_of_events_by_messages(switching: Stage) -> None:
    waits = DOOR + "print(page.wait(9000))"
    heard = switching.converse(program(waits), event("press", x=1, y=2, button=1))
    (said,) = [each["chunks"][1] for each in heard if each["type"] == "output"]
    assert said == "[{'what': 'press', 'x': 1, 'y': 2, 'button': 1}]\n"


def test_a_suspended_wait_ends_with_its_time_or_by_a_stop(switching: Stage) -> None:
    heard = switching.converse(program(DOOR + "print(page.wait(300))"))
    assert [each["chunks"][1] for each in heard if each["type"] == "output"] == ["[]\n"]
    heard = switching.converse({**program(DOOR + "page.wait(9000)"), "id": 2}, {"type": "stop", "id": 2})
    assert [each["name"] for each in heard if each["type"] == "error"] == ["KeyboardInterrupt"]


def test_where_nothing_can_be_awaited_time_passes_all_the_same(attach: Any) -> None:
    edges = FakeEdges(tier="revoked address")
    edges.suspends = False
    stage: Stage = attach(edges)
    stage.start()
    (said,) = stage.run(DOOR + "print(page.can_wait, page.wait(20), page.poll())")
    assert said["chunks"][1] == "False [] []\n"
    assert ("block", 20.0) in edges.calls


def test_what_a_canvas_shows_is_posted_with_all_that_was_told_before(stage: Stage) -> None:
    code = "from offthread_canvas import Canvas\ncanvas = Canvas(20, 10, 'one')\ncanvas.show()"
    heard = stage.post(program(code))
    assert ("paint", (20, 10)) in stage.edges.calls
    ops = [op for each in drawn(heard) for batch in each for op in batch[1:]]
    assert ops == [["new"], ["w", 0, 0, 20, 10, "#ffffff", 0, 0, 20, 10], ["hover"], ["focus"], ["k", "one"]]


def test_a_picture_is_waited_for_where_a_program_can_be_suspended(switching: Stage) -> None:
    heard = switching.converse(program(PICTURE))
    assert [each["chunks"][1] for each in heard if each["type"] == "output"] == ["GIF\n"]


def test_elsewhere_a_program_gets_no_picture(stage: Stage) -> None:
    stage.edges.suspends = False
    heard = stage.post(program(PICTURE))
    assert [each["chunks"][1] for each in heard if each["type"] == "output"] == ["None\n"]


def test_events_of_another_run_or_of_no_kind_are_none(stage: Stage) -> None:
    assert stage.post(event("press")) == []
    (refused,) = stage.post(event("explode"))
    assert refused == {"type": "refused", "id": 1, "reason": "event: nothing is called 'explode'"}


def test_a_run_says_whether_drawings_are_to_stand_still(stage: Stage) -> None:
    told = [stage.run(DOOR + "page.is_still", run, **more) for run, more in ((1, {}), (2, {"still": True}))]
    assert [each[0]["repr"] for each in told] == ["False", "True"]
