"""Code becomes cells: escaped, with attributes that there are, and as a program where it had prompts."""

import pytest
from markdown import Markdown
from offthread import cells, links
from offthread.fences import CellExtension

from tools.folder.links import opened

CELL = '<offthread-cell{}><pre><code class="language-python">{}</code></pre></offthread-cell>'


def markdown(text: str) -> str:
    """What Markdown makes of a text, with the extensions that MkDocs uses by itself."""
    return str(
        Markdown(extensions=["toc", "tables", "fenced_code", CellExtension(lambda: "a.md")]).convert(text)
    )


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
        (">>> f(1)  # doctest: +SKIP\n1\n>>> 2 # doctest:+ELLIPSIS\n2\n", "print(repr(f(1)))\n2\n"),
        (">>> f()\nhello\n>>> 2\n2\n", "if (_ := f()) is not None:\n    print(repr(_))\n2\n"),
        (">>> f()\n   a\n1  b\n>>> 2\n2\n", "if (_ := f()) is not None:\n    print(repr(_))\n2\n"),
        (">>> f()\n<F 1>\n>>> x\nX.A\n>>> 2\n2\n", "print(repr(f()))\nprint(repr(x))\n2\n"),
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
    assert record.message.startswith("a.md: A cell has no `onclick`.")


def test_what_cannot_be_read_of_a_fence_is_told(caplog: pytest.LogCaptureFixture) -> None:
    assert "<offthread-cell" in markdown(
        "```python exec='offthread' check=\"x == '\\\"'\" readonly\n1\n```\n"
    )
    assert [each.message for each in caplog.records] == [
        "a.md: `'\"` is no attribute of a cell. A value stands in quotes, which it must not contain."
    ]
    caplog.clear()
    assert markdown("```Python\texec=offthread  readonly\n1\n```\n") == CELL.format(" readonly", "1")
    assert caplog.records == []


def test_a_fence_that_begins_with_blanks_ends_none() -> None:
    code = 'x = """\n  ```\n"""'
    assert markdown(f"```python exec=offthread\n{code}\n```\n") == CELL.format("", code)
    other = "```text\n    ```\n    a\n    ```\n```\n"
    assert markdown(f"{other}\n```python exec=offthread\n1\n```\n").endswith(CELL.format("", "1"))
