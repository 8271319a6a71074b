"""The elements of the transcript: all text goes in as text, and places in tracebacks lead to the program."""

from typing import Any

import pytest

from app.output.block import BLOCK, BLOCK_LINES
from app.output.entries import extend, make, redraw
from app.output.transcript import Transcript
from tests.app.dom import Page, outline
from tests.app.dom.editor import Chunk

HOSTILE = "<img src=x onerror=alert(1)>"
TRACEBACK = """\
Traceback (most recent call last):
  File "main.py", line 6, in <module>
    f(0)
  File "lib/a.py", line 3, in f
  File "/lib/python314.zip/json/__init__.py", line 9, in g
ValueError: <b>two</b>
"""


class Entries:
    """A transcript, the elements of its blocks, and the places that were chosen."""

    def __init__(self, page: Page) -> None:
        self.model = Transcript()
        self.chosen: list[tuple[str, int]] = []
        self.root = page.document.createElement("div")
        self._made: dict[int, Any] = {}

    def show(self) -> str:
        """Show what has changed, as the output pane does; return all there is."""
        while self.model.is_behind:
            self.model.work()
        for block in self.model.take()[1]:
            if id(block) not in self._made:
                self._made[id(block)] = make(block, lambda *place: self.chosen.append(place))
                self.root.append(self._made[id(block)])
            if block.rows is not None:
                redraw(self._made[id(block)], block)
            elif block.kind in ("stdout", "stderr"):
                extend(self._made[id(block)], block)
            block.is_shown = True
        return outline(self.root)

    def write(self, text: str, stream: str = "stdout") -> str:
        self.model.write(stream, Chunk(text))
        return self.show()

    def add(self, kind: str, content: object) -> str:
        self.model.add(kind, content)
        return self.show()


@pytest.fixture
def entries(page: Page) -> Entries:
    return Entries(page)


def test_what_a_program_prints_is_text(entries: Entries) -> None:
    entries.write(HOSTILE + "\n")
    entries.write("oops\n", "stderr")
    assert entries.add("result", HOSTILE) == (
        f'<div class="entry" data-kind="stdout"> {HOSTILE + chr(10)!r}\n'
        '<div class="entry" data-kind="stderr"> \'oops\\n\'\n'
        f'<div class="entry" data-kind="result"> {HOSTILE!r}'
    )


def test_a_stream_grows_in_its_element(entries: Entries) -> None:
    entries.write("a")
    entries.write("b\n")
    assert entries.write("c") == '<div class="entry" data-kind="stdout"> \'ab\\nc\''


def test_what_was_taken_back_is_gone_from_its_element(entries: Entries) -> None:
    entries.write("a\nName? ")
    assert entries.model.take_unfinished() == [("", "Name? ")]
    assert entries.show() == '<div class="entry" data-kind="stdout"> \'a\\n\''
    assert entries.write("b\n") == '<div class="entry" data-kind="stdout"> \'a\\nb\\n\''


def test_the_first_of_a_run_is_set_off(entries: Entries) -> None:
    entries.write("a\n")
    entries.model.begin()
    assert entries.write("b\n") == (
        '<div class="entry" data-kind="stdout"> \'a\\n\'\n'
        '<div class="entry" data-begins data-kind="stdout"> \'b\\n\''
    )


def test_a_full_block_is_known_by_its_lines(entries: Entries) -> None:
    text = "x\n" * BLOCK_LINES
    assert entries.write(text) == (
        f'<div class="entry" data-full data-kind="stdout" style="--lines: {BLOCK_LINES}"> {text!r}'
    )


def test_colours_and_shapes_are_classes_and_colours_of_the_programs_own_are_styles(entries: Entries) -> None:
    assert entries.write("a\x1b[1;31mb\x1b[0mc\x1b[38;2;1;2;3;48;5;196md\x1b[m\n") == (
        '<div class="entry" data-kind="stdout">\n'
        "  <span>\n"
        "    'a'\n"
        "    <span class=\"bold fg-1\"> 'b'\n"
        "    'c'\n"
        "    <span class style=\"background-color: #ff0000; color: #010203\"> 'd'\n"
        "    '\\n'"
    )


def test_lines_with_a_cursor_are_drawn_again_behind_those_that_can_no_longer_change(entries: Entries) -> None:
    entries.write("10%\r")
    entries.write("20%\r")
    assert entries.write(HOSTILE) == f'<div class="entry" data-kind="stdout">\n  <span> {HOSTILE!r}'
    entries.write("".join(f"\n{number}" for number in range(60)) + "\x1b[A\r")
    (element,) = entries.root.children
    settled, live = element.childNodes[0], element.lastChild
    assert settled.textContent.startswith(HOSTILE + "\n0\n1\n")
    assert live.textContent.endswith("\n58\n59")
    assert element.textContent == HOSTILE + "".join(f"\n{number}" for number in range(60))


