"""What programs write to redraw themselves, and what is on the screen then."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.output.row import MOST_RUNS, Row
from app.output.terminal import LONGEST, LONGEST_LINE, MOST_WEIGHT, WINDOW, Terminal, is_plain

RED, PLAIN = "\x1b[31m", "\x1b[0m"
STEP = 1024


def fed(*texts: str) -> Terminal:
    terminal = Terminal()
    for text in texts:
        terminal.feed(text)
    return terminal


def screen(terminal: Terminal) -> list[str]:
    return [row.text for row in terminal.settled + terminal.rows]


def runs(*texts: str) -> list[list[tuple[str, str]]]:
    return [row.runs for row in fed(*texts).rows]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("10%\r20%", ["20%"]),
        ("long line\rab", ["abng line"]),
        ("a\r\nb\r\n", ["a", "b", ""]),
        ("\r1\r22\r333\r4", ["433"]),
        ("one\r", ["one"]),
        ("abc\b\bX", ["aXc"]),
        ("\b\ba", ["a"]),
        ("a\tb\t\tc", ["a       b               c"]),
        ("abcdefghij\r\tX", ["abcdefghXj"]),
        ("abc\x1b[K", ["abc"]),
        ("abc\r\x1b[K", [""]),
        ("abcdef\x1b[3D\x1b[0K", ["abc"]),
        ("abcdef\x1b[3D\x1b[1K", ["    ef"]),
        ("abcdef\x1b[2Kg", ["      g"]),
        ("a\x1b[3Cb", ["a   b"]),
        ("abc\x1b[Gx\x1b[5Gy", ["xbc y"]),
        ("one\ntwo\x1b[A\rX\x1b[B\rY", ["Xne", "Ywo"]),
        ("one\ntwo\n\x1b[2F\x1b[K1\x1b[E2", ["1", "2wo", ""]),
        ("\x1b[99Aa", ["a"]),
        ("a\x1b[2J\x1b[H\x1b[?25lb\x1b[?25h", ["b"]),
        ("a\nb\x1b[H\x1b[2J\x1b[3Jc\n", ["c", ""]),
        ("a\nb\x1bcd", ["d"]),
        ("one\ntwo\nend\x1b[HX", ["Xne", "two", "end"]),
        ("one\ntwo\x1b[2;3HX\x1b[1;1fY", ["Yne", "twX"]),
        ("a\x1b[4;2Hb", ["a", "", "", " b"]),
        ("one\ntwo\nend\x1b[2;2H\x1b[J", ["one", "t"]),
        ("one\ntwo\nend\x1b[2;2H\x1b[1J", ["", "  o", "end"]),
        ("a\x1b[?2Jb", ["ab"]),
        ("\x1b]0;title\x07a\x1b]8;;http://x.y\x1b\\link\x1b]8;;\x1b\\b", ["alinkb"]),
        ("\x1b(Ba\x1b7b\x1b=c", ["abc"]),
        ("\x07a\x07b\tc\x07\rA\x07", ["Ab      c"]),
        ("a\x1b[3\nb", ["a", "b"]),
        ("é😀\r日", ["日😀"]),
    ],
)
def test_a_text_leaves_these_lines(text: str, lines: list[str]) -> None:
    assert screen(fed(text)) == lines


@pytest.mark.parametrize(
    ("codes", "style"),
    [
        ("1", "bold"),
        ("1;2;3;4;9", "bold dim italic underline strike"),
        ("31", "fg-1"),
        ("97;104", "fg-15 bg-12"),
        ("38;5;1", "fg-1"),
        ("38;5;196", "fg=#ff0000"),
        ("48;5;244", "bg=#808080"),
        ("38;2;1;2;3", "fg=#010203"),
        ("38:2::1:2:3", "fg=#010203"),
        ("38;5", ""),
        ("48;2;1;2;3;1", "bold bg=#010203"),
        ("7", "inverse fg-page bg-text"),
        ("7;31", "inverse fg-page bg-1"),
        ("7;31;42", "inverse fg-2 bg-1"),
        ("31;39", ""),
        ("41;49", ""),
        ("1;22;3;23;4;24;7;27;9;29", ""),
        ("31;;1", "bold"),
        ("01;31", "bold fg-1"),
        ("5;53;999", ""),
    ],
)
def test_colours_and_shapes(codes: str, style: str) -> None:
    assert runs(f"\x1b[{codes}mx") == [[(style, "x")]]


def test_a_style_lasts_until_it_is_reset() -> None:
    assert runs(f"a{RED}b\nc", f"d{PLAIN}e") == [[("", "a"), ("fg-1", "b")], [("fg-1", "cd"), ("", "e")]]


def test_what_is_written_over_keeps_the_style_of_the_rest() -> None:
    assert runs(f"{RED}abcdef{PLAIN}\rXY") == [[("", "XY"), ("fg-1", "cdef")]]


def test_lines_beyond_the_window_can_no_longer_change() -> None:
    terminal = fed("".join(f"{number}\n" for number in range(60)), "\x1b[99A", "X")
    assert [row.text for row in terminal.take_settled()] == [str(number) for number in range(11)]
    assert [row.text for row in terminal.rows][:2] == ["X1", "12"]
    assert (len(terminal.rows), terminal.take_settled()) == (WINDOW, [])


def test_many_updates_of_a_line_leave_one_line() -> None:
    terminal = fed("".join(f"\r{number:6} |{'#' * (number // 1000)}" for number in range(100_000)))
    assert screen(terminal) == [" 99999 |" + "#" * 99]


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("a\nb", True),
        (f"{RED}a{PLAIN}", True),
        ("a\r", False),
        (RED, False),
        ("\x1b", False),
        ("a\n\x1b[A", False),
    ],
)
def test_it_is_at_rest_when_plain_text_would_just_follow(text: str, rests: bool) -> None:
    assert fed(text).is_at_rest == rests


def test_plain_text_means_nothing_but_itself() -> None:
    assert [is_plain(text) for text in ("a\tb\n", "\r", "\b", "\x1b", "\x07")] == [True, *[False] * 4]


def test_an_endless_sequence_is_forgotten() -> None:
    terminal = fed("\x1b]", *["x" * 100 for _ in range(100)], "\x07a")
    assert screen(terminal) == ["a"]
    assert screen(fed("\x1b[" + "1;" * LONGEST, "31ma")) == ["a"]


def in_steps(text: str) -> Terminal:
    """Feed a text as the page does."""
    return fed(*[text[at : at + STEP] for at in range(0, len(text), STEP)])


def colourful(count: int) -> str:
    return "".join(f"\x1b[3{number % 7}ma" for number in range(count))


def test_a_line_of_many_colours_keeps_its_text_and_is_bounded_in_runs() -> None:
    (row,) = in_steps(colourful(5000)).rows
    assert (row.text, len(row.runs)) == ("a" * 5000, MOST_RUNS)


def test_writing_over_a_line_adds_no_runs_beyond_the_bound() -> None:
    inside = "".join(f"\x1b[{2 * column + 2}G\x1b[3{column % 7}mX" for column in range(400))
    (row,) = in_steps("a" * 1000 + inside + colourful(3000) + inside).rows
    assert row.length == len(row.text) == 3800
    assert len(row.runs) <= MOST_RUNS + 1


def test_lines_of_many_colours_settle_while_they_are_too_much_to_show_again() -> None:
    lines = [colourful(500)] * 20
    terminal = in_steps("\n".join(lines) + "\n" * 3 + "\x1b[40A" + colourful(900))
    assert sum(row.weight for row in terminal.rows) <= MOST_WEIGHT
    assert [row.text for row in terminal.settled][:15] == ["a" * 500] * 15


@pytest.mark.parametrize("text", ["x", "\t", "\x1b[mx", "\x1b[5C\x1b[1mx"])
def test_a_line_without_an_end_is_ended(text: str) -> None:
    rows = in_steps("\x1b[m" + text * 200_000)
    assert max(row.length for row in rows.settled + rows.rows) < LONGEST_LINE + 8 * STEP


CHARACTERS = list("abé😀\n\r\b\t\x1b[mKA31;\x07]\\")
SEQUENCES = [
    RED,
    PLAIN,
    "\x1b[1m",
    "\x1b[2A",
    "\x1b[K",
    "\x1b[1K",
    "\x1b[3C",
    "\x1b[D",
    "\x1b[2J",
    "\x1b[2;2H",
    "\x1b[J",
    "\x1b]8;;x\x1b\\",
]
TEXTS = st.lists(st.sampled_from(CHARACTERS + SEQUENCES), max_size=40).map("".join)


def state(terminal: Terminal) -> list[list[tuple[str, str]]]:
    terminal.feed("|")
    rows: list[Row] = terminal.settled + terminal.rows
    return [row.runs for row in rows]


@given(TEXTS, st.lists(st.integers(0, 100)))
def test_where_a_text_is_cut_makes_no_difference(text: str, cuts: list[int]) -> None:
    places = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    pieces = [text[start:end] for start, end in pairwise(places)]
    assert state(fed(*pieces)) == state(fed(text))


@given(st.text(alphabet="ab é😀\n"))
def test_plain_text_is_left_alone(text: str) -> None:
    assert "\n".join(screen(fed(text))) == text


@pytest.mark.parametrize(
    ("texts", "rings"),
    [(["a\x07b"], True), (["\x1b[31", "m\x07"], True), (["\x1b]0;title\x07a"], False), (["a"], False)],
)
def test_the_bell_is_heard_once_and_not_seen(texts: list[str], rings: bool) -> None:
    terminal = fed(*texts)
    assert (terminal.take_ring(), terminal.take_ring()) == (rings, False)
    assert "\x07" not in "".join(screen(terminal))
