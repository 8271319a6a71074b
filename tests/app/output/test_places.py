from app.output.places import last_line, split

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
