"""Code becomes cells: escaped, with attributes that there are, and as a program where it had prompts."""

import pytest
from markdown import Markdown
from offthread import cells, links
from offthread.fences import CellExtension

from tools.folder.links import opened

CELL = '<offthread-cell{}><pre><code class="language-python">{}</code></pre></offthread-cell>'


def markdown(text: str) -> str:
    """What Markdown makes of a text, with the extensions that MkDocs uses by itself."""
    return str(Markdown(extensions=["toc", "tables", "fenced_code", CellExtension()]).convert(text))


def test_whatever_is_in_a_cell_is_escaped() -> None:
    code = "if a < b and c > d:\n    '</pre></offthread-cell><script>&amp;'\n"
    attributes = {"check": 'assert x == "<>"\n\tpass', "readonly": None, "session": "a'b&c"}
    shown = "if a &lt; b and c &gt; d:\n    '&lt;/pre&gt;&lt;/offthread-cell&gt;&lt;script&gt;&amp;amp;'\n"
    said = ' check="assert x == &quot;&lt;&gt;&quot;&#10;&#9;pass" readonly session="a&#x27;b&amp;c"'
    assert cells.block(code, attributes) == CELL.format(said, shown)


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"pakages": "numpy"}, "A cell has no `pakages`. It may have engine, packages, "),
        ({"onclick": "alert(1)"}, "A cell has no `onclick`."),
        ({"session": None}, '`session` needs a value, as in session="…".'),
    ],
)
def test_an_attribute_that_a_cell_cannot_have_is_named(attributes: dict[str, str | None], words: str) -> None:
    with pytest.raises(cells.CellError) as caught:
        cells.opening(attributes)
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("text", "program"),
    [
        (">>> 1 + 1\n2\n", "1 + 1\n"),
        (">>> x = 1\n>>> x\n1\n>>> x + 1\n2\n", "x = 1\nprint(repr(x))\nx + 1\n"),
        (">>> print(1)\n1\n>>> 2\n2\n", "print(1)\n2\n"),
        (">>> for i in range(2):\n...     i\n0\n1\n>>> i\n1\n", "for i in range(2):\n    i\ni\n"),
        (">>> # a remark\n>>> 1\n1\n", "1\n"),
        (">>> 1 / 0\nTraceback (most recent call last):\nZeroDivisionError: x\n", "1 / 0\n"),
        (">>> 1 / 0\nTraceback (most recent call last):\nZeroDivisionError: x\n>>> 2\n2\n", None),
        (">>> print 1\n1\n", None),
        ("$ ls\n", None),
        (">>>1\n", None),
    ],
)
def test_a_block_with_prompts_becomes_a_program_that_shows_the_same(text: str, program: str | None) -> None:
    assert cells.of_doctest(text) == program


def test_a_link_holds_a_program_as_the_page_has_it() -> None:
    address = links.to("https://school.example/py/", "print('<ü>')")
    playground, _, fragment = address.partition("#")
    assert playground == "https://school.example/py/"
    assert opened(fragment).packed() == [("main.py", "print('<ü>')")]


def test_fences_that_ask_for_it_become_cells_and_all_others_stay() -> None:
    about = 'exec="offthread" packages="numpy, sympy" readonly'
    text = f"a\n\n```python {about}\nif 1 < 2:\n\n    print(1)\n```\n\nb\n"
    shown = CELL.format(' packages="numpy, sympy" readonly', "if 1 &lt; 2:\n\n    print(1)")
    assert markdown(text) == f"<p>a</p>\n{shown}\n<p>b</p>"
    assert "<offthread-cell" not in markdown('```python exec="on"\n1\n```\n')
    assert "<offthread-cell" not in markdown('```js exec="offthread"\n1\n```\n')
    assert "<offthread-cell" not in markdown('````\n```python exec="offthread"\n1\n```\n````\n')
    assert "<offthread-cell" not in markdown('```python exec="offthread"\nnever closed\n')
    assert markdown("~~~py exec=offthread\n```\n~~~\n") == CELL.format("", "```")


def test_a_fence_with_a_wrong_attribute_is_told_of_and_is_a_cell(caplog: pytest.LogCaptureFixture) -> None:
    assert markdown('```python exec="offthread" onclick="x"\n1\n```\n') == CELL.format("", "1")
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("mkdocs.plugins.offthread", "WARNING")
    assert record.message.startswith("A cell has no `onclick`.")
