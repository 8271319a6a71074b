"""Slips of beginners: each program is run, and its whole hint compared with what `slips.txt` says."""

import io
import re
import sys
from typing import Any

import pytest

from tests.worker.kernel.slips import Slip, slips
from worker.kernel.grammar import LINES
from worker.kernel.nearly import ABOVE, MESSAGES, VAGUE
from worker.kernel.slips import bare
from worker.kernel.vocabulary import ALONE, ATTRIBUTES, CALLED, FUNCTIONS, NAMES

LONGEST = 160
HERE = [slip for slip in slips() if sys.version_info >= slip.since]


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize("slip", HERE, ids=lambda slip: repr(slip.code))
def test_a_slip_has_its_hint_or_none(desk: Any, slip: Slip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    ((kind, fields),) = desk.run(slip.code)
    assert (kind, fields.get("hint")) == ("error", slip.hint)


def test_each_slip_stands_there_once() -> None:
    codes = [slip.code for slip in slips()]
    assert sorted(codes) == sorted(set(codes))


def test_no_hint_is_long() -> None:
    assert [slip.hint for slip in slips() if len(slip.hint or "") > LONGEST] == []


def test_what_stands_in_quotes_or_comments_is_not_looked_at() -> None:
    assert bare("  x = 'a && b' + f\"{c!r}\"  # d || e\n") == 'x = "" + ""'
    assert bare("x = 'never closed && b") == 'x = ""'
    assert bare("#include <stdio.h>") == "#include <stdio.h>"


def test_sentences_of_the_tables_are_sentences() -> None:
    rows = [words for _, words in (*LINES, *VAGUE, *MESSAGES, ABOVE)]
    for words in (*rows, *(words for _, words in NAMES), *(words for *_, words in ATTRIBUTES)):
        assert (
            words[0].isupper()
            or words[0] in "?{"
            or words.startswith(("a ", "b'", "else", "await", "from", "exec", "pandas", "with"))
        ), words


def test_every_sentence_is_filled_by_its_pattern() -> None:
    for pattern, words in (*LINES, *VAGUE, *MESSAGES, ABOVE):
        groups = re.compile(pattern).groupindex
        names = {name: "x" for group in groups for name in (group, group.partition("_")[0])}
        assert words.format_map(names)


def test_each_name_has_one_meaning() -> None:
    names = [name for names, _ in (*NAMES, *FUNCTIONS) for name in names.split()]
    assert sorted(names) == sorted(set(names))
    assert CALLED | set(ALONE) <= set(names)
