"""The output of the last run is there again after the page was loaded again, if the program is the same."""

import json
from typing import Any

from app.output import reprise
from app.output.reprise import AGAIN, CUT, LEFT_OUT, Reprise
from app.output.transcript import CONSOLE, DISPLAY, ERROR, INPUT, NOTICE, RESULT, STDERR, STDOUT, Transcript
from app.output.view import Output
from tests.app.dom import Page
from tests.app.dom.editor import Chunk


class Load:
    """One load of the page, and what it has kept for the next."""

    def __init__(self, program: str = "print(1)") -> None:
        self.kept: list[str] = []
        self.transcript = Transcript()
        self.output = Output(self.transcript)
        self.reprise = Reprise(self.output, self.transcript, self.kept.append, Chunk, lambda: program)

    def keep(self) -> str:
        self.output.paint()
        self.reprise.keep()
        return self.kept[-1]

    def shown(self) -> list[tuple[str, str]]:
        self.output.paint()
        return [(block.kind, str(element.textContent)) for block, element in self.output.shown()]


def filled() -> Load:
    load, picture = Load(), {"mime": "text/plain", "data": "a plot", "text": "a plot"}
    load.transcript.write(STDOUT, Chunk("one\n"))
    load.transcript.begin()
    load.transcript.write(STDERR, Chunk("two\n"))
    error = {"traceback": 'File "main.py", line 1\nNameError: x', "hint": "Check it.", "engine": ("a", "A")}
    contents: list[tuple[str, Any]] = [
        (INPUT, {"prompt": [("bold", "Name? ")], "answer": "Ada"}),
        (DISPLAY, picture),
        (CONSOLE, [(">>> ", "1")]),
        (RESULT, "1"),
        (ERROR, error),
    ]
    for kind, content in contents:
        load.transcript.add(kind, content, "x")
    return load


def test_all_of_it_is_there_again_but_for_pictures(page: Page) -> None:
    kept = filled().keep()
    page.renew()
    load = Load()
    load.reprise.restore(kept)
    assert load.shown() == [
        (NOTICE, AGAIN),
        (STDOUT, "one\n"),
        (STDERR, "two\n"),
        (INPUT, "Name? Ada"),
        (NOTICE, LEFT_OUT),
        (CONSOLE, ">>> 1"),
        (RESULT, "1"),
        (ERROR, 'File "main.py", line 1\nNameError: xCheck it.'),
    ]
    assert [block.begins for block, _ in load.output.shown()][:4] == [False, False, True, False]
    # Loaded again and again, it says so once.
    assert json.loads(load.keep())["entries"] == json.loads(kept)["entries"]


def test_of_a_notice_the_sentence_is_kept_and_not_what_is_behind_it(page: Page) -> None:
    load = Load()
    load.transcript.add(NOTICE, ("six could not be loaded.", ("six: 404",)), "six could not be loaded.")
    kept = load.keep()
    page.renew()
    again = Load()
    again.reprise.restore(kept)
    assert again.shown() == [(NOTICE, AGAIN), (NOTICE, "six could not be loaded.")]


def test_another_program_or_what_is_there_already_keeps_it_away(page: Page) -> None:
    kept = filled().keep()
    other, busy = Load("print(2)"), Load()
    busy.transcript.write(STDOUT, Chunk("new"))
    for load in (other, busy):
        load.reprise.restore(kept)
    assert (other.shown(), busy.shown()) == ([], [(STDOUT, "new")])


def test_of_much_the_end_is_kept_and_that_is_said(page: Page) -> None:
    load = Load()
    for number in range(reprise.MOST // 3000 + 10):
        load.transcript.write(STDOUT, Chunk(f"{number}\n" * 600))
    kept = load.keep()
    assert len(kept) < 1.2 * reprise.MOST
    page.renew()
    again = Load()
    again.reprise.restore(kept)
    shown = again.shown()
    assert [text for _, text in shown[:2]] == [AGAIN, CUT]
    assert shown[-1][1].endswith(f"{reprise.MOST // 3000 + 9}\n")


def test_nothing_is_kept_of_nothing_and_nonsense_is_left_alone(page: Page) -> None:
    load = Load()
    assert load.keep() == ""
    for nonsense in ("", "[", "{}", '{"of": 1, "entries": 1}', '{"of": 1, "entries": [1]}'):
        load.reprise.restore(nonsense)
    assert load.shown() == []