def test_a_screen_that_is_full_is_followed_by_another(entries: Entries) -> None:
    line = "\x1b[31m" + "x" * 80 + "\x1b[0m\n"
    entries.write(line * (BLOCK // 40))
    first, *others = entries.root.children
    assert (first.hasAttribute("data-full"), bool(others)) == (True, True)
    assert entries.root.textContent == ("x" * 80 + "\n") * (BLOCK // 40)


def test_an_answer_stands_beside_its_question(entries: Entries) -> None:
    assert entries.add("input", {"prompt": [("", "<b>? ")], "answer": HOSTILE}) == (
        '<div class="entry" data-kind="input">\n'
        "  <span class=\"prompt\"> '<b>? '\n"
        f'  <span class="answer"> {HOSTILE!r}'
    )


def test_what_is_behind_a_notice_is_folded(entries: Entries) -> None:
    assert entries.add("notice", ("It <b>failed</b>.", ("one: 404", "two: 500"))) == (
        '<div class="entry" data-kind="notice">\n'
        "  'It <b>failed</b>.'\n"
        "  <details>\n"
        "    <summary> 'Details'\n"
        "    <div> 'one: 404\\ntwo: 500'"
    )


def test_a_notice_with_nothing_behind_it_is_its_sentence(entries: Entries) -> None:
    assert entries.add("notice", ("It failed.", ())) == (
        '<div class="entry" data-kind="notice"> \'It failed.\''
    )


def test_places_of_the_visitors_files_in_a_traceback_are_links(entries: Entries) -> None:
    assert entries.add("error", {"traceback": TRACEBACK}) == (
        '<div class="entry" data-kind="error">\n'
        '  <span class="trace">\n'
        "    'Traceback (most recent call last):\\n  '\n"
        '    <button class="link" title="Go to line 6 of main.py" type="button"> \'File "main.py", line 6\'\n'
        "    ', in <module>\\n    f(0)\\n  '\n"
        '    <button class="link" title="Go to line 3 of lib/a.py" type="button"> '
        "'File \"lib/a.py\", line 3'\n"
        "    ', in f\\n  File \"/lib/python314.zip/json/__init__.py\", line 9, in g'\n"
        "  '\\n'\n"
        "  <span class=\"last\"> 'ValueError: <b>two</b>'"
    )
    for link in entries.root.querySelectorAll("button.link"):
        link.click()
    assert entries.chosen == [("main.py", 6), ("lib/a.py", 3)]


def test_the_place_of_an_error_without_a_traceback_is_a_link_too(entries: Entries) -> None:
    entries.add("error", {"traceback": 'File "main.py", line 2: bad indent'})
    (link,) = entries.root.querySelectorAll(".last button")
    link.click()
    assert entries.chosen == [("main.py", 2)]


def test_an_error_that_was_said_in_a_sentence_is_not_read_out_as_a_whole(entries: Entries) -> None:
    shown = entries.add("error", {"traceback": "E: x", "is_said": True})
    assert shown.startswith('<div aria-live="off" class="entry" data-kind="error">')


def test_an_error_brings_advice_and_the_engine_that_can_do_it(entries: Entries) -> None:
    content = {"traceback": "ImportError: x", "hint": "Did you mean <y>?", "engine": ("cpython", "CPython")}
    assert entries.add("error", content) == (
        '<div class="entry" data-kind="error">\n'
        "  <span class=\"last\"> 'ImportError: x'\n"
        "  <p class=\"advice\"> 'Did you mean <y>?'\n"
        '  <button class="button small" data-use="cpython" type="button"> \'Run it with CPython\''
    )


def test_a_package_that_is_wanted_has_a_button(entries: Entries) -> None:
    for again in (True, False):
        entries.add(
            "error", {"traceback": "E: x\n", "hint": "One more.", "wants": "openpyxl", "again": again}
        )
    first, second = (each.querySelector("[data-load]") for each in entries.root.children)
    assert (first.textContent, first.getAttribute("data-load")) == ("Load openpyxl and run again", "openpyxl")
    assert (second.textContent, second.hasAttribute("data-again")) == ("Load openpyxl", False)
    assert first.hasAttribute("data-again")
