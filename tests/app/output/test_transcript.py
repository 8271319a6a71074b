import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.output.block import BLOCK, Block
from app.output.transcript import Transcript
from tests.app.chunks import Chunk, Element


def shown(transcript: Transcript) -> list[tuple[str, str]]:
    """Take the changes as a view would, and return what they say."""
    return [(block.kind, text_of(block) or str(block.content or "")) for block in transcript.take()[1]]


def text_of(block: Block) -> str:
    """Take what a block has for the view: its text, or its runs and the lines after them."""
    if block.chunk is not None and block.rows is None:
        element = Element()
        block.chunk.extend(element, block.shown)
        block.show()
        return element.textContent
    if block.rows is None:
        return ""
    return "".join(text for _, text in block.take_runs()) + "\n".join(row.text for row in block.rows)


def written(*texts: str) -> Transcript:
    """Write texts to standard output, and let the terminal obey all of them."""
    transcript = Transcript()
    for text in texts:
        transcript.write("stdout", Chunk(text))
        while transcript.is_behind:
            transcript.work()
    return transcript


def test_neighbours_of_one_stream_become_one_block() -> None:
    transcript = Transcript()
    transcript.write("stdout", Chunk("a"))
    transcript.write("stdout", Chunk("b\n"))
    transcript.write("stderr", Chunk("c\n"))
    transcript.write("stdout", Chunk("d\n"))
    assert shown(transcript) == [("stdout", "ab\n"), ("stderr", "c\n"), ("stdout", "d\n")]


def test_a_block_that_is_shown_grows_by_what_is_new() -> None:
    transcript = Transcript()
    transcript.write("stdout", Chunk("a\n"))
    assert shown(transcript) == [("stdout", "a\n")]
    assert shown(transcript) == []
    transcript.write("stdout", Chunk("b\n"))
    assert shown(transcript) == [("stdout", "b\n")]
    assert len(transcript.blocks) == 1


def test_other_kinds_are_blocks_of_their_own() -> None:
    transcript = Transcript()
    transcript.add("result", "1", "1")
    transcript.add("result", "2", "2")
    assert shown(transcript) == [("result", "1"), ("result", "2")]


def test_a_new_run_is_set_off() -> None:
    transcript = Transcript()
    transcript.begin()
    transcript.write("stdout", Chunk("a\n"))
    transcript.begin()
    transcript.write("stdout", Chunk("b\n"))
    assert [block.begins for block in transcript.blocks] == [False, True]


def test_a_full_block_ends_with_its_line() -> None:
    transcript = Transcript()
    transcript.write("stdout", Chunk("x" * BLOCK))
    transcript.write("stdout", Chunk("y\n"))
    transcript.write("stdout", Chunk("z\n"))
    assert [block.lines for block in transcript.blocks] == [1, 1]
    assert shown(transcript) == [("stdout", "x" * BLOCK + "y\n"), ("stdout", "z\n")]


@pytest.mark.parametrize("size", [100, 5000, 65536, 200000])
@pytest.mark.parametrize("every", [1, 7])
def test_no_line_is_lost_or_counted_twice(size: int, every: int) -> None:
    transcript = Transcript(max_lines=500)
    text = "".join(f"line {number}\n" for number in range(40000))
    view: dict[int, list[str]] = {}
    for turn, start in enumerate(range(0, len(text), size)):
        transcript.write("stdout", Chunk(text[start : start + size]))
        if turn % every == 0 or start + size >= len(text):
            dropped, changed = transcript.take()
            for block in dropped:
                del view[id(block)]
            for block in changed:
                view.setdefault(id(block), []).append(text_of(block))
    kept = "".join("".join(parts) for parts in view.values())
    assert text.endswith(kept)
    assert transcript.lines_above + kept.count("\n") == 40000
    assert 500 <= kept.count("\n") <= 500 + 2 * BLOCK


def test_the_bound_on_characters_holds_for_long_lines() -> None:
    transcript = Transcript(max_characters=100000)
    for _ in range(100):
        transcript.write("stdout", Chunk("x" * 9999 + "\n"))
    transcript.take()
    assert transcript.lines_above == 90


def test_one_endless_line_is_cut_to_blocks_and_shown_in_helpings() -> None:
    transcript = Transcript()
    transcript.write("stdout", Chunk("x" * 300000))
    taken = shown(transcript)
    assert sum(len(text) for _, text in taken) < 60000
    while transcript.has_changes:
        taken += shown(transcript)
    assert "".join(text for _, text in taken) == "x" * 300000
    assert max(len(text) for _, text in taken) <= BLOCK


