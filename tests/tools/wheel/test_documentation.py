"""The sample sites of documentation have cells where they are asked for, readable without scripts."""

import re
import shutil
from collections.abc import Mapping
from html import unescape
from importlib.metadata import EntryPoint
from io import StringIO
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from offthread import assets, links
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tools.base.paths import ROOT

SAMPLES = ROOT / "tests" / "documentation"
CELL = re.compile(r"<offthread-cell([^>]*)>(.*?)</offthread-cell>", re.DOTALL)
SCRIPT = re.compile(r'<script type="module" src="([^"?]+)[^"]*"></script>')
CODE = 'x = 6 * 7\n{}if x > 1 and "<b>" < "c":\n    print("<i>" + str(x) + "</i> & so on")'

Put = tuple[str, Mapping[str, object], str]


@pytest.fixture
def puts(monkeypatch: pytest.MonkeyPatch) -> list[Put]:
    """What is asked of the command that puts the files of cells into a site; nothing is put here."""
    found: list[Put] = []

    def put(to: Path, settings: Mapping[str, object], home: Path) -> str:
        found.append((to.as_posix(), settings, home.as_posix()))
        return "Put."

    monkeypatch.setattr(assets, "put", put)
    return found


@pytest.fixture(autouse=True)
def plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs knows plugins by what is installed, which ours is not here."""
    installed = dict(MkDocsConfig._schema)["plugins"].installed_plugins  # type: ignore[attr-defined]
    point = EntryPoint("offthread", "offthread.mkdocs:OffthreadPlugin", "mkdocs.plugins")
    monkeypatch.setitem(installed, "offthread", point)


def sphinx(folder: Path, builder: str = "html", source: Path = SAMPLES / "sphinx") -> str:
    """Build the sample with Sphinx; return what it warned of."""
    warnings = StringIO()
    out, tree = folder / builder, folder / "tree"
    with patch_docutils(source), docutils_namespace():
        Sphinx(source, source, out, tree, builder, status=None, warning=warnings).build(force_all=True)
    return warnings.getvalue()


def cells(page: Path) -> list[tuple[str, str]]:
    """The attributes of each cell of a page, and its code as it can be read without a script."""
    found = CELL.findall(page.read_text(encoding="utf-8"))
    return [
        (attributes.strip(), unescape(re.sub(r"<[^>]+>", "", code)).strip()) for attributes, code in found
    ]


def scripts(folder: Path, *pages: str) -> list[list[str]]:
    """The scripts for cells that each page asks for."""
    return [SCRIPT.findall((folder / page).read_text(encoding="utf-8")) for page in pages]


def test_sphinx_makes_cells_of_directives_roles_and_prompts(tmp_path: Path, puts: list[Put]) -> None:
    assert sphinx(tmp_path) == ""
    html = tmp_path / "html"
    assert cells(html / "index.html") == [
        (
            'session="one" line-numbers check="assert x == 42, &quot;It&#x27;s not &lt;42&gt;&quot;"',
            CODE.format(""),
        ),
        ("", "1 < 2"),
        (
            'readonly data="{&quot;a&quot;: &quot;&lt;&amp;\\&quot;&gt;&quot;}"',
            "from data import a\n\nprint(a)",
        ),
    ]
    prompts = 'x = [1, 2]\nprint(repr(x + [3]))\nprint("<b>")\nlen(x)'
    assert cells(html / "prompts.html") == [('session="prompts"', prompts)]
    assert "&gt;&gt;&gt; </span>" in (html / "prompts.html").read_text(encoding="utf-8")
    assert scripts(html, "index.html", "prompts.html", "plain.html", "genindex.html") == [
        ["_static/offthread/element.mjs"],
        ["_static/offthread/element.mjs"],
        [],
        [],
    ]
    settings = {"engines": ["cpython"], "snapshot": "none"}
    assert puts == [((html / "_static/offthread").as_posix(), settings, (SAMPLES / "sphinx").as_posix())]


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_other_builders_of_sphinx_show_the_code(builder: str, tmp_path: Path, puts: list[Put]) -> None:
    assert sphinx(tmp_path, builder) == ""
    text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / builder).glob("*.t*x*"))
    assert "str" in text
    assert "offthread-cell" not in text
    assert puts == []


@pytest.fixture
def titled(tmp_path: Path) -> Path:
    """Sources of two pages, whose titles have code in them, and prompts."""
    source = tmp_path / "titled"
    source.mkdir()
    (source / "conf.py").write_text(
        'extensions = ["offthread.sphinx"]\nproject = version = copyright = "x"\noffthread_doctest = True\n',
        encoding="utf-8",
    )
    for name, more in (("index", ".. toctree::\n\n   more\n"), ("more", "")):
        begin = "T :offthread:`1 + 1`\n===================="
        text = f"{begin}\n\n{more}\n>>> 1\n1\n\n.. offthread::\n   :readonly:\n\n   2\n"
        (source / f"{name}.rst").write_text(text, encoding="utf-8")
    return source


@pytest.mark.usefixtures("puts")
def test_titles_have_no_cells_wherever_they_stand(titled: Path, tmp_path: Path) -> None:
    assert sphinx(tmp_path, source=titled) == ""
    for name in ("index", "more"):
        assert cells(tmp_path / "html" / f"{name}.html") == [(f'session="{name}"', "1"), ("readonly", "2")]
        assert "<h1>T <code" in (tmp_path / "html" / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("puts")
def test_each_page_has_its_session_where_all_are_made_into_one(titled: Path, tmp_path: Path) -> None:
    assert sphinx(tmp_path, "singlehtml", titled) == ""
    sessions = [attributes for attributes, _ in cells(tmp_path / "singlehtml" / "index.html")]
    assert sorted(sessions) == ["readonly", "readonly", 'session="index"', 'session="more"']


def test_a_book_shows_the_code(titled: Path, tmp_path: Path, puts: list[Put]) -> None:
    assert "offthread" not in sphinx(tmp_path, "epub", titled)
    text = (tmp_path / "epub" / "index.xhtml").read_text(encoding="utf-8")
    assert "offthread-cell" not in text
    assert "&gt;&gt;&gt; </span>" in text
    assert puts == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (".. offthread::\n", "Write code below"),
        (".. offthread:: none.py\n", "none.py cannot be read"),
        (".. offthread::\n   :pakages: numpy\n\n   1\n", 'unknown option: "pakages"'),
    ],
)
def test_mistakes_in_a_directive_are_told(lines: str, said: str, tmp_path: Path, puts: list[Put]) -> None:
    source = tmp_path / "source"
    source.mkdir()
    shutil.copy(SAMPLES / "sphinx" / "conf.py", source)
    (source / "index.rst").write_text(f"T\n=\n\n{lines}", encoding="utf-8")
    assert said in sphinx(tmp_path, source=source)
    assert len(puts) == 1


@pytest.mark.usefixtures("puts")
def test_with_a_playground_the_role_is_a_link(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(SAMPLES / "sphinx", source)
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('offthread_playground = "https://school.example/"\n')
    assert sphinx(tmp_path, source=source) == ""
    html = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert f'href="{links.to("https://school.example/", "1 < 2")}"><code' in html
    assert [code for _, code in cells(tmp_path / "html" / "index.html")].count("1 < 2") == 0


def test_mkdocs_makes_cells_of_fences(tmp_path: Path, puts: list[Put]) -> None:
    config = load_config(str(SAMPLES / "mkdocs" / "mkdocs.yml"), site_dir=str(tmp_path), strict=True)
    build(config)
    said = 'session="one" line-numbers data="{&quot;a&quot;: &quot;&lt;&amp;&gt;&quot;}"'
    assert cells(tmp_path / "index.html") == [(said, CODE.format("\n"))]
    assert cells(tmp_path / "more" / "index.html") == [("readonly", 'print("more")')]
    assert scripts(tmp_path, "index.html", "more/index.html", "plain/index.html") == [
        ["assets/offthread/element.mjs"],
        ["../assets/offthread/element.mjs"],
        [],
    ]
    home = (SAMPLES / "mkdocs").as_posix()
    assert puts == [
        (f"{tmp_path.as_posix()}/assets/offthread", config.plugins["offthread"].config.settings, home)
    ]


def test_a_site_whose_files_cannot_be_made_is_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def put(*_: object) -> str:
        raise assets.AssetsError("No room.")

    monkeypatch.setattr(assets, "put", put)
    with pytest.raises(ExtensionError, match="No room"):
        sphinx(tmp_path)
    with pytest.raises(Abort):
        build(load_config(str(SAMPLES / "mkdocs" / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    assert "No room." in caplog.text
