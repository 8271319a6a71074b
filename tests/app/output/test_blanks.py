"""What only rings, colours or erases leaves no empty entry in the output."""

import pytest

from app.output.transcript import Transcript
from tests.app.chunks import Chunk
from tests.app.output.test_transcript import shown, written


@pytest.mark.parametrize("text", ["\a", "\x1b[0m", "\x1b[?25l", "\r", "abc\r\x1b[K", "\x1b[31m\x1b[0m"])
def test_a_text_that_leaves_nothing_to_be_seen_is_no_entry(text: str) -> None:
    transcript = written(text)
    assert (transcript.is_empty, shown(transcript)) == (True, [])


def test_what_is_written_later_in_that_place_is_shown() -> None:
    transcript = written("\a")
    assert shown(transcript) == []
    write(transcript, "stdout", "a\n")
    assert shown(transcript) == [("stdout", "a\n")]


def test_a_line_that_was_shown_and_erased_goes_and_comes_back() -> None:
    transcript = written("\x1b[1mwait")
    (block,) = transcript.take()[1]
    block.take_runs()
    write(transcript, "stdout", "\r\x1b[K")
    assert transcript.take() == ([block], [])
    write(transcript, "stdout", "done")
    assert transcript.take() == ([], [block])


def test_what_comes_behind_it_takes_its_place_and_still_begins_a_run() -> None:
    transcript = written("first\n")
    transcript.begin()
    write(transcript, "stdout", "\a")
    write(transcript, "stderr", "b\n")
    assert [(block.kind, block.begins) for block in transcript.blocks] == [
        ("stdout", False),
        ("stderr", True),
    ]


def test_a_run_after_one_that_wrote_nothing_is_set_off_from_nothing() -> None:
    transcript = written("\a")
    transcript.begin()
    write(transcript, "stdout", "a\n")
    assert [block.begins for block in transcript.blocks] == [False]


def test_a_bell_of_another_stream_parts_no_question_from_its_line() -> None:
    transcript = written("Name: ")
    write(transcript, "stderr", "\a")
    assert transcript.take_unfinished() == [("", "Name: ")]


def write(transcript: Transcript, stream: str, text: str) -> None:
    """Write a text, and let the terminal obey it."""
    transcript.write(stream, Chunk(text))
    while transcript.is_behind:
        transcript.work()