def test_an_unfinished_line_can_be_taken_back() -> None:
    transcript = Transcript()
    transcript.write("stdout", Chunk("a\nName"))
    assert shown(transcript) == [("stdout", "a\nName")]
    transcript.write("stdout", Chunk("? "))
    assert transcript.take_unfinished() == [("", "Name? ")]
    assert transcript.take_unfinished() == []
    (block,) = transcript.take()[1]
    assert (block.is_stale, block.lines, block.characters) == (True, 1, 2)


def test_a_line_that_is_redrawn_stays_one_line() -> None:
    transcript = written("begin\n", " 10%", "\r 20%", "\r100%\n", "end\n")
    assert shown(transcript)[-1] == ("stdout", "begin\n100%\nend\n")
    assert (transcript.blocks[-1].lines, len(transcript.blocks)) == (3, 1)


def test_what_the_view_has_is_taken_back_when_a_cursor_comes_near() -> None:
    transcript = written("a\nb\n")
    assert shown(transcript) == [("stdout", "a\nb\n")]
    (before,) = transcript.blocks
    transcript.write("stdout", Chunk("\x1b[A\x1b[31mB"))
    transcript.work()
    dropped, (block,) = transcript.take()
    assert dropped == [before]
    assert [row.runs for row in block.rows or []] == [[("", "a")], [("fg-1", "B")], []]


def test_of_many_lines_only_the_last_ones_are_taken_back_for_a_cursor() -> None:
    transcript = written("".join(f"{number}\n" for number in range(100)))
    shown(transcript)
    transcript.write("stdout", Chunk("\x1b[A\x1b[31mX"))
    transcript.work()
    dropped, (first, second) = transcript.take()
    assert (dropped, first.lines, second.lines) == ([], 51, 49)
    assert (second.rows or [])[-2].runs == [("fg-1", "X"), ("", "9")]


def test_an_unfinished_line_can_be_taken_from_the_terminal() -> None:
    transcript = written("\x1b[1mName\x1b[0m? ")
    line = [("bold", "Name"), ("", "? ")]
    assert (transcript.take_unfinished(), transcript.take_unfinished()) == (line, [])
    assert (shown(transcript), transcript.is_empty) == ([], True)


def test_a_block_whose_only_line_is_taken_back_is_gone_and_the_next_begins_the_run() -> None:
    transcript = written("before\n")
    transcript.begin()
    transcript.write("stdout", Chunk("Name? "))
    shown(transcript)
    question = transcript.blocks[-1]
    assert transcript.take_unfinished() == [("", "Name? ")]
    assert transcript.take() == ([question], [])
    transcript.add("input", "Name? Ada")
    assert [block.begins for block in transcript.blocks] == [False, True]


def test_a_line_that_was_taken_out_is_put_back_as_it_was() -> None:
    transcript = written("Hello\n\x1b[1mName\x1b[0m? ")
    transcript.put_back(transcript.take_unfinished())
    assert [row.runs for row in transcript.blocks[-1].rows or []][-1] == [("bold", "Name"), ("", "? ")]
    assert shown(transcript) == [("stdout", "Hello\nName? ")]


@pytest.mark.parametrize("text", ["a\nName? ", "a\n\x1b[1mName\x1b[0m? "])
def test_an_unfinished_line_is_found_before_notices(text: str) -> None:
    transcript = written(text)
    transcript.add("notice", "told", "told")
    assert "".join(text for _, text in transcript.take_unfinished()) == "Name? "
    assert [block.kind for block in transcript.blocks] == ["stdout", "notice"]
    assert transcript.take_unfinished() == []


def test_an_unfinished_line_of_the_run_before_is_no_question_of_this_one() -> None:
    transcript = written("no end")
    transcript.begin()
    assert transcript.take_unfinished() == []
    transcript.add("notice", "told", "told")
    assert transcript.take_unfinished() == []
    transcript.write("stdout", Chunk("Name? "))
    assert transcript.take_unfinished() == [("", "Name? ")]


