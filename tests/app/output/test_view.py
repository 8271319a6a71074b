"""The output pane: it shows the transcript's changes, stays at its end, and gives back what falls off."""

import json
from typing import Any

import pytest

from app.output import displays
from app.output.scrollback import HELPING
from app.output.transcript import Transcript
from app.output.view import NEAR, Output
from tests.app.dom import Page, outline
from tests.app.dom.editor import Chunk
from tests.app.dom.events import Event
from tests.app.dom.values import JsBytes, JsObject
from tests.app.dom.web import Url

PICTURE = {"mime": "image/png", "data": JsBytes(b"one"), "text": "[one]", "alt": "one"}


class Pane:
    """The pane with its transcript, and what it told."""

    def __init__(self, page: Page, max_lines: int = 5000) -> None:
        self._page = page
        self.model = Transcript(max_lines=max_lines)
        self.view = Output(self.model)
        self.told: list[Any] = []
        self.view.changed.listen(lambda: self.told.append("changed"))
        self.view.painted.listen(lambda: self.told.append("painted"))
        self.view.chosen.listen(lambda *place: self.told.append(place))

    def print(self, text: str) -> str:
        """Have a program print, and show it; returns what is in the pane."""
        self.model.write("stdout", Chunk(text))
        return self.paint()

    def display(self, content: Any) -> Any:
        """Have a program show something; returns its block."""
        block = self.model.add("display", content, content["text"])
        self.paint()
        return block

    def paint(self) -> str:
        while self.view.paint():
            pass
        return outline(self._page.element("log"))

    @property
    def entries(self) -> list[str]:
        return [each.textContent for each in self._page.element("log").children]

    def scroll(self, top: float) -> None:
        """Have the visitor scroll: the pane is 200 pixels high, what is in it 1000."""
        scroll = self._page.element("scroll")
        scroll.scrollHeight, scroll.clientHeight, scroll.scrollTop = 1000, 200, top
        self._page.fire("scroll", scroll, bubbles=False)

    @property
    def is_at_end(self) -> bool:
        """Whether the pane goes to the end when something is shown."""
        scroll = self._page.element("scroll")
        before, scroll.scrollTop = scroll.scrollTop, 0
        self.paint()
        found: float = scroll.scrollTop
        scroll.scrollTop = before
        return found > float(scroll.scrollHeight)


@pytest.fixture
def pane(page: Page) -> Pane:
    return Pane(page)


def test_what_happens_stands_in_its_order(pane: Pane) -> None:
    pane.model.write("stdout", Chunk("a\n"))
    pane.model.add("result", "42", "42")
    pane.model.add("notice", "<b>Stopped.", "<b>Stopped.")
    assert pane.paint() == (
        '<div class="entry" data-kind="stdout"> \'a\\n\'\n'
        '<div class="entry" data-kind="result"> \'42\'\n'
        '<div class="entry" data-kind="notice"> \'<b>Stopped.\''
    )


def test_what_is_appended_leaves_the_elements_that_are_there(page: Page, pane: Pane) -> None:
    pane.print("a\n")
    (first,) = page.element("log").children
    pane.model.add("result", "42", "42")
    assert pane.print("b\n").count("\n") == 2
    assert page.element("log").firstChild is first


def test_a_screen_is_drawn_again_in_its_element(pane: Pane) -> None:
    def draw(text: str) -> str:
        pane.model.write("stdout", Chunk(text))
        pane.model.work()
        return pane.paint()

    draw("10%\r")
    assert draw("20%") == '<div class="entry" data-kind="stdout">\n  <span> \'20%\''


