"""What displays of widgets say goes to Python in turn, and what widgets say goes to the displays."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from app.playground.widgets import Widgets
from app.runtime.client import Client
from tests.app.dom.page import Page
from tests.app.dom.values import JsObject
from worker import protocol


class FakeClient:
    """What of a client is used."""

    def __init__(self) -> None:
        self.state, self.has_kept_run = protocol.IDLE, False
        self.events: list[Any] = []
        self.acknowledged: list[int] = []

    def run(self, code: str, *, hand_over: Callable[[int], Any]) -> int:
        assert code == ""
        self.events.append(hand_over(1))
        return len(self.events)

    def acknowledge(self, seq: int, _token: str | None, *, worker: int) -> None:
        assert worker == 1
        self.acknowledged.append(seq)


class Script:
    """What the page's script for displays is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def end(self) -> None:
        self.told.append(("end",))


class Room:
    """Widgets, their client and their page."""

    def __init__(self, page: Page) -> None:
        self.page, self.client, self.done = page, FakeClient(), list[str]()
        self.widgets = Widgets(cast(Client, self.client))
        self.script = Script()
        setattr(self.script, "pass", lambda *words: self.script.told.append(words))
        page.window.offthreadLive = self.script
        self.widgets.listen()

    def say(self, root: str) -> None:
        """A display says something."""
        detail: Any = JsObject()
        detail.root, detail.data, detail.buffers = root, f"said by {root}", []
        detail.done = lambda: self.done.append(root)
        event: Any = JsObject()
        event.detail = detail
        self.widgets._on_said(event)


@pytest.fixture
def room(page: Page) -> Room:
    return Room(page)


def test_what_displays_say_is_a_run_each_in_turn(room: Room) -> None:
    room.say("a")
    room.say("b")
    assert room.client.events == [{"root": "a", "event": "said by a", "buffers": []}]
    assert (room.widgets.is_own(1), room.widgets.is_own(2), room.done) == (True, False, [])
    room.widgets.finish(1)
    room.widgets.go_on()
    assert room.done == ["a"]
    assert [each["root"] for each in room.client.events] == ["a", "b"]


def test_it_waits_while_a_program_runs_or_is_about_to(room: Room) -> None:
    room.client.state = protocol.RUNNING
    room.say("a")
    room.client.state, room.client.has_kept_run = protocol.IDLE, True
    room.widgets.go_on()
    assert room.client.events == []
    room.client.has_kept_run = False
    room.widgets.go_on()
    assert len(room.client.events) == 1


def test_another_program_ends_them_and_what_waits_is_not_said(room: Room) -> None:
    room.client.state = protocol.RUNNING
    room.say("a")
    room.widgets.begin()
    room.client.state = protocol.IDLE
    room.widgets.go_on()
    assert (room.script.told, room.client.events) == ([("end",)], [])


def test_what_widgets_say_is_passed_on_and_acknowledged(room: Room) -> None:
    fields: Any = {"id": 1, "seq": 7, "root": "a", "data": b"[]", "buffers": [], "worker": 1}
    room.widgets.take(fields)
    assert (room.script.told, room.client.acknowledged) == ([("a", b"[]", [])], [7])
