"""The page's questions about variables are answered while no program runs, and only then."""

from typing import Any

import pytest

from tests.worker.bridge.stage import Stage
from worker import protocol


def inspect(stage: Stage, **fields: Any) -> dict[str, Any]:
    (told,) = stage.post({"type": "inspect", "id": 5, "group": "values", "start": 0, **fields})
    return told


def told(rows: list[str], values: int, functions: int = 0, modules: int = 0, **fields: str) -> dict[str, Any]:
    return {
        "type": "variables",
        "id": 5,
        "rows": rows,
        "values": values,
        "functions": functions,
        "modules": modules,
        **fields,
    }


def test_names_are_told_and_each_call_is_limited(stage: Stage) -> None:
    stage.run(
        "import json\nclass Loud:\n    def __repr__(self):\n        print('x')\n        return 'loud'\n"
        "it = Loud()",
        fresh=True,
    )
    stage.edges.calls.clear()
    assert inspect(stage) == told(["it", "Loud", "", "loud", ""], 1, 1, 1)
    assert stage.edges.calls == [("limit", True), ("end",), ("end",)]
    assert not stage.edges.interrupt.armed
    assert stage.run("1 + 1", fresh=True) == [{"type": "result", "id": 1, "repr": "2"}]
    assert inspect(stage) == told([], 0)


def test_a_page_of_a_table_and_its_file_are_told(stage: Stage) -> None:
    stage.run("rows = [{'n': 2}, {'n': 1}]", fresh=True)
    asked = {"id": 6, "name": "rows", "start": 0, "column": 0}
    assert stage.post({"type": "tabulate", **asked}, {"type": "export", **asked, "descending": True}) == [
        {
            "type": "table",
            "id": 6,
            "columns": ["n"],
            "numbers": "n",
            "labels": ["1", "0"],
            "cells": ["1", "2"],
            "rows": 2,
            "width": 1,
        },
        {"type": "csv", "id": 6, "data": ("B", list(b"n\r\n2\r\n1\r\n")), "next": 2, "rows": 2},
    ]


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("tabulate", {"columns": [], "numbers": "", "labels": [], "cells": [], "width": 0}),
        ("export", {"next": 0}),
    ],
)
def test_what_is_no_table_is_gone(stage: Stage, kind: str, answer: dict[str, Any]) -> None:
    stage.run("n = 1", fresh=True)
    assert stage.post({"type": kind, "id": 6, "name": "n", "start": 0}) == [
        {"type": protocol.QUESTIONS[kind], "id": 6, "rows": 0, "problem": "gone", **answer}
    ]


def test_while_a_program_waits_nothing_is_told(stage: Stage) -> None:
    heard = stage.converse(
        {"type": "run", "id": 1, "code": "n = 1\nimport asyncio\nawait asyncio.sleep(5)", "fresh": True},
        {"type": "inspect", "id": 5, "group": "values", "start": 0},
        {"type": "stop", "id": 1},
    )
    assert [each for each in heard if each["type"] == "variables"] == [told([], 0, problem="busy")]


def test_what_an_instance_shows_while_it_is_looked_at_is_not_shown(stage: Stage) -> None:
    stage.run(
        "class Shown:\n    def __repr__(self):\n        display(1)\n        return 'it'\nit = Shown()",
        fresh=True,
    )
    assert inspect(stage)["rows"] == ["it", "Shown", "", "it", ""]


def test_a_strike_that_comes_too_late_is_no_harm(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def struck(*_: object) -> None:
        raise KeyboardInterrupt

    # By then the name `worker` belongs to the visitor.
    monkeypatch.setitem(type(stage.worker._looks).inspect.__globals__, "variables", struck)
    assert inspect(stage) == told([], 0, problem="slow")
