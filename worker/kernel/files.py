"""The working directory as Python sees it: programs begin in it, and modules there are as new as their files.

Pure: which files there are is the page's business.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from zipimport import zipimporter

from worker.kernel.placing import named
from worker.kernel.tracebacks import SourceName

# Where the standard library lies, if it lies in an archive.
LIBRARY = next((path for path in sys.path if path.endswith(".zip")), "")


class Folder:
    """The folder of the visitor's files."""

    def __init__(self, path: str | None = None) -> None:
        """Take a folder, the present one if none is named."""
        self.path = path or str(Path.cwd())

    def enter(self, renews: bool, *, stays: bool = False) -> None:
        """Make ready for a program: be in the folder, find its modules, and write no bytecode into it.

        renews: modules may have changed, so all that come from here are imported again. All, since one may
        hold on to what it took from another. stays: go on with the folder and the modules that are there.
        """
        Path(self.path).mkdir(parents=True, exist_ok=True)
        if not stays:
            os.chdir(self.path)
        sys.dont_write_bytecode = True
        if "" not in sys.path and self.path not in sys.path:
            sys.path.insert(0, "")
        if renews and not stays:
            self._forget_modules()
        forget_listings()

    def _forget_modules(self) -> None:
        for name, module in list(sys.modules.items()):
            if name != "__main__" and self._has(getattr(module, "__file__", None)):
                del sys.modules[name]

    def _has(self, file: object) -> bool:
        return isinstance(file, str) and file.startswith(f"{self.path}/")

    def has(self, origin: object) -> bool:
        """Tell whether code or a module that comes from there is the visitor's."""
        return isinstance(origin, SourceName) or self._has(origin)

    def name(self, origin: str) -> str | None:
        """The name of a file of the visitor's; None of any other."""
        return named(origin, self.path)

    def modules(self) -> list[str]:
        """Names of the modules that could be imported from the folder."""
        try:
            names = os.listdir(self.path)  # noqa: PTH208 - their names are all
        except OSError:
            return []
        return [name.removesuffix(".py") for name in names if name.endswith(".py") or "." not in name]

    def shorten(self, traceback: str) -> str:
        """Name files of the folder as the visitor does: without the folder."""
        return traceback.replace(f'File "{self.path}/', 'File "')


def forget_listings(library: str = LIBRARY) -> None:
    """Have modules looked for in all folders and archives as they are now.

    library: an archive that never changes. Python would list it once more, which takes longer than most
    programs.
    """
    finders = sys.path_importer_cache
    kept = {
        path: each
        for path, each in finders.items()
        if isinstance(each, zipimporter) and each.archive == library
    }
    for path in kept:
        del finders[path]
    importlib.invalidate_caches()
    finders.update(kept)
