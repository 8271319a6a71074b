"""Turn the tables of `worker/protocol.py` into a JavaScript module, typed for the checker.

What is exported: COMMANDS, REPORTS, KINDS, STATES, TRANSITIONS, QUESTIONS, KEYWORDS, RESERVED, HARMLESS, and
a JSDoc type for each message and for CAPABILITIES. Knows the names of the tables, and none of the messages.
"""

import ast
import importlib.util
import json
from pathlib import Path
from types import ModuleType

from tools.base.paths import ROOT

SOURCE = ROOT / "worker" / "protocol.py"

TYPES = {
    "any": "unknown",
    "bool": "boolean",
    "int": "number",
    "list": "any[]",
    "number": "number",
    "object": "any",
    "str": "string",
}

# Pure, so that a bundle leaves out the tables that it does not use.
FREEZE = "/* @__PURE__ */ Object.freeze"
TABLE = "/** @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */\n"

PAIRS = "/** @type {Readonly<Record<string, string>>} */\n"

Table = dict[str, dict[str, str]]


def javascript(source: Path = SOURCE) -> str:
    """Return the text of the module."""
    protocol = load(source)
    tables = {"COMMANDS": protocol.COMMANDS, "REPORTS": protocol.REPORTS}
    names = _names(source)
    parts = [
        "// Made by the build from worker/protocol.py: change that file instead.\n",
        *(_typedef(table) for table in tables.values()),
        _union("Command", protocol.COMMANDS),
        _union("Report", protocol.REPORTS),
        _object("Capabilities", _fields(protocol.CAPABILITIES)),
        *(_constant(name, table) for name, table in tables.items()),
        _constant("KINDS", {name: getattr(protocol, name) for name in names["COMMANDS"] + names["REPORTS"]}),
        _constant("STATES", {name: getattr(protocol, name) for name in names["STATES"]}),
        _transitions(protocol.TRANSITIONS),
        f"{PAIRS}export const QUESTIONS = {FREEZE}({_text(protocol.QUESTIONS)});\n",
        *(_words(name, getattr(protocol, name)) for name in ("KEYWORDS", "RESERVED", "HARMLESS")),
    ]
    return "\n".join(parts)


def kinds(source: Path = SOURCE) -> str:
    """Return the text of a module with a constant for each kind: a bundle takes along what it uses."""
    protocol, names = load(source), _names(source)
    made = [
        f"export const {name} = {_text(getattr(protocol, name))};"
        for name in (*names["COMMANDS"], *names["REPORTS"])
    ]
    return "\n".join(["// Made by the build from worker/protocol.py: change that file instead.", *made, ""])


def load(source: Path = SOURCE) -> ModuleType:
    """Import the protocol from its file."""
    spec = importlib.util.spec_from_file_location("offthread_protocol", source)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def title(kind: str) -> str:
    """Return the beginning of the names of a kind's types: `all_done` → `AllDone`."""
    return "".join(word.capitalize() for word in kind.split("_"))


def _names(source: Path) -> dict[str, list[str]]:
    """Return the constants that make up each table, since a kind and a state may share a value."""
    names: dict[str, list[str]] = {}
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            items = node.value.keys if isinstance(node.value, ast.Dict) else getattr(node.value, "elts", [])
            if isinstance(target, ast.Name):
                names[target.id] = [item.id for item in items if isinstance(item, ast.Name)]
    return names


def _typedef(table: Table) -> str:
    return "".join(
        _object(_message(kind), [f"type: {_text(kind)}", *_fields(fields)]) for kind, fields in table.items()
    )


def _object(name: str, fields: list[str]) -> str:
    return f"/** @typedef {{{{ {'; '.join(fields)} }}}} {name} */\n"


def _fields(fields: dict[str, str]) -> list[str]:
    return [f"{name}{'?' * kind.endswith('?')}: {TYPES[kind.rstrip('?')]}" for name, kind in fields.items()]


def _union(name: str, table: Table) -> str:
    return f"/** @typedef {{{' | '.join(_message(kind) for kind in table)}}} {name} */\n"


def _message(kind: str) -> str:
    return f"{title(kind)}Message"


def _constant(name: str, value: object) -> str:
    return f"export const {name} = {FREEZE}(/** @type {{const}} */ ({_text(value)}));\n"


def _transitions(table: dict[tuple[str, str], str]) -> str:
    nested: dict[str, dict[str, str]] = {}
    for (state, kind), after in table.items():
        nested.setdefault(state, {})[kind] = after
    return f"{TABLE}export const TRANSITIONS = {FREEZE}({_text(nested)});\n"


def _words(name: str, words: list[str]) -> str:
    typed = "/** @type {readonly string[]} */\n"
    return f"{typed}export const {name} = {FREEZE}({_text(list(words))});\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=None if isinstance(value, str) else 2)


# What is made, by the modules' names.
MODULES = {"protocol.mjs": javascript, "kinds.mjs": kinds}
