"""What is written of programs that engines agree on, and of those that they do not."""

import pytest

from tools.agreement.report import (
    OTHER,
    SAME,
    WORDS,
    Behaviour,
    Findings,
    Program,
    difference,
    judged,
    renewed,
    unexplained,
    written,
)

HERE = Behaviour("1\n", "TypeError: no | sum")


@pytest.mark.parametrize(
    ("got", "mark"),
    [
        (HERE, SAME),
        (Behaviour("1\n", "TypeError: cannot"), WORDS),
        (Behaviour("1\n", "ValueError: no sum"), OTHER),
        (Behaviour("2\n", "TypeError: no | sum"), OTHER),
        (Behaviour("1\n"), OTHER),
    ],
)
def test_a_program_agrees_or_says_it_in_other_words_or_does_something_else(got: Behaviour, mark: str) -> None:
    assert judged(HERE, got) == mark


@pytest.mark.parametrize(
    ("wanted", "got", "lines"),
    [
        (Behaviour("a\nb\n"), Behaviour("a\nc\n"), ("b", "c")),
        (Behaviour("a\n"), Behaviour("a\n", "E: x"), ("(nothing)", "E: x")),
        (Behaviour("a\n"), Behaviour("a"), ("its last newline", "(nothing)")),
        (
            Behaviour("x" * 200 + "1"),
            Behaviour("x" * 200 + "2"),
            ("…" + "x" * 30 + "1", "…" + "x" * 30 + "2"),
        ),
    ],
)
def test_the_first_line_that_differs_is_shown_where_it_does(
    wanted: Behaviour, got: Behaviour, lines: tuple[str, str]
) -> None:
    assert difference(wanted, got) == lines


def findings(reasons: dict[str, str]) -> Findings:
    programs = [Program("language", "sums", '"""Sums."""\n'), Program("errors", "types", '"""Types."""\n')]
    here = [Behaviour("3\n"), HERE]
    engines = {"brython": [Behaviour("3\n"), Behaviour("1\n", "TypeError: cannot")]}
    return Findings(programs, here, engines, {"brython": reasons})


def test_what_has_no_reason_and_what_needs_none_is_named() -> None:
    assert unexplained(findings({"errors/types": "Words."})) == []
    assert unexplained(findings({"language/sums": "Why?"})) == [
        "brython disagrees on errors/types, and reasons.toml does not say why.",
        "brython agrees on language/sums, or there is no such program: take its reason out.",
    ]


def test_the_page_counts_lists_and_explains() -> None:
    text = written(findings({"errors/types": "Words."}))
    rows = [line for line in text.splitlines() if line.startswith("|") and "---" not in line]
    assert rows == [
        "|  | programs | Brython |",
        "| language | 1 | 1 |",
        "| errors | 1 | 0, 1 more in other words |",
        "| all | 2 | 1, 1 more in other words |",
        "| program | about | Brython |",
        "| language/sums | Sums. | yes |",
        "| errors/types | Types. | in other words |",
        "| program | CPython on the host says | Brython says | why |",
        "| errors/types | `TypeError: no \\| sum` | `TypeError: cannot` | Words. |",
    ]


def test_only_what_stands_between_the_marks_is_written() -> None:
    found = findings({"errors/types": "Words."})
    page = "# Engines\n\n<!-- agreement -->\nold\n<!-- /agreement -->\n\n## Browsers\n"
    head, tail = "# Engines\n\n<!-- agreement -->\n\n", "\n<!-- /agreement -->\n\n## Browsers\n"
    assert renewed(page, found) == head + written(found) + tail
    assert renewed(renewed(page, found), found) == renewed(page, found)


def test_a_page_without_marks_is_left_alone() -> None:
    with pytest.raises(ValueError, match="needs a line <!-- agreement -->"):
        renewed("# Engines\n", findings({}))
