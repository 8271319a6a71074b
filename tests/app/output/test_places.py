import pytest

from app.output.places import MOST_PLACES, last_line, split

TRACEBACK = """\
Traceback (most recent call last):
  File "main.py", line 6, in <module>
    f(0)
  File "/lib/python314.zip/json/__init__.py", line 3, in f
ValueError: two
lines
"""


def test_places_of_the_program_are_cut_out() -> None:
    assert split(TRACEBACK) == [
        ("Traceback (most recent call last):\n  ", None),
        ('File "main.py", line 6', ("main.py", 6)),
        (TRACEBACK[TRACEBACK.index(", in <module>") :], None),
    ]


def test_text_without_places_stays_whole() -> None:
    assert (split("oops"), split("")) == ([("oops", None)], [])


def test_adjacent_places_lose_nothing() -> None:
    text = 'File "main.py", line 1File "lib/a.py", line 22'
    assert split(text) == [
        ('File "main.py", line 1', ("main.py", 1)),
        ('File "lib/a.py", line 22', ("lib/a.py", 22)),
    ]


def test_what_is_no_file_of_the_visitor_is_text() -> None:
    assert split('File "<string>", line 1') == [('File "<string>", line 1', None)]


def test_the_message_is_cut_off_with_all_its_lines() -> None:
    before, last = last_line(TRACEBACK)
    assert (before + last, last) == (TRACEBACK.rstrip("\n"), "ValueError: two\nlines")


def test_a_text_without_a_traceback_is_all_message() -> None:
    assert last_line("oops") == ("", "oops")


def test_of_very_many_places_the_first_ones_are_found_and_all_text_is_kept() -> None:
    text = '  File "main.py", line 1\n' * 5000
    found = split(text)
    assert "".join(piece for piece, _ in found) == text
    assert [place for _, place in found if place] == [("main.py", 1)] * MOST_PLACES


@pytest.mark.parametrize(
    "text",
    [
        'File "' + "x" * 100_000,
        'File "' + "x" * 100_000 + '", line 1',
        'File "x", line ' + "1" * 100_000,
        'File "x", line ',
        'File "", line 1',
        'File "' * 20_000,
        'File "x"\n, line 1',
    ],
)
def test_what_only_looks_like_a_place_is_text(text: str) -> None:
    assert split(text) == [(text, None)]


def test_a_place_may_follow_what_only_looks_like_one() -> None:
    assert split('File "File "a.py", line 12345') == [
        ('File "', None),
        ('File "a.py", line 12345', ("a.py", 12345)),
    ]
