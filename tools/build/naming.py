"""The files of a site so far, and the names that pages and modules use for them: each carries its hash."""

from typing import Any

from tools.base.hashes import hashed_name
from tools.build import generate, vendor


class NamedFiles:
    """files: path within the site → bytes; names: what stands for a path, or for a text, in templates."""

    def __init__(self, **names: str) -> None:
        self.files: vendor.Files = {}
        self.names = names

    def add_folder(self, name: str, files: vendor.Files) -> None:
        """Add files in a folder whose name carries their hash, and remember that name."""
        self.names[name] = folder = vendor.folder(name, files)
        self.files |= {f"{folder}/{file}": data for file, data in files.items()}

    def add_asset(self, name: str, file: str, data: bytes) -> str:
        """Add a file below assets/ under a name that carries its hash; remember and return that name."""
        self.names[name] = path = f"assets/{hashed_name(file, data)}"
        self.files[path] = data
        return path

    def described(self, name: str, version: str) -> dict[str, Any]:
        """Return a vendored folder, and what must be known of its files to fetch them."""
        return {"version": version, **generate.folder(self.names[name], self.files)}
