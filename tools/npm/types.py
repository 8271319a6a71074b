"""The package's types: TypeScript's own declarations of what the client's JSDoc says."""

import shutil
import tempfile
from pathlib import Path

from tools.base.environment import node, node_env
from tools.base.paths import MODULES, ROOT
from tools.base.steps import run

TSC = MODULES / "typescript" / "bin" / "tsc"
PROJECT = Path(__file__).with_name("tsconfig.types.json")
# What pages meet; the rest is the package's own, and nothing of it is named there.
PUBLIC = ("index", "offthread", "pool", "errors", "folder", "terms")
FIX = "Correct the types that the message names in worker/client/, then run the same command again."


def write(folder: Path) -> None:
    """Write the declarations of the client's modules, and of no others, into a folder."""
    with tempfile.TemporaryDirectory() as made:
        command: list[str | Path] = [node(), TSC, "-p", PROJECT, "--outDir", made]
        run("make the types of the npm package", command, FIX, cwd=ROOT, env=node_env())
        found = {file.name: file for file in Path(made).glob("worker/client/*.d.mts")}
        folder.mkdir(parents=True, exist_ok=True)
        for name in (f"{each}.d.mts" for each in PUBLIC):
            shutil.copyfile(found[name], folder / name)
