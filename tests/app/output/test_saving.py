"""The whole output of the last run as a file."""

from app.base import browser
from app.output.log import Log
from app.output.saving import NOTHING, Saving
from tests.app.dom import Page
from tests.app.dom.editor import Chunk


def test_all_that_was_printed_is_offered_as_a_file(page: Page) -> None:
    log, said = Log(browser.blob), list[str]()
    for text in ("é\n", "two\n"):
        log.add(Chunk(text))
    Saving(log, said.append, lambda: "Dice game").save()
    assert (page.downloads, said) == ([("dice-game-2026-11-27-output.txt", "é\ntwo\n".encode())], [])


def test_when_there_is_nothing_that_is_said(page: Page) -> None:
    said: list[str] = []
    Saving(Log(browser.blob), said.append, lambda: "").save()
    assert (page.downloads, said) == ([], [NOTHING])
