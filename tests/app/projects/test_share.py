"""Links: what they hold comes back, and what is wrong with one is said."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.projects import names, words
from app.projects.project import LINK, Project
from app.projects.share import LinkError, decode, encode, packed

if TYPE_CHECKING:
    from app.projects import joints


class Binary(bytes):
    """What is binary on the page."""

    @property
    def byteLength(self) -> int:  # noqa: N802 - JavaScript's name
        return len(self)


def to_text(content: "joints.Binary") -> str:
    assert isinstance(content, Binary)
    return content.hex()


def from_text(text: str) -> Binary | None:
    try:
        return Binary.fromhex(text)
    except ValueError:
        return None


def link(**fields: Any) -> str:
    return json.dumps({"files": [["main.py", "text", "1"]], **fields})


def refusal(text: str) -> str:
    with pytest.raises(LinkError) as caught:
        decode("1", text, from_text, str)
    return str(caught.value)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.dictionaries(TEXTS.filter(lambda name: not names.problem(name)), TEXTS | st.binary(), min_size=1),
    TEXTS,
)
def test_a_project_comes_back_from_its_link(contents: dict[str, Any], data: str) -> None:
    files: list[tuple[str, Any]] = []
    for name, content in contents.items():
        if not names.problem(name, [each for each, _ in files]):
            files.append((name, content if isinstance(content, str) else Binary(content)))
    again = decode("2", encode(Project("1", files, data=data, title="Mine"), to_text), from_text, str)
    assert [(file.name, file.content) for file in again.files.all] == files
    assert (again.id, again.data, again.title, again.origin) == ("2", data, "Mine", LINK)


def test_only_our_fragments_are_links() -> None:
    assert [packed("1.abc"), packed("2.abc.sum")] == ["abc", "abc.sum"]
    for fragment, said in (
        ("3.abc", "the link was made by a newer version of this page"),
        ("2.abc", words.DAMAGED),
        ("1.abc.sum", words.DAMAGED),
        ("a.abc", "the part after the # is not a link of this page"),
        ("top", "the part after the # is not a link of this page"),
        ("", "the part after the # is not a link of this page"),
    ):
        with pytest.raises(LinkError) as caught:
            packed(fragment)
        assert str(caught.value) == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", words.DAMAGED),
        ("{", words.DAMAGED),
        ("[]", words.DAMAGED),
        ("null", words.DAMAGED),
        ("{}", "the link holds no files"),
        (link(files=[]), "the link holds no files"),
        (link(files={"main.py": "1"}), "the link holds no files"),
        (link(files=[["a", "text", ""]] * 201), "the link holds more than 200 files"),
        (link(files=["main.py"]), words.DAMAGED),
        (link(files=[["main.py", "text"]]), words.DAMAGED),
        (link(files=[["main.py", "text", 1]]), words.DAMAGED),
        (link(files=[["main.py", "html", ""]]), words.DAMAGED),
        (link(files=[["main.py", "base64", "?"]]), words.DAMAGED),
        (link(data=1), words.DAMAGED),
        (link(active=None), words.DAMAGED),
        (
            link(files=[["../x", "text", ""]]),
            f"the link holds a file with the name '../x'. {names.problem('../x')}",
        ),
        (
            link(files=[["a", "text", ""], ["A", "text", ""]]),
            f"the link holds a file with the name 'A'. {names.problem('A', ['a'])}",
        ),
        (
            link(files=[["__proto__", "text", ""]]),
            f"the link holds a file with the name '__proto__'. {names.problem('__proto__')}",
        ),
    ],
)
def test_a_bad_link_is_told_why(text: str, words: str) -> None:
    assert refusal(text) == words


def test_a_name_that_nobody_sees_is_spelled_out_in_the_refusal() -> None:
    name = "gnp\u202eyp.py"
    said = "the link holds a file with the name 'gnp[U+202E]yp.py'. "
    assert refusal(link(files=[[name, "text", ""]])) == said + names.problem(name)


def test_a_title_is_taken_without_what_nobody_sees() -> None:
    assert decode("1", link(title="a\u202e\u200bb\n" + "x" * 200), from_text, str).title == "ab" + "x" * 98
