"""Turn the tables of `worker/protocol.py` into `worker/messages.pyi`, which types messages for mypy.

What is in it, for a message FILES: `FilesFields`, what it brings; `FilesMessage`, the same with its `type`; a
line of `MakeReport`, the type of `protocol.report`. `Command` and `Report` are any of their kind. Only the
checker reads the file, and it stands in the repository, since the checker runs without a build. After a
change of the protocol: `python -m tools.build.messages`. Knows the names of the tables, and none of the
messages.
"""

from keyword import iskeyword

from tools.base.paths import ROOT
from tools.build.protocol_js import SOURCE, Table, load, title

TARGET = ROOT / "worker" / "messages.pyi"

TYPES = {
    "any": "object",
    "bool": "bool",
    "int": "int",
    "list": "list[Any]",
    "number": "float",
    "object": "Any",
    "str": "str",
}

HEAD = '''\
"""The messages of protocol.py for the type checker: made by `python -m tools.build.messages`, not by hand."""

from typing import Any, Literal, NotRequired, Protocol, TypedDict, overload

'''


def stub(commands: Table, reports: Table, capabilities: dict[str, str]) -> str:
    """Return the text of the file."""
    parts = [
        HEAD + _fields("Capabilities", capabilities),
        *(_message(kind, fields) for table in (commands, reports) for kind, fields in table.items()),
        _union("Command", commands),
        _union("Report", reports),
        _maker("MakeCommand", commands),
        _maker("MakeReport", reports),
    ]
    return "\n".join(parts)


def current() -> str:
    """Return what the file should be."""
    protocol = load(SOURCE)
    return stub(protocol.COMMANDS, protocol.REPORTS, protocol.CAPABILITIES)


def _message(kind: str, fields: dict[str, str]) -> str:
    name = title(kind)
    return (
        _fields(f"{name}Fields", fields)
        + f'\nclass {name}Message({name}Fields):\n    type: Literal["{kind}"]\n'
    )


def _fields(name: str, fields: dict[str, str]) -> str:
    """Return a TypedDict; a `?` in the table makes a field that may be left out."""
    types = {field: _in_dict(kind) for field, kind in fields.items()}
    if any(iskeyword(field) for field in types):
        lines = "".join(f'        "{field}": {of},\n' for field, of in types.items())
        return f'{name} = TypedDict(\n    "{name}",\n    {{\n{lines}    }},\n)\n'
    lines = "".join(f"    {field}: {of}\n" for field, of in types.items()) or "    pass\n"
    return f"class {name}(TypedDict):\n{lines}"


def _in_dict(kind: str) -> str:
    of = TYPES[kind.rstrip("?")]
    return f"NotRequired[{of}]" if kind.endswith("?") else of


def _union(name: str, table: Table) -> str:
    lines = "\n    | ".join(f"{title(kind)}Message" for kind in table)
    return f"{name} = (\n    {lines}\n)\n"


def _maker(name: str, table: Table) -> str:
    """Return the type of a function that makes each message of a table."""
    return f"class {name}(Protocol):\n" + "".join(_overload(kind, fields) for kind, fields in table.items())


def _overload(kind: str, fields: dict[str, str]) -> str:
    lines = [f"        {field}: {_as_argument(of)},\n" for field, of in fields.items()]
    star = "        *,\n" if lines else ""
    head = f'    @overload\n    def __call__(\n        self,\n        kind: Literal["{kind}"],\n        /,\n'
    return f"{head}{star}{''.join(lines)}    ) -> {title(kind)}Message: ...\n"


def _as_argument(kind: str) -> str:
    """Return the type of an argument; where None may be given, the field is left out."""
    of = TYPES[kind.rstrip("?")]
    return f"{of} | None = None" if kind.endswith("?") else of


if __name__ == "__main__":
    TARGET.write_text(current(), encoding="utf-8", newline="\n")