@pytest.mark.parametrize("code", ["\x1b[2J\x1b[H", "\x1b[H\x1b[2J\x1b[3J", "\x1bc"])
def test_a_program_clears_all_the_output(code: str) -> None:
    transcript = written("".join(f"{number}\n" for number in range(9000)))
    transcript.add("notice", "told", "told").is_shown = True
    while transcript.has_changes:
        shown(transcript)
    gone = list(transcript.blocks)
    transcript.write("stderr", Chunk("oops\n"))
    transcript.write("stdout", Chunk(f"before{code}after\n"))
    while transcript.is_behind:
        transcript.work()
    dropped = [block for _ in range(99) for block in transcript.take()[0]]
    assert dropped == gone
    assert [(block.kind, [row.text for row in block.rows or []]) for block in transcript.blocks] == [
        ("stdout", ["after", ""])
    ]
    assert (transcript.lines_above, transcript.blocks[0].lines) == (0, 1)


def test_frames_that_clear_the_output_leave_the_last_one() -> None:
    transcript = written(*[f"\x1b[2J\x1b[Hframe {number}\nend\n" for number in range(100)])
    transcript.write("stdout", Chunk("more\n"))
    while transcript.is_behind:
        transcript.work()
    assert [[row.text for row in block.rows or []] for block in transcript.blocks] in (
        [["frame 99", "end", "more", ""]],
        [["frame 99", "end", ""], []],
    )


def test_coloured_lines_are_settled_in_blocks_and_counted() -> None:
    transcript = written("".join(f"\x1b[31m{number}\x1b[0m\n" for number in range(20000)))
    taken = ""
    while transcript.has_changes:
        taken += "".join(text for _, text in shown(transcript))
    lines = taken.splitlines()
    assert lines[-5000:] == [str(number) for number in range(15000, 20000)]
    assert transcript.lines_above + sum(block.lines for block in transcript.blocks) == 20000


def test_plain_text_after_colours_goes_straight_into_blocks_again() -> None:
    plain = "".join(f"{number}\n" for number in range(1000))
    transcript = written("\x1b[31mred\x1b[0m\n")
    transcript.write("stdout", Chunk(plain))
    assert not transcript.is_behind
    (first, *others) = shown(transcript)
    assert first == ("stdout", "red\n")
    assert "".join(text for _, text in others) == plain


def test_a_colour_lasts_over_streams_until_the_next_run() -> None:
    transcript = written("\x1b[31ma")
    for stream in ("stderr", "stdout"):
        transcript.write(stream, Chunk("b"))
        transcript.work()
    rows = [row.runs for block in transcript.blocks for row in block.rows or []]
    assert rows == [[("fg-1", "a")], [("fg-1", "b")], [("fg-1", "b")]]
    transcript.begin()
    transcript.write("stdout", Chunk("c"))
    assert shown(transcript)[-1] == ("stdout", "c")


PIECES = ["a", "bc\n", "\r", "\x1b[31m", "\x1b[0m", "\x1b[A", "ddddddddd\n", "\x1b[K"]


@given(st.lists(st.sampled_from(PIECES)))
def test_the_sums_agree_with_the_blocks(texts: list[str]) -> None:
    transcript = written(*texts)
    assert transcript._roll.lines == sum(block.lines for block in transcript.blocks)
    assert transcript._roll.characters == sum(block.characters for block in transcript.blocks)
    together = written("".join(texts))
    assert "".join(text for _, text in shown(transcript)).rstrip("\n") == "".join(
        text for _, text in shown(together)
    ).rstrip("\n")


@pytest.mark.parametrize("length", [65536, 65540, 131072, 131080, 200000])
@pytest.mark.parametrize("pieces", [("\n",), ("tail", "\n"), ("tail\nnext\n",), ("\n", "next\n")])
def test_the_end_of_a_line_that_is_too_long_for_a_block_is_no_line_of_its_own(
    length: int, pieces: tuple[str, ...]
) -> None:
    at = [*range(0, length, 65536), length]
    transcript = written(*("x" * (end - start) for start, end in itertools.pairwise(at)), *pieces)
    texts: list[str] = []
    while transcript.has_changes:
        texts.extend(text for _, text in shown(transcript))
    assert "".join(texts) == "x" * length + "".join(pieces)
    assert [text for text in texts if text.startswith("\n")] == []


def test_clear_forgets_everything() -> None:
    transcript = Transcript(max_lines=1)
    transcript.write("stdout", Chunk("a\n"))
    transcript.add("result", "1", "1")
    transcript.clear()
    assert (transcript.is_empty, transcript.lines_above, transcript.take()) == (True, 0, ([], []))


def test_a_kind_that_there_is_not_is_refused() -> None:
    transcript = Transcript()
    with pytest.raises(ValueError, match="stream must be stdout or stderr, not 'log'"):
        transcript.write("log", Chunk("a"))
    with pytest.raises(ValueError, match="not 'stdout'"):
        transcript.add("stdout", "a")
