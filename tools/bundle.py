"""Run esbuild and the type checker of TypeScript with the Node of the environment."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.environment import node, node_env
from tools.paths import GENERATED, MODULES, ROOT
from tools.steps import run, say

ESBUILD = MODULES / "esbuild" / "bin" / "esbuild"
TSC = MODULES / "typescript" / "bin" / "tsc"


@dataclass(frozen=True)
class Bundle:
    """The bundled text, and the files that went into it, relative to the project."""

    data: bytes
    inputs: tuple[str, ...]


def bundle(entry: Path, form: str, root: Path = ROOT, generated: Path = GENERATED) -> Bundle:
    """Bundle a module with all it imports, as `esm` or `iife`; StepError if esbuild cannot.

    generated: the folder that `#generated/` stands for.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / entry.name
        about = _bundle(entry, [f"--format={form}", f"--outfile={output}"], root, generated, Path(folder))
        return Bundle(output.read_bytes(), tuple(sorted(about["inputs"])))


@dataclass(frozen=True)
class Part:
    """One file of a bundle in parts: its text, its name there, and the names of those that it imports."""

    name: str
    data: bytes
    imports: tuple[str, ...]


def bundle_parts(entry: Path, root: Path = ROOT, generated: Path = GENERATED) -> tuple[list[Part], list[str]]:
    """Bundle a module whose `import()` becomes a file of its own; return the parts and what went into them.

    What a part imports comes before it.
    """
    with tempfile.TemporaryDirectory() as folder:
        flags = ["--format=esm", "--splitting", f"--outdir={folder}", "--chunk-names=[name]-[hash]"]
        about = _bundle(entry, flags, root, generated, Path(folder))
        parts = [
            Part(Path(path).name, (Path(folder) / Path(path).name).read_bytes(), _imported(made))
            for path, made in about["outputs"].items()
        ]
    return _sorted(parts), sorted(about["inputs"])


def _imported(made: dict[str, Any]) -> tuple[str, ...]:
    return tuple(Path(each["path"]).name for each in made["imports"] if not each.get("external"))


def _sorted(parts: list[Part]) -> list[Part]:
    """Return the parts in an order in which each comes after those that it imports."""
    found: list[Part] = []
    while len(found) < len(parts):
        names = {part.name for part in found}
        found += [part for part in parts if part.name not in names and names.issuperset(part.imports)]
    return found


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
        "--legal-comments=none",
        "--log-level=warning",
        f"--alias:#generated={generated}",
        f"--metafile={meta}",
    ]
    said = run(f"bundle {entry.name}", command, _mend, cwd=root, env=node_env())
    if said.strip():
        say(said.rstrip())
    about: dict[str, Any] = json.loads(meta.read_text(encoding="utf-8"))
    return about


def typecheck(project: Path) -> list[str | Path]:
    """Return the command that checks the types of a project file."""
    return [node(), TSC, "--pretty", "false", "-p", project]


def _mend(said: str) -> str:
    if "Could not resolve" in said:
        return "An import names a file or a package that is not there: mend the import, or add the package."
    return "Mend the JavaScript that the message points at, then run the same command again."
