"""Of what a program writes the beginning is kept, and the rest is counted."""

from app.compare.excerpt import Excerpt
from tests.app.chunks import Chunk


def written(*texts: str, most_lines: int = 3, most_characters: int = 20) -> Excerpt:
    excerpt = Excerpt(most_lines, most_characters)
    for text in texts:
        excerpt.write(Chunk(text))
    return excerpt


def test_text_within_the_bound_is_kept_line_by_line() -> None:
    assert written("a\nb", "c\n").lines() == ["a", "bc"]
    assert written().lines() == []


def test_lines_beyond_the_bound_are_counted() -> None:
    assert written("a\nb\nc\nd\ne\n", "f\n").lines() == ["a", "b", "c", "… and 3 more lines"]
    assert written("a\nb\nc\n", "d").lines() == ["a", "b", "c", "… and more"]


def test_characters_beyond_the_bound_are_left_out() -> None:
    assert written("0123456789" * 3 + "\nx\n").lines() == ["01234567890123456789", "… and 2 more lines"]


def test_what_the_page_says_counts_with_it() -> None:
    excerpt = written("a\nb?")
    excerpt.add(" yes\n")
    excerpt.write(Chunk("c\nd\ne\n"))
    excerpt.add("no\n")
    assert excerpt.lines() == ["a", "b? yes", "c", "… and 3 more lines"]


def test_what_is_new_is_taken_once() -> None:
    excerpt = written("a\n", "b")
    assert (excerpt.take_fresh(), excerpt.take_fresh()) == ("a\nb", "")


def test_lines_are_as_a_terminal_leaves_them() -> None:
    assert written("10%\r99%\x1b[1m!\x1b[0m\nx\n").lines() == ["99%!", "x"]
