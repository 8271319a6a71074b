"""What comms say, and to which displays; a display reaches the widgets that it shows, and no others."""

import json
from typing import Any

import pytest

from worker.kernel import comms as room
from worker.kernel.comms import Comms, UnheardError


class Page:
    """What displays are told; comms are made as by the package `comm`."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any, list[bytes]]] = []
        self.warnings: list[str] = []
        self.comms = Comms(self._post, self.warnings.append)

    def _post(self, root: str, messages: bytes, buffers: list[bytes]) -> None:
        self.told.append((root, json.loads(messages), buffers))

    def open(self, name: str, **state: Any) -> "Comm":
        made = Comm(name)
        self.comms.publish(made, "comm_open", {"state": state}, [])
        return made

    def update(self, comm: "Comm", **state: Any) -> None:
        self.comms.publish(comm, "comm_msg", {"method": "update", "state": state}, [])


class Comm:
    """One end of a comm."""

    def __init__(self, name: str) -> None:
        self.comm_id = name
        self.heard: list[Any] = []

    def handle_msg(self, message: Any) -> None:
        self.heard.append(message)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    """A page whose clock stands still, so that nothing is told before it is asked for."""
    monkeypatch.setattr(room, "_clock", lambda: 0.0)
    return Page()


def opened(content: bytes | None) -> list[str]:
    """The widgets that a display has from the start."""
    assert content is not None
    return [each["comm"] for each in json.loads(content)["messages"]]


def test_a_display_has_its_widget_and_all_that_this_refers_to(page: Page) -> None:
    page.open("a", children=["IPY_MODEL_b"])
    page.open("b", layout="IPY_MODEL_c")
    page.open("c")
    page.open("d")
    assert opened(page.comms.content("a")) == ["a", "b", "c"]
    assert page.comms.content("z") is None


def test_changes_of_a_widget_become_one_and_go_to_the_displays_that_show_it(page: Page) -> None:
    slider = page.open("a", value=1)
    page.open("b")
    page.comms.content("a")
    page.comms.content("b")
    page.update(slider, value=2)
    page.update(slider, value=3, max=9)
    page.comms.flush()
    data = {"method": "update", "state": {"value": 3, "max": 9}, "buffer_paths": []}
    assert page.told == [("a", [{"what": "msg", "comm": "a", "data": data, "count": 0}], [])]


def test_a_widget_that_is_referred_to_later_is_opened_first(page: Page) -> None:
    box = page.open("a", children=[])
    page.comms.content("a")
    page.open("b", value=7)
    page.update(box, children=["IPY_MODEL_b"])
    page.comms.flush()
    ((_, messages, _),) = page.told
    assert [(each["what"], each["comm"]) for each in messages] == [("open", "b"), ("msg", "a")]


def test_buffers_are_taken_out_of_a_state_and_put_back(page: Page) -> None:
    made = Comm("a")
    page.comms.publish(
        made, "comm_open", {"state": {"of": {"x": [0, None]}}, "buffer_paths": [["of", "x", 1]]}, [b"abc"]
    )
    content = json.loads(page.comms.content("a") or b"")
    (message,) = content["messages"]
    assert (message["paths"], message["count"], content["buffers"]) == ([["of", "x", 1]], 1, ["616263"])
    said = {"comm": "a", "data": {"method": "update", "state": {"v": None}, "buffer_paths": [["v"]]}}
    page.comms.hear("a", json.dumps(said).encode(), [b"xy"])
    assert bytes(made.heard[0]["buffers"][0]) == b"xy"
    assert json.loads(page.comms.content("a") or b"")["buffers"] == ["7879", "616263"]


@pytest.mark.parametrize(
    ("root", "text"),
    [
        ("a", b"{"),
        ("a", b"[]"),
        ("a", b'{"comm": 1, "data": {}}'),
        ("a", b'{"comm": "a", "data": 1}'),
        ("a", b'{"comm": "other", "data": {}}'),
        ("other", b'{"comm": "other", "data": {}}'),
        ("none", b'{"comm": "a", "data": {}}'),
    ],
)
def test_a_display_reaches_nothing_else(page: Page, root: str, text: bytes) -> None:
    shown, other = page.open("a"), page.open("other")
    page.comms.content("a")
    with pytest.raises(UnheardError):
        page.comms.hear(root, text, [])
    assert shown.heard == other.heard == []


def test_comms_of_a_program_that_is_over_say_nothing_more(page: Page) -> None:
    former = page.open("a")
    page.comms.content("a")
    page.comms.begin()
    page.update(former, value=1)
    page.comms.publish(former, "comm_close", {}, [])
    page.comms.flush()
    assert page.told == []


def test_what_is_too_large_is_told_in_a_sentence(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST", 100)
    widget = page.open("a")
    page.comms.content("a")
    page.update(widget, value="x" * 200)
    page.comms.flush()
    assert page.told == []
    assert page.warnings == ["A widget has changed by more than 100 bytes: that is not shown."]


def test_a_state_that_holds_itself_is_refused(page: Page) -> None:
    ring: list[Any] = []
    ring.append(ring)
    page.open("a", value=ring)
    with pytest.raises(ValueError, match="nested too deeply"):
        page.comms.content("a")
