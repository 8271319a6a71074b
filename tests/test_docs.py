"""The documents keep their promises: links lead somewhere, and nothing is left out of the index."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tools.base.paths import ROOT

DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
# What runs, and all that it says.
SOURCES = [
    each
    for folder in ("app", "worker", "public", "lessons", "tools")
    for each in sorted((ROOT / folder).rglob("*"))
    if each.suffix in (".py", ".pyi", ".mjs", ".js", ".html", ".css", ".md", ".json", ".toml")
]
MOST_LINES_OF_README = 200
# What a document points to: [words](target) and ![words](target); code is taken out beforehand.
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
ANCHOR = re.compile(r'<a id="([^"]+)">')
ELSEWHERE = re.compile(r"^[a-z]+:")
# Paths of this repository that a document names as code; `*` stands for any name.
PATH = re.compile(r"`((?:app|deploy|docs|lessons|public|tests|tools|worker)/[^`\s:]*)`")
# Words that this project used to have for the terms of the field.
OLD_WORDS = re.compile(r"\b(anew|whoever|mend(?:s|ed)?|image of (?:its |the )?memory)\b", re.IGNORECASE)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def prose(path: Path) -> str:
    """Return a document without its code."""
    return CODE.sub("", path.read_text(encoding="utf-8"))


def slug(heading: str) -> str:
    """Return the anchor that a heading of Markdown gets."""
    words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
    kept = (sign for sign in words if sign in " -_" or unicodedata.category(sign)[0] in "LN")
    return "".join(kept).replace(" ", "-")


def anchors(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    outside = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return {slug(each) for each in HEADING.findall(outside)} | set(ANCHOR.findall(outside))


def broken(path: Path) -> Iterator[str]:
    """Yield the links of a document that lead nowhere."""
    for target in LINK.findall(prose(path)):
        if ELSEWHERE.match(target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        if not found.exists() or (anchor and anchor not in anchors(found)):
            yield target


def missing(path: Path) -> Iterator[str]:
    """Yield the paths of this repository that a document names and that are not there."""
    for pattern in PATH.findall(path.read_text(encoding="utf-8")):
        if "<" not in pattern and not any(ROOT.glob(pattern.rstrip("/"))):
            yield pattern


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= MOST_LINES_OF_README


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    assert list(broken(path)) == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_sources_have_no_old_words(path: Path) -> None:
    assert OLD_WORDS.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_files_that_are_named_are_there(path: Path) -> None:
    assert list(missing(path)) == []


def test_the_index_of_decisions_names_each_of_them_once_in_order() -> None:
    listed = LINK.findall(prose(DECISIONS / "README.md"))
    decisions = [link for link in listed if re.match(r"\d{4}-", link)]
    assert decisions == sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))


def test_the_readme_leads_to_every_document() -> None:
    linked = {(ROOT / link.partition("#")[0]).resolve() for link in LINK.findall(prose(ROOT / "README.md"))}
    assert [name(path) for path in (ROOT / "docs").glob("*.md") if path not in linked] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_documents_use_the_terms_of_the_field(path: Path) -> None:
    assert OLD_WORDS.findall(prose(path)) == []
