"""The extension for Sphinx: the directive and the role `offthread`, and blocks with prompts that can be run.

    extensions = ["offthread.sphinx"]
    offthread_settings = {"packages": ["numpy"]}    # as in [tool.offthread]; paths begin at conf.py
    offthread_doctest = True                        # blocks with >>> become cells
    offthread_playground = "https://…/"             # where the role's links lead

Other builders than those of HTML show the code.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
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
                cell = Cell("", literal, tag=cells.opening({"session": self.env.docname}))
                block.replace_self(cell)


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
    translator.body.append(node["tag"])


def depart_html(translator: Any, node: nodes.Element) -> None:
    """End it."""
    translator.body.append(cells.closing() + ("\n" if isinstance(node, Cell) else ""))


def pass_by(_translator: Any, _node: nodes.Element) -> None:
    """Leave all to the code within."""


def add_script(app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: Any) -> None:
    """Give a page that has cells the script for them."""
    if doctree is not None and any(True for kind in (Cell, InlineCell) for _ in doctree.findall(kind)):
        app.add_js_file(f"{FOLDER}/{cells.SCRIPT}", type="module")


def put_assets(app: Sphinx, exception: Exception | None) -> None:
    """Put the files of cells among those of the site."""
    if exception is not None or app.builder.format != "html":
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
    app.add_post_transform(DoctestCells)
    app.connect("html-page-context", add_script)
    app.connect("build-finished", put_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
