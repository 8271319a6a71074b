"""What the page's first script brings along at once: nothing of the editor's library, which comes in steps.

Together its parts would keep the page's thread for longer than a visitor's first key may wait. One import at
the head of any module that is needed at once would undo that, and nothing would fail.
"""

import re
from pathlib import Path

import pytest

# An import or export at the head of a module, which is evaluated before the module itself.
STATIC = re.compile(r"""^(?:import|export)\s(?:[^"'(]*?\sfrom\s)?["']([^"']+)["']""", re.MULTILINE)
LIBRARIES = ("@codemirror/", "@lezer/", "@marijn/", "crelt", "style-mod", "w3c-keyname")


def at_once(entry: Path) -> dict[str, Path]:
    """Return what is evaluated before the first line of a module: each name, and which module imports it."""
    found: dict[str, Path] = {}
    seen, waiting = {entry}, [entry]
    while waiting:
        module = waiting.pop()
        for name in STATIC.findall(module.read_text(encoding="utf-8")):
            found.setdefault(name, module)
            near = (module.parent / name).resolve()
            if name.startswith(".") and near not in seen:
                seen.add(near)
                waiting.append(near)
    return found


@pytest.mark.parametrize("name", ["editor.mjs", "early.js"])
def test_what_starts_the_page_brings_nothing_of_the_editors_library_at_once(root: Path, name: str) -> None:
    found = at_once(root / "public" / name)
    assert "./storage.mjs" in found
    assert {each: where.name for each, where in found.items() if each.startswith(LIBRARIES)} == {}


def test_an_import_at_the_head_of_a_module_that_is_needed_at_once_is_found(tmp_path: Path) -> None:
    (tmp_path / "entry.mjs").write_text('import { a } from "./a.mjs";\nawait import("@codemirror/search");\n')
    (tmp_path / "a.mjs").write_text('export {\n  b,\n} from "./b.mjs";\nimport "@lezer/common";\n')
    (tmp_path / "b.mjs").write_text('const view = () => import("@codemirror/view");\n')
    assert set(at_once(tmp_path / "entry.mjs")) == {"./a.mjs", "./b.mjs", "@lezer/common"}
