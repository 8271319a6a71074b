"""What comes of a drawing is acknowledged when it is seen, and what a visitor does reaches the program."""

from typing import Any

import pytest

from app.base.signal import Signal
from app.drawing.drawing import Drawing
from app.drawing.tab import DRAWING, OUTPUT, DrawingTab
from app.shell.results import Results
from tests.app.dom import Page
from worker import protocol


class Client:
    """The worker's end, as a list of what it was told."""

    def __init__(self) -> None:
        self.state = protocol.RUNNING
        self.told: list[Any] = []

    def ask(self, message: Any) -> None:
        self.told.append(dict(message))

    def acknowledge(self, seq: int, token: str | None, *, worker: int) -> None:
        self.told.append((seq, token, worker))


class View:
    """A view whose painter comes when a test says so."""

    def __init__(self) -> None:
        self.happened: Signal[[str, float, float, int, str]] = Signal()
        self.calmed: Signal[[str]] = Signal()
        self.failed: Signal[[]] = Signal()
        self.is_there = False
        self.seen: list[Any] = []

    def load(self, then: Any) -> None:
        self.then = then

    def arrive(self, is_there: bool) -> None:
        self.is_there = is_there
        self.then(is_there)

    def take(self, fields: Any, done: Any) -> None:
        self.seen.append(fields["ops"])
        done()

    def live(self, is_live: bool) -> None:
        self.seen.append(is_live)

    def hurry(self) -> None:
        self.seen.append("hurry")

    def clear(self) -> None:
        self.seen.append("clear")

    def describe(self, sentences: str) -> None:
        self.seen.append(sentences)


class Stage:
    """A drawing, and what becomes of it."""

    def __init__(self) -> None:
        self.client, self.view = Client(), View()
        self.said: list[str] = []
        view: Any = self.view
        self.drawing = Drawing(self.client, view, self.said.append)

    def take(self, seq: int) -> None:
        fields: Any = {"id": 3, "seq": seq, "ops": f"ops {seq}", "token": "t", "worker": 1}
        self.drawing.take(fields)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_what_comes_before_the_painter_waits_for_it(stage: Stage) -> None:
    stage.take(1)
    stage.take(2)
    assert (stage.client.told, stage.view.seen) == ([], [])
    stage.view.arrive(True)
    assert stage.view.seen == [True, "ops 1", True, "ops 2"]
    assert stage.client.told == [(1, "t", 1), (2, "t", 1)]


def test_a_program_that_is_over_before_the_painter_comes_hears_nothing_more(stage: Stage) -> None:
    stage.take(1)
    stage.drawing.end()
    stage.view.arrive(True)
    assert stage.view.seen == [False, False, "ops 1"]
    stage.take(2)
    assert stage.view.seen[3:] == [True, "ops 2"]


def test_a_painter_that_cannot_be_had_keeps_no_program_waiting(stage: Stage) -> None:
    stage.take(1)
    stage.view.arrive(False)
    assert stage.client.told == [(1, "t", 1)]
    (said,) = stage.said
    assert "Check the connection" in said
    stage.take(2)
    assert stage.client.told == [(1, "t", 1), (2, "t", 1)]


def test_a_painter_that_could_not_be_had_is_asked_for_again_with_the_next_program(stage: Stage) -> None:
    stage.view.arrive(False)
    stage.drawing.clear()
    stage.take(1)
    assert stage.client.told == []
    stage.view.arrive(True)
    assert stage.client.told == [(1, "t", 1)]


def test_a_painter_that_fails_is_told_of(stage: Stage) -> None:
    stage.view.arrive(True)
    stage.view.failed.fire()
    (said,) = stage.said
    assert "Run again" in said


def test_what_a_visitor_does_is_told_while_the_program_runs(stage: Stage) -> None:
    stage.view.arrive(True)
    stage.take(1)
    stage.client.told.clear()
    stage.view.happened.fire("press", 1.5, -2, 1, "")
    stage.view.happened.fire("down", 0, 0, 0, "Left")
    stage.client.state = protocol.IDLE
    stage.view.happened.fire("down", 0, 0, 0, "Left")
    press = {"type": "event", "id": 3, "what": "press", "x": 1.5, "y": -2, "button": 1}
    assert stage.client.told == [press, {"type": "event", "id": 3, "what": "down", "key": "Left"}]


