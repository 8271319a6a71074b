"""Chunks of output, which JavaScript keeps, as the page's Python makes them."""

from app.output import chunks
from tests.app.dom import Page
from tests.app.dom.values import to_js


def test_a_text_becomes_a_chunk(page: Page) -> None:
    made = chunks.chunk("a\nb")
    assert (made.length, made.breaks, made.ends_line) == (3, 1, False)


def test_of_a_message_only_the_texts_become_chunks(page: Page) -> None:
    found = chunks.chunks(to_js(["stdout", "a\n", "stderr", "bb"]))
    assert [each if type(each) is str else each.toString() for each in found] == [
        "stdout",
        "a\n",
        "stderr",
        "bb",
    ]
    assert [each.length for each in found[1::2]] == [2, 2]