def test_much_is_shown_in_helpings(pane: Pane) -> None:
    pane.model.write("stdout", Chunk("x" * 99 + "\n"))
    for _ in range(3 * HELPING // 4000):
        pane.model.write("stdout", Chunk(("x" * 99 + "\n") * 40))
        pane.model.add("notice", "-", "-")
    assert pane.view.paint()
    shown = len(pane.entries)
    assert pane.view.paint()
    assert len(pane.entries) > shown


def test_it_tells_when_there_is_something_to_paint_and_when_it_is_shown(pane: Pane) -> None:
    pane.view.refresh()
    pane.print("a\n")
    assert pane.told == ["changed", "painted"]


def test_the_welcome_is_there_as_long_as_there_is_nothing_else(page: Page, pane: Pane) -> None:
    pane.paint()
    assert not page.element("welcome").hidden
    pane.print("a\n")
    assert page.element("welcome").hidden
    pane.model.clear()
    pane.view.clear()
    assert pane.paint() == ""
    assert not page.element("welcome").hidden


def test_lines_that_fell_off_are_gone_and_counted_above(page: Page) -> None:
    pane = Pane(page, max_lines=3)
    pane.print("0\n")
    assert page.element("above").hidden
    for number in range(1, 6):
        pane.model.add("notice", str(number), str(number))
        pane.paint()
    assert (pane.entries, page.element("above").hidden) == (["3", "4", "5"], False)
    assert page.text("above-words") == "3 lines above are no longer shown."
    pane.model.clear()
    pane.view.clear()
    pane.paint()
    assert page.element("above").hidden


def test_pictures_that_fell_off_or_were_cleared_give_back_their_memory(page: Page) -> None:
    pane = Pane(page, max_lines=2)
    for _ in range(4):
        pane.display(PICTURE)
    assert (len(pane.entries), len(Url.held)) == (2, 2)
    pane.model.clear()
    pane.view.clear()
    assert (pane.paint(), Url.held) == ("", {})


def test_a_later_display_takes_the_place_of_the_one_in_its_slot(pane: Pane) -> None:
    block = pane.display(PICTURE)
    pane.print("a\n")
    pane.model.renew(block, {"mime": "text/plain", "data": "<b>done", "text": ""}, 7)
    assert pane.paint() == (
        '<div class="entry" data-kind="display"> \'<b>done\'\n<div class="entry" data-kind="stdout"> \'a\\n\''
    )


def test_one_that_is_renewed_before_it_is_shown_is_shown_once(pane: Pane) -> None:
    content = {"mime": "text/plain", "data": "1", "text": ""}
    block = pane.model.add("display", content)
    pane.model.renew(block, {**content, "data": "2"}, 1)
    assert pane.paint() == '<div class="entry" data-kind="display"> \'2\''


def test_what_a_program_offers_as_a_table_and_is_none_keeps_nothing_else_from_being_shown(pane: Pane) -> None:
    pane.model.write("stdout", Chunk("a\n"))
    pane.model.add("display", {"mime": displays.TABLE, "data": json.dumps({"head": 1}), "text": "Odd()"})
    pane.model.write("stdout", Chunk("b\n"))
    pane.paint()
    assert pane.entries == ["a\n", "Odd()", "b\n"]


def test_a_display_that_grows_before_the_browser_tells_of_the_end_keeps_nobody_from_it(pane: Pane) -> None:
    assert pane.is_at_end
    # So far the pane was led, and more has come below meanwhile.
    pane.scroll(600)
    assert pane.is_at_end


def test_it_stays_at_the_end_until_the_visitor_scrolls_up(pane: Pane) -> None:
    assert pane.is_at_end
    pane.scroll(800)
    pane.scroll(300)
    assert not pane.is_at_end


@pytest.mark.parametrize(("distance", "is_near"), [(0, True), (NEAR - 1, True), (NEAR, False)])
def test_near_the_end_is_at_the_end(pane: Pane, distance: int, is_near: bool) -> None:
    pane.scroll(300)
    pane.scroll(1000 - 200 - distance)
    assert pane.is_at_end == is_near


@pytest.mark.parametrize("way", ["stick", "clear"])
def test_it_goes_back_to_the_end_when_it_is_told_to(pane: Pane, way: str) -> None:
    pane.scroll(300)
    getattr(pane.view, way)()
    assert (pane.is_at_end, pane.told[0]) == (True, "changed")


def test_a_place_in_a_traceback_that_is_pressed_is_told(page: Page, pane: Pane) -> None:
    pane.model.add("error", {"traceback": 'File "main.py", line 2\nValueError: x'})
    pane.paint()
    page.press(page.button('File "main.py", line 2'))
    assert pane.told == ["painted", ("main.py", 2)]


def test_a_picture_is_saved_by_its_button(page: Page, pane: Pane) -> None:
    pane.display({**PICTURE, "name": "one.png"})
    page.press(page.button("Save one.png"))
    assert page.downloads == [("one.png", b"one")]


def test_a_frame_gets_its_height_when_it_is_loaded(page: Page, pane: Pane) -> None:
    pane.display({"mime": displays.HTML, "data": "<p>x</p>", "text": "x"})
    frame = page.element("log").querySelector("iframe")
    frame.contentDocument = JsObject()
    frame.contentDocument.documentElement = page.document.createElement("html")
    frame.contentDocument.documentElement._box = {"height": 116}
    frame.clientWidth = 300.0
    frame.dispatchEvent(Event("load", bubbles=False))
    assert (frame.style.height, pane.told) == ("116px", ["painted", "changed"])


def test_frames_are_fitted_when_the_pane_comes_into_sight_or_has_another_width(page: Page) -> None:
    pane = Pane(page)
    pane.display({"mime": "text/html", "data": "<b>x</b>", "text": "x"})
    frame = page.element("log").querySelector("iframe")
    root: Any = page.document.createElement("html")
    frame.contentDocument = JsObject()
    frame.contentDocument.documentElement = root
    root._box = {"height": 50}
    frame.clientWidth = root.clientWidth = root.scrollWidth = 300.0
    page.resize(page.element("scroll"))
    page.clock.advance(200)
    assert frame.style.height == "50px"


def test_a_display_that_takes_the_place_of_another_has_nothing_jump(page: Page) -> None:
    pane = Pane(page)
    content = {"mime": "text/html", "data": "<b>x</b>", "text": "x"}
    block = pane.display(content)
    entry = page.element("log").querySelector(".entry")
    entry._box = {"height": 118.0}
    pane.model.renew(block, content, 1)
    pane.paint()
    assert entry.style.minHeight == "118px"
    page.clock.advance(1000)
    assert entry.style.minHeight == ""


def test_a_display_after_clear_output_has_nothing_jump(page: Page) -> None:
    pane = Pane(page)
    content = {"mime": "text/html", "data": "<b>x</b>", "text": "x"}
    pane.display(content)
    log = page.element("log")
    log._box = {"height": 200.0}
    pane.model.write("stdout", Chunk("\x1b[2J"))
    while pane.model.is_behind:
        pane.model.work()
    pane.display(content)
    assert (log.style.minHeight, len(list(log.querySelectorAll("iframe")))) == ("200px", 1)
    page.clock.advance(1000)
    assert log.style.minHeight == ""
