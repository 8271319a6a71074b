"""The plugin for MkDocs: fenced blocks ```python exec="offthread" become cells.

plugins:
  - search
  - offthread:
      settings: {packages: [numpy]}    # as in [tool.offthread]; paths begin at mkdocs.yml
"""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from offthread import assets, cells
from offthread.fences import CellExtension

FOLDER = "assets/offthread"
SCRIPT = '<script type="module" src="{}"></script>\n</head>'
log = logging.getLogger("mkdocs.plugins.offthread")


class OffthreadConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say. settings: as [tool.offthread] has them."""

    settings = Type(dict, default={})


class OffthreadPlugin(BasePlugin[OffthreadConfig]):  # type: ignore[no-untyped-call]
    """Makes cells, gives their pages the script, and puts its files among those of the site."""

    _page = ""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have Markdown make cells."""
        extensions: list[Any] = config.markdown_extensions
        extensions.append(CellExtension(lambda: self._page))
        return config

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Note which page comes next, to name it if something is wrong in it."""
        self._page = page.file.src_uri
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Give a page that has cells the script for them."""
        if f"<{cells.TAG}" not in output:
            return output
        address = get_relative_url(f"{FOLDER}/{cells.SCRIPT}", page.url)
        return output.replace("</head>", SCRIPT.format(address), 1)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the files of cells into the site."""
        home = Path(config.config_file_path).resolve().parent
        try:
            log.info(assets.put(Path(config.site_dir) / FOLDER, self.config.settings, home))
        except assets.AssetsError as error:
            raise PluginError(str(error)) from error
