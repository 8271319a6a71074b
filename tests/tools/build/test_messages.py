"""The types of messages are made of the protocol's tables, and mypy finds what does not fit them."""

from pathlib import Path
from textwrap import dedent

import pytest
from mypy import api

from tools.base.paths import BUILD, ROOT
from tools.build.messages import TARGET, current, stub

MADE = '''\
"""The messages of protocol.py for the type checker: made by `python -m tools.build.messages`, not by hand."""

from typing import Any, Literal, NotRequired, Protocol, TypedDict, overload

Capabilities = TypedDict(
    "Capabilities",
    {
        "await": bool,
    },
)

class GoFields(TypedDict):
    id: int
    text: NotRequired[str]

class GoMessage(GoFields):
    type: Literal["go"]

class AllDoneFields(TypedDict):
    pass

class AllDoneMessage(AllDoneFields):
    type: Literal["all_done"]

Command = (
    GoMessage
)

Report = (
    AllDoneMessage
)

class MakeCommand(Protocol):
    @overload
    def __call__(
        self,
        kind: Literal["go"],
        /,
        *,
        id: int,
        text: str | None = None,
    ) -> GoMessage: ...

class MakeReport(Protocol):
    @overload
    def __call__(
        self,
        kind: Literal["all_done"],
        /,
    ) -> AllDoneMessage: ...
'''

PROGRAM = """
    from worker import protocol
    from worker.messages import FilesFields, FilesMessage

    def say() -> FilesMessage:
        return protocol.report(protocol.FILES, changed=[], removed=[], kept=[], round=1)

    def take(fields: FilesFields) -> int:
        return fields["round"]
"""


def test_tables_become_types() -> None:
    assert stub({"go": {"id": "int", "text": "str?"}}, {"all_done": {}}, {"await": "bool"}) == MADE


def test_the_types_are_those_of_the_protocol() -> None:
    assert TARGET.read_text(encoding="utf-8") == current(), "write it: `python -m tools.build.messages`"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("", "", "Success: no issues found"),
        ("round=1", "rounds=1", "No overload variant"),
        ("round=1", 'round="1"', "No overload variant"),
        (", round=1", "", "No overload variant"),
        ("protocol.FILES,", "protocol.DONE,", "No overload variant"),
        ('fields["round"]', 'fields["rounds"]', 'TypedDict "FilesFields" has no key "rounds"'),
    ],
)
def test_mypy_finds_what_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, right: str, wrong: str, said: str
) -> None:
    monkeypatch.chdir(ROOT)
    program = tmp_path / "program.py"
    program.write_text(dedent(PROGRAM).replace(right, wrong), encoding="utf-8")
    out, error, _ = api.run([str(program), "--cache-dir", str(BUILD / "mypy.messages")])
    assert error == ""
    assert said in out
