"""What completes the words that are being typed; how it goes in each engine, the seam's contract tells."""

import builtins
import json
import os
from types import ModuleType

import pytest

from worker.kernel.completion import completion

MODULES: dict[str, ModuleType] = {"builtins": builtins, "json": json, "os": os, "os.path": os.path}


@pytest.mark.parametrize(
    ("code", "names", "length"),
    [
        ("plan = 1\npla", ["place", "planet"], 3),
        ("x = place.star", ["startswith"], 4),
        ("import js", ["json"], 2),
        ("import os.pa", ["path"], 2),
        ("import os, js", ["json"], 2),
        ("from json import loa", ["load", "loads"], 3),
        ("from nowhere import x", [], 1),
        ("json.loa", ["load", "loads"], 3),
        ("isinst", ["isinstance"], 6),
        ("über", ["überall"], 4),
        ("_hid", ["_hidden"], 4),
    ],
)
def test_names_are_found_by_their_beginning(code: str, names: list[str], length: int) -> None:
    made = {"place": "", "planet": 1, "überall": 2, "_hidden": 3}
    assert completion(code, made, MODULES, ["json", "turtle"]) == (names, length)


def test_names_that_are_not_for_all_come_when_they_are_begun() -> None:
    assert completion("", {"_hidden": 1, "shown": 2}, {"builtins": ModuleType("b")}, []) == (["shown"], 0)


def test_what_refuses_to_be_looked_at_is_completed_by_nothing() -> None:
    class Refusing:
        @property
        def __dict__(self) -> dict[str, object]:  # type: ignore[override]
            raise RuntimeError

    assert completion("it.x", {"it": Refusing()}, MODULES, []) == ([], 1)
