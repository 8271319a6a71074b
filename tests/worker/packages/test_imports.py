"""Imports: what a program and the visitor's own files behind it import."""

import warnings

import pytest

from worker.packages.imports import imports_of, imports_reached


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("x = 1", []),
        ("import numpy", ["numpy"]),
        ("import b, a.c as d\nimport b", ["b", "a"]),
        ("from sklearn.cluster import KMeans", ["sklearn"]),
        ("def f():\n    import pandas\nimport numpy", ["pandas", "numpy"]),
        ("try:\n    import a\nexcept ImportError:\n    import b", ["a", "b"]),
        ("from . import x\nfrom .y import z\nfrom .. import w", []),
        ("import importlib\nimportlib.import_module('scipy.stats')", ["importlib", "scipy"]),
        ("__import__('numpy')\nimport_module('.x', 'y')\nimport_module(name)\nimport_module()", ["numpy"]),
        ("await f()\nimport numpy", ["numpy"]),
        ("\ufeffimport numpy", ["numpy"]),
        ("import numpy\nthis is no program", []),
        ("import numpy\0", []),
        ("from __future__ import annotations", ["__future__"]),
    ],
)
def test_the_imports_of_a_program_are_found(code: str, names: list[str]) -> None:
    assert imports_of(code) == names


def test_a_name_below_a_namespace_is_given_as_far_as_it_is_known() -> None:
    known = {"google.protobuf"}.__contains__
    code = "import google.protobuf.message\nfrom google import protobuf\nimport google.cloud, numpy.linalg"
    assert imports_of(code, known=known) == ["google.protobuf", "google", "numpy"]


def test_the_imports_of_the_visitors_own_files_count_however_far_behind() -> None:
    files = {
        "helper": ["import pandas\nfrom shapes import circle"],
        "shapes": ["", "import math\nfrom .circle import area", "import scipy, helper"],
    }
    found = imports_reached(imports_of("import helper, numpy"), lambda name: files.get(name, []))
    assert found == ["helper", "numpy", "pandas", "shapes", "math", "scipy"]


def test_an_endless_supply_of_files_is_cut_off() -> None:
    endless = imports_reached(imports_of("import a"), lambda name: [f"import {name}a"])
    assert len(endless) == 201


def test_a_program_is_warned_of_when_it_runs_and_not_when_it_is_looked_into() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert imports_of("import re\nre.match('\\d', '1')\n1 is 1") == ["re"]
    assert told == []
