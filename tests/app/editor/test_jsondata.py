import contextlib
import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.jsondata import DataError, check
from worker.protocol import key_problem


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        (" \n\t", []),
        ("{}", []),
        ('{"a": 1, "b": [1, -2.5e+3, {"a": null}], "c": {"fetch": true}}', ["a", "b", "c"]),
        ('{"é": "\\u00e9 \\ud83d\\ude00 \U0001f600 \\\\ \\" \\/"}', ["é"]),
        ("{" + '"a":' + "[" * 99 + "]" * 99 + "}", ["a"]),
    ],
)
def test_what_is_right_gives_its_keys(text: str, keys: list[str]) -> None:
    assert check(text) == keys


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[1]", "Line 1, column 1: the data must be an object: begin with { and end with }."),
        ("7", "Line 1, column 1: the data must be an object: begin with { and end with }."),
        ('{"a": 1,}', "Line 1, column 8: remove this comma: nothing follows it before }."),
        ('{"a": [1,\n]}', "Line 1, column 9: remove this comma: nothing follows it before ]."),
        ("{'a': 1}", "Line 1, column 2: JSON quotes with \", not with '."),
        ('{"a": 1', "Line 1, column 1: this is never closed: add a } at the end."),
        ('{"a": [1', "Line 1, column 7: this is never closed: add a ] at the end."),
        ('{"a": "\ud800"}', "Line 1, column 8: half of a character is here: remove it."),
        ('{"a": →}', "Line 1, column 7: the character U+2192 may not be here: remove it."),
        (
            '{"a": +1}',
            "Line 1, column 7: JSON has no such number: write decimal digits alone, such as 1000 or 0.5.",
        ),
        ('{"a": “x”}', 'Line 1, column 7: JSON quotes with ", not with “.'),
        ('{"a": "x}', 'Line 1, column 7: the text that begins here has no closing ".'),
        ("{a: 1}", 'Line 1, column 2: put the key in double quotes: "a".'),
        ('{"a": hello}', 'Line 1, column 7: put text in double quotes: "hello".'),
        ('{"a": NaN}', "Line 1, column 7: JSON has no NaN: leave it out, or write null."),
        ('{"a": True}', "Line 1, column 7: JSON writes true in lower case."),
        ('{\n  "a": 1 // one\n}', "Line 2, column 10: JSON has no comments: remove this."),
        ('{"a": 1, # one\n}', "Line 1, column 10: JSON has no comments: remove this."),
        ('{"a": 1, "a": 2}', 'Line 1, column 10: the key "a" is there twice: remove one.'),
        ('{"a": {"b": 1, "b": 2}}', 'Line 1, column 16: the key "b" is there twice: remove one.'),
        ('{"a": "\\ud800"}', "Line 1, column 8: \\ud800 is half of a character: its other half is missing."),
        (
            '{"a": "\\q"}',
            'Line 1, column 8: after \\ may come one of " \\ / b f n r t u; a \\ itself is written \\\\.',
        ),
        ('{"a": "\\u12"}', "Line 1, column 8: after \\u must come four digits of 0-9 and a-f."),
        ('{"a": "\t"}', "Line 1, column 8: a control character must be written \\u0009 (a tab: \\t)."),
        ('{"a" 1}', 'Line 1, column 6: a colon is missing after the key "a".'),
        ('{"a": 1 "b": 2}', "Line 1, column 9: a comma is missing before this, or } after what came before."),
        ('{"a": [1, 2}', "Line 1, column 12: here should be ], not }."),
        ('{"a": ', "Line 1, column 7: a value is missing here, the text ends too early."),
        ('{"a": {', "Line 1, column 7: this is never closed: add a } at the end."),
        ('{"a": }', "Line 1, column 7: a value should be here: a number, text in double quotes, …"),
        (
            '{"a": 1} x',
            "Line 1, column 10: there is something after the closing }: remove it, or put it inside.",
        ),
        ('{"a": 012}', "Line 1, column 7: a number may not begin with 0: remove it."),
        ('{"a": -}', "Line 1, column 7: a digit is missing in this number."),
        (
            '{"a": 0x10}',
            "Line 1, column 7: JSON has no such number: write decimal digits alone, such as 1000 or 0.5.",
        ),
        (
            '{"fetch": 1}',
            "Line 1, column 2: 'fetch' is a name that the worker needs. Choose another name.",
        ),
        (
            '{"ok": 1,\n "a b": 2}',
            "Line 2, column 2: " + str(key_problem("a b")),
        ),
        (
            '{"a":' + "[" * 100 + "]" * 100 + "}",
            "Line 1, column 105: this is nested more than 100 deep: make it flatter.",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(DataError) as caught:
        check(text)
    assert str(caught.value) == complaint


def test_the_place_counts_characters() -> None:
    with pytest.raises(DataError) as caught:
        check('{\n"\U0001f600": 1, bé: 2}')
    error = caught.value
    assert (error.offset, error.line, error.column, error.length) == (10, 2, 9, 2)


def test_a_name_that_the_scope_uses_is_refused() -> None:
    with pytest.raises(DataError, match="'taken' is a name that the worker needs"):
        check('{"taken": 1}', lambda name: name == "taken")


keys = st.text(string.ascii_lowercase, min_size=1).map(lambda key: f"k_{key}")
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(keys, values), st.booleans(), st.sampled_from([None, 1]))
def test_all_that_python_writes_is_right(data: dict[str, object], escapes: bool, indent: int | None) -> None:
    assert check(json.dumps(data, ensure_ascii=escapes, indent=indent) if data else "") == list(data)


@given(st.text('{}[]",:\\ua01.-e+ntrufals/#\n', max_size=30))
def test_all_that_is_let_through_is_json(text: str) -> None:
    text = "{" + text + "}"
    with contextlib.suppress(DataError):
        assert check(text) == list(json.loads(text))
