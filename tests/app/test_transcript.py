import pytest

from app.transcript import BLOCK, Transcript


def shown(transcript: Transcript) -> list[tuple[str, str]]:
    """Take the changes as a view would, and return what they say."""
    return [(block.kind, block.take() or str(block.content or "")) for block in transcript.take()[1]]


def test_neighbours_of_one_stream_become_one_block() -> None:
    transcript = Transcript()
    transcript.write("stdout", "a")
    transcript.write("stdout", "b\n")
    transcript.write("stderr", "c\n")
    transcript.write("stdout", "d\n")
    assert shown(transcript) == [("stdout", "ab\n"), ("stderr", "c\n"), ("stdout", "d\n")]


def test_a_block_that_is_shown_grows_by_what_is_new() -> None:
    transcript = Transcript()
    transcript.write("stdout", "a\n")
    assert shown(transcript) == [("stdout", "a\n")]
    assert shown(transcript) == []
    transcript.write("stdout", "b\n")
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
    transcript.write("stdout", "a\n")
    transcript.begin()
    transcript.write("stdout", "b\n")
    assert [block.begins for block in transcript.blocks] == [False, True]


def test_a_full_block_ends_with_its_line() -> None:
    transcript = Transcript()
    transcript.write("stdout", "x" * BLOCK)
    transcript.write("stdout", "y\n")
    transcript.write("stdout", "z\n")
    assert [block.lines for block in transcript.blocks] == [1, 1]
    assert shown(transcript) == [("stdout", "x" * BLOCK + "y\n"), ("stdout", "z\n")]


@pytest.mark.parametrize("size", [100, 5000, 65536, 200000])
@pytest.mark.parametrize("every", [1, 7])
def test_no_line_is_lost_or_counted_twice(size: int, every: int) -> None:
    transcript = Transcript(max_lines=500)
    text = "".join(f"line {number}\n" for number in range(40000))
    view: dict[int, list[str]] = {}
    for turn, start in enumerate(range(0, len(text), size)):
        transcript.write("stdout", text[start : start + size])
        if turn % every == 0 or start + size >= len(text):
            dropped, changed = transcript.take()
            for block in dropped:
                del view[id(block)]
            for block in changed:
                view.setdefault(id(block), []).append(block.take())
    kept = "".join("".join(parts) for parts in view.values())
    assert text.endswith(kept)
    assert transcript.lines_above + kept.count("\n") == 40000
    assert 500 <= kept.count("\n") <= 500 + 2 * BLOCK


def test_the_bound_on_characters_holds_for_long_lines() -> None:
    transcript = Transcript(max_characters=100000)
    for _ in range(100):
        transcript.write("stdout", "x" * 9999 + "\n")
    assert transcript.lines_above == 90


def test_one_endless_line_is_cut_to_blocks() -> None:
    transcript = Transcript()
    transcript.write("stdout", "x" * 300000)
    taken = shown(transcript)
    assert "".join(text for _, text in taken) == "x" * 300000
    assert max(len(text) for _, text in taken) <= BLOCK


def test_an_unfinished_line_can_be_taken_back() -> None:
    transcript = Transcript()
    transcript.write("stdout", "a\nName")
    transcript.take()[1][0].take()
    transcript.write("stdout", "? ")
    assert transcript.take_unfinished() == "Name? "
    assert transcript.take_unfinished() == ""
    (block,) = transcript.take()[1]
    assert (block.taken_back, block.take(), block.lines, block.characters) == (4, "", 1, 2)


def test_clear_forgets_everything() -> None:
    transcript = Transcript(max_lines=1)
    transcript.write("stdout", "a\n")
    transcript.add("result", "1", "1")
    transcript.clear()
    assert (transcript.is_empty, transcript.lines_above, transcript.take()) == (True, 0, ([], []))


def test_a_kind_that_there_is_not_is_refused() -> None:
    transcript = Transcript()
    with pytest.raises(ValueError, match="stream must be stdout or stderr, not 'log'"):
        transcript.write("log", "a")
    with pytest.raises(ValueError, match="not 'stdout'"):
        transcript.add("stdout", "a")
