"""Which of our sources the wheel carries, as one archive. Standard library only: the backend runs it, too."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

# What a site is made from, and the tools that make, serve and fill it. Tests and benches stay here.
FOLDERS = (
    "app",
    "worker",
    "public",
    "deploy",
    "tools/base",
    "tools/build",
    "tools/folder",
    "tools/serve",
)
# The lock file, and how npm is to heed it, come along: packages are the same as here, checked by hash.
FILES = (
    "LICENSE",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "pyproject.toml",
    "tools/__init__.py",
)
ARCHIVE = "sources.zip"
# The same bytes whenever it is made.
EPOCH = (1980, 1, 1, 0, 0, 0)


def write(root: Path, archive: Path) -> None:
    """Write the archive of what is carried."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(paths(root)):
            entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), EPOCH)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def paths(root: Path) -> Iterator[Path]:
    """Yield the files that are carried."""
    yield from (root / name for name in FILES)
    for folder in FOLDERS:
        for path in (root / folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc" and "__pycache__" not in path.parts:
                yield path
