"""Checks who imports whom against the contracts in pyproject.toml: `python -m tools.checks.imports`.

import-linter reads modules that Python could import. So it gets a copy in which types (`.pyi`) are modules,
too, and every folder is a package: what only the type checker reads, and what runs in another Python, keeps
the rules as well.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.base.paths import BUILD, ROOT

ROOTS = ("app", "worker", "tools")
LINT = "from importlinter import cli; raise SystemExit(cli.lint_imports(no_cache=True, no_logo=True))"


def main() -> int:
    """Check the project's imports, and return the exit code."""
    folder = BUILD / "imports"
    copy(ROOT, folder)
    return lint(folder).returncode


def copy(root: Path, folder: Path) -> None:
    """Put modules of all roots into a folder, with what there is for the type checker alone."""
    shutil.rmtree(folder, ignore_errors=True)
    for path in modules(root):
        place = folder / path.relative_to(root).with_suffix(".py")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    for name in ROOTS:
        for each in (folder / name, *(path for path in (folder / name).rglob("*") if path.is_dir())):
            (each / "__init__.py").touch()
    shutil.copy(root / "pyproject.toml", folder)


def modules(root: Path) -> Iterator[Path]:
    """Yield the Python files, and the files of types that have no Python beside them."""
    for name in ROOTS:
        for path in (root / name).rglob("*.py*"):
            if path.suffix == ".py" or (path.suffix == ".pyi" and not path.with_suffix(".py").exists()):
                yield path


def lint(folder: Path, *, captured: bool = False) -> subprocess.CompletedProcess[str]:
    """Run import-linter on such a folder."""
    command = [sys.executable, "-c", LINT]
    return subprocess.run(command, cwd=folder, capture_output=captured, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
