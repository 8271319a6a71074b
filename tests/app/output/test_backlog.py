from app.output.backlog import HURRY_CHARACTERS, HURRY_LINES, SWAMP, Backlog
from app.output.terminal import STEP
from tests.app.chunks import Chunk


def test_texts_come_out_in_steps_and_in_order() -> None:
    backlog = Backlog(max_lines=5000)
    backlog.put("stdout", Chunk("a"))
    backlog.put("stderr", Chunk("b" * (STEP + 1)))
    steps = []
    while not backlog.is_empty:
        steps.append(backlog.step(STEP))
    assert steps == [("stdout", "a"), ("stderr", "b" * STEP), ("stderr", "b")]


def test_lines_that_would_fall_off_are_given_up_and_counted() -> None:
    backlog = Backlog(max_lines=3)
    assert backlog.put("stdout", Chunk("1\n2\n")) == 0
    assert backlog.put("stdout", Chunk("3\n4\n5\n6\n")) == 3
    assert backlog.step(STEP) == ("stdout", "4\n5\n6\n")
    assert backlog.is_empty


def test_what_is_given_up_may_still_set_the_style() -> None:
    backlog = Backlog(max_lines=1)
    assert backlog.put("stdout", Chunk("\x1b[1m1\n\x1b[0;31m2\n")) == 1
    assert backlog.put("stderr", Chunk("3\x1b[4m\n")) == 1
    assert backlog.put("stdout", Chunk("4\n5\n")) == 2
    assert (backlog.step(STEP), backlog.is_empty) == (("stdout", "\x1b[1m\x1b[0;31m\x1b[4m5\n"), True)


def test_it_tells_when_no_more_should_come() -> None:
    backlog = Backlog(max_lines=5000)
    backlog.put("stdout", Chunk("\r" * (SWAMP + 1)))
    assert backlog.is_swamped
    backlog.drop()
    assert (backlog.is_swamped, backlog.is_empty) == (False, True)


def test_a_text_stays_whole_for_others() -> None:
    backlog = Backlog(max_lines=1)
    text = Chunk("1\n2\n3")
    backlog.put("stdout", text)
    backlog.step(STEP)
    assert text.text == "1\n2\n3"


def test_in_a_hurry_little_is_left_until_it_relaxes() -> None:
    backlog = Backlog(max_lines=5000)
    lines = "".join(f"{number}\n" for number in range(1000))
    backlog.put("stdout", Chunk(lines))
    assert backlog.hurry() == 1000 - HURRY_LINES
    assert backlog.put("stdout", Chunk("\r" + "x" * 99)) == 0
    assert backlog.put("stdout", Chunk("\r123456789" * 9999)) == 0
    backlog.relax(5000)
    assert backlog.put("stdout", Chunk(lines)) == 0
    steps = []
    while not backlog.is_empty:
        steps.append(backlog.step(STEP)[1])
    text = "".join(steps)
    assert text.startswith("800\n801\n")
    assert text.endswith("999\n\r" + "x" * 99 + "\r123456789" * (HURRY_CHARACTERS // 10) + lines)
