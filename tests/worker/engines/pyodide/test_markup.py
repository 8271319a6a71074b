"""Markdown and LaTeX are set by libraries of the site; what they cannot set stands as it is written."""

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import of_kind

SHOW = """import mistune, latex2mathml
class Shown:
    def _repr_{0}_(self): return {1!r}
Shown()"""


def shown(worker: NodeWorker, kind: str, text: str) -> tuple[str, str]:
    """The type and the content of what is shown."""
    (display,) = of_kind(worker.run(SHOW.format(kind, text), fresh=True), "display")
    return display["mime"], display["data"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "# A\n\n**b** *c* `d` ~~e~~",
            ["<h1>A</h1>", "<strong>b</strong>", "<code>d</code>", "<del>e</del>"],
        ),
        ("| a |\n|---|\n| 1 |", ["<table>", "<td>1</td>"]),
        ("- [x] done", ['type="checkbox"']),
        ("$x^2$ and\n\n$$\n\\frac12\n$$", ["<msup>", 'display="inline"', "<mfrac>", 'display="block"']),
        ("<b>as it is</b>", ["<b>as it is</b>"]),
        ("[a](https://example.org)", ['<a href="https://example.org">a</a>']),
        ("[a](javascript:alert(1))", ['href="#harmful-link"']),
        ("$\\bad{$ and $x^2$", ["<code>\\bad{</code> and <math", "<msup>"]),
    ],
)
def test_markdown_is_set(worker: NodeWorker, text: str, parts: list[str]) -> None:
    mime, data = shown(worker, "markdown", text)
    assert mime == "text/html"
    assert [part for part in parts if part not in data] == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (r"$\displaystyle \frac{1}{x}$", ["<mfrac>", 'display="inline"']),
        (r"$$x^2$$", ["<msup>", 'display="block"']),
        (r"\[x_1\]", ["<msub>", 'display="block"']),
        (r"\frac{1}{2}", ["<mfrac>", 'display="block"']),
        (r"\begin{eqnarray}a&=&b\\c&=&d\end{eqnarray}", ["<mtable", "<mtr>"]),
        (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", ["<mtable", "<mtr>"]),
        (r"Area <b> is $\pi r^2$ & more", ["Area &lt;b&gt; is ", "<msup>", " &amp; more"]),
        ("costs 5$", ["costs 5$"]),
    ],
)
def test_latex_is_set(worker: NodeWorker, text: str, parts: list[str]) -> None:
    mime, data = shown(worker, "latex", text)
    assert mime == "text/html"
    assert [part for part in parts if part not in data] == []


@pytest.mark.parametrize("text", [r"\bad{", r"\frac", "$" + "x" * 200_000 + "$"])
def test_what_cannot_be_set_stands_as_it_is_written(worker: NodeWorker, text: str) -> None:
    assert shown(worker, "latex", text) == ("text/latex", text)
