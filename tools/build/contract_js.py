"""Turn the constants of `worker/contract/` into JavaScript modules: one for each file, with the same names.

It knows what kinds of values a constant may have, and none of the constants.
"""

import json
from pathlib import Path

from tools.build import protocol_js

FOLDER = "worker/contract"


def modules(root: Path) -> dict[str, str]:
    """Return the texts of all modules by their names, such as `memory.mjs`."""
    files = sorted((root / FOLDER).glob("[!_]*.py"))
    return {f"{file.stem}.mjs": javascript(file) for file in files}


def javascript(source: Path) -> str:
    """Return the text of the module that exports a file's constants."""
    made = vars(protocol_js.load(source))
    constants = [_constant(name, value) for name, value in made.items() if name.isupper()]
    head = f"// Made by the build from {FOLDER}/{source.name}: change that file instead.\n"
    return "\n".join([head, *constants])


def _constant(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if isinstance(value, dict):
        text = f"{protocol_js.FREEZE}({text})"
    return f"export const {name} = {text};\n"
