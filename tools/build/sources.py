"""The sources that a site is made from: where they are, their texts, and scripts bundled of them."""

from pathlib import Path

from tools.base.steps import StepError
from tools.build.bundle import bundle


class Sources:
    """A folder of sources. generated: the folder of the modules that are made for one site."""

    def __init__(self, root: Path, generated: Path) -> None:
        self.root, self.generated = root, generated
        self.bundled: list[str] = []

    def bundle(self, path: str, form: str) -> bytes:
        """Bundle a module, and remember what went into it."""
        made = bundle(self.need(path), form, self.root, self.generated)
        self.bundled += made.inputs
        return made.data

    def read(self, path: str) -> str:
        """Return the text of a source."""
        return self.need(path).read_text(encoding="utf-8")

    def need(self, path: str) -> Path:
        """Return where a source is; StepError if it is missing."""
        file = self.root / path
        if not file.is_file():
            raise StepError("assemble the site", f"open {path}", f"The file {path} is missing. Restore it.")
        return file
