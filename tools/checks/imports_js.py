"""Checks which JavaScript imports which, by the rules in rules.mjs: `python -m tools.checks.imports_js`.

dependency-cruiser reads imports. So it gets a copy of our modules in which the types that comments name,
`import("./there.mjs")`, are imported, too.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.base.environment import node
from tools.base.paths import BUILD, GENERATED, MODULES, ROOT

ROOTS = ("public", "worker", "tools")
RULES = ROOT / "tools" / "checks" / "rules.mjs"
CRUISER = MODULES / "dependency-cruiser" / "bin" / "dependency-cruiser.mjs"
NAMED = re.compile(r"""(?<!\w)import\("([^"]+)"\)|@import [^"\n]+ from "([^"]+)\"""")


def main() -> int:
    """Check the project's imports, and return the exit code."""
    folder = BUILD / "modules"
    copy(ROOT, folder)
    return cruise(folder).returncode


def copy(root: Path, folder: Path) -> None:
    """Put our modules into a folder below node_modules' own, importing what they name in comments."""
    shutil.rmtree(folder, ignore_errors=True)
    for path in modules(root):
        place = folder / path.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(with_types(path.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copytree(GENERATED, folder / "build" / "generated")
    shutil.copy(root / "package.json", folder)


def modules(root: Path) -> Iterator[Path]:
    """Yield our scripts, and the Python that some of them carry."""
    for name in ROOTS:
        for path in sorted((root / name).rglob("*")):
            if path.suffix in (".js", ".mjs", ".ts") or (path.suffix == ".py" and name == "worker"):
                yield path


def with_types(text: str) -> str:
    """Return a module that imports what it names as the place of a type."""
    named = {first or second for first, second in NAMED.findall(text)}
    return text + "".join(f'\nimport "{name}";' for name in sorted(named))


def cruise(folder: Path, *, captured: bool = False) -> subprocess.CompletedProcess[str]:
    """Run dependency-cruiser on such a folder."""
    found = [name for name in ROOTS if (folder / name).is_dir()]
    command = [str(node()), str(CRUISER), "--config", str(RULES), "--output-type", "err-long", *found]
    return subprocess.run(command, cwd=folder, capture_output=captured, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
