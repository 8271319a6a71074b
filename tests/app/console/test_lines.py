"""What is typed at the console: its indentation, and what is sent of it."""

import pytest

from app.console import lines


@pytest.mark.parametrize(
    ("text", "sent"),
    [("x", "x"), ("if x:\n    y\n    ", "if x:\n    y\n"), ("   ", ""), ("a\n", "a\n"), ("a\n  b", "a\n  b")],
)
def test_a_last_line_of_spaces_is_sent_as_an_empty_one(text: str, sent: str) -> None:
    assert lines.whole(text) == sent


@pytest.mark.parametrize(
    ("text", "spaces"),
    [
        ("x = 1", 0),
        ("if x:", 4),
        ("if x:  # why", 4),
        ("if x:\n    y", 4),
        ("if x:\n    for i in y:", 8),
        ("if x:\n    return y", 0),
        ("if x:\n        pass", 4),
        ("if x:\n    return f(", 4),
        ("if x: y", 0),
    ],
)
def test_a_line_begins_below_the_one_before(text: str, spaces: int) -> None:
    assert lines.indent(text) == " " * spaces


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("y", "if x:\n    y"),
        ("    y", "if x:\n    y"),
        ("  y", "if x:\n  y"),
        ("", "if x:\n    "),
        ("  ", "if x:\n  "),
    ],
)
def test_an_indentation_that_is_typed_counts(typed: str, text: str) -> None:
    assert lines.joined("if x:", typed) == text


def test_an_empty_line_says_something_behind_others_alone() -> None:
    assert [lines.says_something(text) for text in ("", "  ", "x", "if x:\n")] == [False, False, True, True]
