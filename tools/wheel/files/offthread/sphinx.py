"""The extension for Sphinx: the directive and the role `offthread`, and blocks with prompts that can be run.

    extensions = ["offthread.sphinx"]
    offthread_settings = {"packages": ["numpy"]}    # as in [tool.offthread]; paths begin at conf.py
    offthread_doctest = True                        # blocks with >>> become cells
    offthread_playground = "https://…/"             # where the role's links lead

Other builders than those of HTML show the code, and so do books (EPUB), where scripts may not run.
"""

from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from offthread import assets, cells, links

FOLDER = "offthread"
BUILDERS = ("latex", "text", "man", "texinfo")
log = logging.getLogger(__name__)


class Cell(nodes.General, nodes.Element):
    """A cell around a block of code."""


class InlineCell(nodes.Inline, nodes.TextElement):
    """A cell around a line of code within a text."""


class CellDirective(SphinxDirective):
    """`.. offthread::` with code, or with the name of a file that has it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        **dict.fromkeys(cells.VALUES, directives.unchanged_required),
        **dict.fromkeys(cells.FLAGS, directives.flag),
    }

    def run(self) -> list[nodes.Node]:
        """Return the cell."""
        if bool(self.arguments) == bool(self.content):
            raise self.error("Write code below `.. offthread::`, or the name of a file behind it.")
        code = self._file() if self.arguments else "\n".join(self.content)
        return [_cell(self, Cell(), nodes.literal_block(code, code, language="python"), self.options)]

    def _file(self) -> str:
        relative, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        try:
            return Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise self.error(f"The file {relative} cannot be read: {error}") from error


class CellRole(SphinxRole):
    """:offthread:`code` in a line: a link to a playground if there is one, else a cell."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link or the cell."""
        code = nodes.literal(self.text, self.text, classes=["code", "python"], language="python")
        playground = self.config.offthread_playground
        if not playground:
            return [_cell(self, InlineCell(), code, {})], []
        return [nodes.reference("", "", code, refuri=links.to(playground, self.text), internal=False)], []


class DoctestCells(SphinxPostTransform):
    """Makes cells of blocks with prompts. Those of one page are a session, since they build on each other."""

    default_priority = 5
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Take the place of each block that can be run."""
        if not self.config.offthread_doctest:
            return
        for block in list(self.document.findall(nodes.doctest_block)):
            code = cells.of_doctest(block.astext())
            if code is not None:
                literal = nodes.literal_block(code, code, language="python")
                cell = Cell("", literal, tag=cells.opening({"session": self._page(block)}))
                block.replace_self(cell)

    def _page(self, block: nodes.Node) -> str:
        """Return the page that a block is of, also where all pages are made into one."""
        # Sphinx marks the sections then, but not what they are in.
        sections = (each for each in _around(block) if isinstance(each, nodes.section))
        pages = (each["docname"] for each in sections if "docname" in each)
        return str(next(pages, self.env.docname))


def _cell(
    where: SphinxDirective | SphinxRole, cell: nodes.Element, code: nodes.Element, options: dict[str, Any]
) -> nodes.Element:
    try:
        cell["tag"] = cells.opening(options)
    except cells.CellError as error:
        raise ExtensionError(f"{where.get_location()}: {error}") from error
    cell += code
    where.set_source_info(code)
    return cell


def visit_html(translator: Any, node: nodes.Element) -> None:
    """Begin a cell; the code within it is shown as all code is."""
    if _is_shown(translator, node):
        translator.body.append(node["tag"])


def depart_html(translator: Any, node: nodes.Element) -> None:
    """End it."""
    if _is_shown(translator, node):
        translator.body.append(cells.closing() + ("\n" if isinstance(node, Cell) else ""))


def _is_shown(translator: Any, node: nodes.Node) -> bool:
    """Tell whether it is to be a cell: in a title, or a link, as tables of contents have, it is code."""
    is_in_title = any(isinstance(each, nodes.title | nodes.reference) for each in _around(node))
    return _has_cells(translator.builder) and not is_in_title


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _has_cells(builder: Builder) -> bool:
    return builder.format == "html" and builder.name != "epub"


def pass_by(_translator: Any, _node: nodes.Element) -> None:
    """Leave all to the code within."""


def add_doctests(app: Sphinx) -> None:
    """Have blocks with prompts made into cells, where there are any."""
    if _has_cells(app.builder):
        app.add_post_transform(DoctestCells)


def add_script(app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: Any) -> None:
    """Give a page that has cells the script for them."""
    if doctree is None or not _has_cells(app.builder):
        return
    if any(True for kind in (Cell, InlineCell) for _ in doctree.findall(kind)):
        app.add_js_file(f"{FOLDER}/{cells.SCRIPT}", type="module")


def put_assets(app: Sphinx, exception: Exception | None) -> None:
    """Put the files of cells among those of the site."""
    if exception is not None or not _has_cells(app.builder):
        return
    try:
        said = assets.put(
            Path(app.outdir) / "_static" / FOLDER, app.config.offthread_settings, Path(app.confdir)
        )
    except assets.AssetsError as error:
        raise ExtensionError(str(error), modname="offthread.sphinx") from error
    log.info(said)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx of all this."""
    app.add_config_value("offthread_settings", {}, "env", dict)
    app.add_config_value("offthread_doctest", False, "env", bool)
    app.add_config_value("offthread_playground", "", "env", str)
    passing = dict.fromkeys(BUILDERS, (pass_by, pass_by))
    kinds: Sequence[type[nodes.Element]] = (Cell, InlineCell)
    for kind in kinds:
        app.add_node(kind, html=(visit_html, depart_html), **passing)  # type: ignore[arg-type]
    app.add_directive("offthread", CellDirective)
    app.add_role("offthread", CellRole())
    app.connect("builder-inited", add_doctests)
    app.connect("html-page-context", add_script)
    app.connect("build-finished", put_assets)
    return {"version": _version(), "parallel_read_safe": True, "parallel_write_safe": True}


def _version() -> str:
    try:
        return version("offthread")
    except PackageNotFoundError:
        return "from sources"