def test_a_calm_drawing_is_described(stage: Stage) -> None:
    counts = '"lines": 1, "dots": 0, "shapes": 0, "pictures": 0, "texts": 0, "isFull": false, "frame": [0, 0]'
    looks = '"background": "", "colours": ["#0000ff"], "said": [], "title": ""'
    stage.view.calmed.fire(f"{{{counts}, {looks}}}")
    assert stage.view.seen == ["Drawing: 1 line segment. Colours: blue."]


class Room:
    """A room that is there at once; seen: what was done."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def use(self, act: Any) -> None:
        act(self)

    tell = use

    def take(self, fields: Any) -> None:
        self.seen.append(f"take {fields['seq']}")

    def clear(self) -> None:
        self.seen.append("clear")

    def end(self) -> None:
        self.seen.append("end")

    def hurry(self) -> None:
        self.seen.append("hurry")


class Tab:
    """The tab on a page."""

    def __init__(self) -> None:
        self.room, self.results, self.keeps = Room(), Results(), False
        room: Any = self.room
        self.tab = DrawingTab(room, self.results, lambda: self.keeps)

    def draw(self, seq: int = 1) -> None:
        fields: Any = {"seq": seq}
        self.tab.take(fields)


@pytest.fixture
def tab(page: Page) -> Tab:
    made = Tab()
    page.folded = [page.element("tab-output").parentElement]
    return made


def test_it_is_there_and_shown_when_a_program_draws(page: Page, tab: Tab) -> None:
    assert (page.element("show-drawing").hidden, page.element("results").hidden) == (True, True)
    tab.tab.begin()
    tab.draw()
    assert (page.element("show-drawing").hidden, page.element("drawing").hidden) == (False, False)
    tab.results.choose(OUTPUT)
    tab.draw(2)
    assert tab.results.name == OUTPUT
    tab.tab.end()
    tab.tab.hurry()
    assert tab.room.seen == ["clear", "take 1", "take 2", "end", "hurry"]


def test_a_new_run_begins_without_it_unless_names_are_kept(page: Page, tab: Tab) -> None:
    tab.draw()
    tab.keeps = True
    tab.tab.begin()
    assert (tab.results.name, tab.room.seen) == (DRAWING, ["take 1"])
    tab.keeps = False
    tab.tab.begin()
    assert (tab.results.name, page.element("results").hidden) == (OUTPUT, True)


def test_it_goes_with_the_output_unless_a_program_draws(page: Page, tab: Tab) -> None:
    tab.tab.begin()
    tab.draw()
    tab.tab.clear()
    assert tab.results.name == DRAWING
    tab.tab.end()
    tab.tab.clear()
    assert page.element("show-drawing").hidden


def test_after_clear_a_line_of_the_console_brings_it_back_as_it_was(page: Page, tab: Tab) -> None:
    tab.tab.begin()
    tab.draw()
    tab.tab.end()
    tab.tab.clear()
    tab.draw(2)
    assert (page.element("show-drawing").hidden, tab.results.name) == (False, DRAWING)
    # While it draws, Clear leaves it where it is.
    tab.tab.clear()
    assert not page.element("show-drawing").hidden
    tab.tab.end()
    assert tab.room.seen == ["clear", "take 1", "end", "take 2", "end"]


def test_a_program_that_does_not_draw_needs_no_room(page: Page, tab: Tab) -> None:
    tab.tab.begin()
    tab.room.seen.clear()
    tab.tab.end()
    assert tab.room.seen == []


def test_it_gives_way_to_a_question_and_comes_back(page: Page, tab: Tab) -> None:
    tab.draw()
    page.folded = [page.element("scroll")]
    tab.tab.give_way()
    assert tab.results.name == OUTPUT
    tab.tab.come_back()
    assert tab.results.name == DRAWING
    # On a wide page the style sheet shows the output beside it.
    page.element("scroll").hidden = False
    page.folded = []
    tab.tab.give_way()
    assert tab.results.name == DRAWING


def test_arrows_lead_from_tab_to_tab(page: Page, tab: Tab) -> None:
    tab.draw()
    tab.results.offer("variables", True)
    names = []
    for _ in range(3):
        page.key("ArrowRight", page.element(f"show-{tab.results.name}"))
        names.append(tab.results.name)
    assert names == ["variables", OUTPUT, DRAWING]
