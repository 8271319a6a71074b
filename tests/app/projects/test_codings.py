"""Files that are texts in another encoding: their text is edited, their bytes are what is kept."""

import codecs
import json

import pytest

from app.projects import words
from tests.app.dom import Page
from tests.app.dom.values import JsBytes
from tests.app.projects.test_desk import files, session

LATIN = "# coding: latin-1\nx = 'ü'\n"


def head(*names: str) -> str:
    fields = {"title": "", "name": names[0], "active": names[0], "order": names, "data": ""}
    return json.dumps(fields)


@pytest.fixture
def latin(page: Page) -> Page:
    """A page whose main.py is in Latin-1."""
    session(page, "a", head("main.py"), **{"main.py": JsBytes(LATIN.encode("latin-1"))})
    page.editor.code.replace(LATIN)
    page.start()
    return page


def note(page: Page) -> str:
    element = page.element("coding")
    return "" if element.hidden else str(element.textContent)


def test_its_text_is_shown_with_a_note_and_nothing_is_stored_for_that(latin: Page) -> None:
    latin.advance(1000)
    assert note(latin) == words.CODED.format("Latin-1")
    assert latin.editor.code.text() == LATIN
    assert latin.store.saves == []


def test_run_runs_it(latin: Page) -> None:
    latin.workers[0].get_ready()
    latin.press("run")
    sent = [each["code"] for worker in latin.workers for each in worker.posted if each.get("type") == "run"]
    assert sent == [LATIN]


def test_what_is_edited_is_kept_in_its_encoding(latin: Page) -> None:
    latin.editor.code.type("# coding: latin-1\nx = 'é'\n")
    latin.advance(1000)
    assert bytes(files(latin, "a")["main.py"]) == b"# coding: latin-1\nx = '\xe9'\n"


def test_a_program_without_its_coding_line_is_in_utf_8_as_python_reads_it(latin: Page) -> None:
    latin.editor.code.type("x = 'é'\n")
    latin.advance(1000)
    assert (note(latin), files(latin, "a")["main.py"]) == ("", "x = 'é'\n")


def test_a_new_program_is_in_the_encoding_that_its_coding_line_names(page: Page) -> None:
    session(page, "a", head("main.py"), **{"main.py": "x = 1\n"})
    page.editor.code.replace("x = 1\n")
    page.start()
    page.editor.code.type(LATIN)
    page.advance(1000)
    assert note(page) == words.CODED.format("Latin-1")
    assert bytes(files(page, "a")["main.py"]) == LATIN.encode("latin-1")


def test_a_character_that_it_lacks_is_told_and_kept_until_it_is_gone(latin: Page) -> None:
    latin.editor.code.type("# coding: latin-1\nx = '€'\n")
    latin.advance(1000)
    assert note(latin) == words.LACKS_DECLARED.format("Latin-1", "€")
    assert files(latin, "a")["main.py"] == "# coding: latin-1\nx = '€'\n"
    latin.editor.code.type(LATIN)
    latin.advance(1000)
    assert note(latin) == words.CODED.format("Latin-1")
    assert bytes(files(latin, "a")["main.py"]) == LATIN.encode("latin-1")


def test_a_mark_at_the_beginning_is_kept_and_not_shown(page: Page) -> None:
    session(page, "a", head("a.csv"), **{"a.csv": "\ufeffa,b\n"})
    page.editor.code.replace("a,b\n")
    page.start()
    assert note(page) == words.CODED.format("Utf-8-Sig")
    page.editor.code.type("a,b,c\n")
    page.advance(1000)
    assert bytes(files(page, "a")["a.csv"]) == codecs.BOM_UTF8 + b"a,b,c\n"
