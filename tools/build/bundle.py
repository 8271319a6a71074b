"""Run esbuild with the Node of the environment."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.base.environment import node, node_env
from tools.base.paths import GENERATED, MODULES, ROOT
from tools.base.steps import run, say

# In front of a script it has Chromium compile all functions while the script arrives, beside the page's
# thread, not each at its first call: https://github.com/WICG/explicit-javascript-compile-hints-file-based
EAGER = b"//# allFunctionsCalledOnLoad\n"

ESBUILD = MODULES / "esbuild" / "bin" / "esbuild"


@dataclass(frozen=True)
class Bundle:
    """The bundled text, and the files that went into it, relative to the project."""

    data: bytes
    inputs: tuple[str, ...]


def bundle(
    entry: Path, form: str, root: Path = ROOT, generated: Path = GENERATED, outside: Sequence[str] = ()
) -> Bundle:
    """Bundle a module with all it imports, as `esm` or `iife`; StepError if esbuild cannot.

    generated: the folder that `#generated/` stands for; outside: what stays an import.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / entry.name
        flags = [f"--format={form}", f"--outfile={output}", *(f"--external:{each}" for each in outside)]
        about = _bundle(entry, flags, root, generated, Path(folder))
        return Bundle(output.read_bytes(), tuple(sorted(about["inputs"])))


def _bundle(entry: Path, flags: list[str], root: Path, generated: Path, folder: Path) -> dict[str, Any]:
    """Run esbuild, and return its description of what it made."""
    meta = folder / f"{entry.name}.json"
    command: list[str | Path] = [
        node(),
        ESBUILD,
        entry,
        "--bundle",
        "--minify",
        *flags,
        "--target=es2023",
        "--charset=utf8",
        "--loader:.py=text",
        "--loader:.css=text",
        "--loader:.png=dataurl",
        "--legal-comments=none",
        "--log-level=warning",
        f"--alias:#generated={generated}",
        f"--metafile={meta}",
    ]
    said = run(f"bundle {entry.name}", command, _fix, cwd=root, env=node_env())
    if said.strip():
        say(said.rstrip())
    about: dict[str, Any] = json.loads(meta.read_text(encoding="utf-8"))
    return about


def _fix(said: str) -> str:
    if "Could not resolve" in said:
        return "An import names a file or a package that is not there: fix the import, or add the package."
    return "Fix the JavaScript named in the message, then run the same command again."
