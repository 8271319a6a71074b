"""Brython's library is split by what learners' programs import as soon as they import it."""

import json

from tools.build import brython

LIBRARY = (
    "__BRYTHON__.use_VFS = true;\nvar scripts = "
    + json.dumps(
        {
            "$timestamp": 1,
            "json": [".py", "import json.encoder\nfrom . import tool\n", [], 1],
            "json.encoder": [".py", "try:\n    import _json\nexcept ImportError:\n    pass\n", []],
            "json.tool": [".py", "def main():\n    import argparse\n", []],
            "_json": [".js", "$B.$import('unicodedata')", []],
            "unicodedata": [".js", "", []],
            "argparse": [".py", "", []],
            "unittest": [".py", "if __name__ == '__main__':\n    import json\n", []],
        }
    )
    + "\n__BRYTHON__.update_VFS(scripts)"
)


def test_each_module_is_in_one_part_and_the_index_says_in_which() -> None:
    made = brython.files(b"core", LIBRARY)
    parts = {name: json.loads(made[name]) for name in (brython.COMMON, brython.REST)}
    assert list(parts["common.json"]) == ["json", "json.encoder", "json.tool", "_json", "unicodedata"]
    assert list(parts["rest.json"]) == ["argparse", "unittest"]
    assert json.loads(made["index.json"]) == {name: list(part) for name, part in parts.items()}
    assert made["brython.js"] == b"core"


def test_a_module_that_this_python_cannot_parse_imports_what_brython_found() -> None:
    assert brython.imports("new", [".py", "t = = 1", ["os"]]) == {"os"}
