"""Packages: what a program imports, and what has to be loaded for it."""

import pytest

from worker.packages import Plan, compare, imports_of, missing, normalised, plan

LOCK = {
    "numpy": {"name": "numpy", "version": "2.2", "imports": ["numpy"], "depends": []},
    "scikit-learn": {"name": "scikit-learn", "imports": ["sklearn"], "depends": ["NumPy", "joblib", "scipy"]},
    "scipy": {"name": "scipy", "imports": ["scipy"], "depends": ["numpy", "libopenblas"]},
    "libopenblas": {"name": "libopenblas", "imports": [], "depends": [], "package_type": "shared_library"},
    "joblib": {"name": "joblib", "imports": ["joblib"], "depends": []},
    "protobuf": {"name": "protobuf", "imports": ["google.protobuf"], "depends": []},
    "Pillow": {"name": "Pillow", "imports": ["PIL"], "depends": ["left_pad"]},
    "one": {"name": "one", "imports": ["one"], "depends": ["two"]},
    "two": {"name": "two", "imports": ["two", "_two"], "depends": ["one"]},
}


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


def test_what_cannot_be_imported_yet_is_missing() -> None:
    assert missing(["os", "numpy", "sys"], {"os", "sys"}.__contains__) == ["numpy"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], Plan((), ())),
        (["numpy"], Plan(("numpy",), ())),
        (["sklearn"], Plan(("numpy", "joblib", "libopenblas", "scipy", "scikit-learn"), ())),
        (["scipy", "numpy"], Plan(("numpy", "libopenblas", "scipy"), ())),
        (["Scikit_Learn"], Plan(("numpy", "joblib", "libopenblas", "scipy", "scikit-learn"), ())),
        (["google.protobuf.message"], Plan(("protobuf",), ())),
        (["google", "maths"], Plan((), ("google", "maths"))),
        (["PIL"], Plan(("pillow",), ("left_pad",))),
        (["one"], Plan(("two", "one"), ())),
        (["_two", "numpy.linalg"], Plan(("one", "two", "numpy"), ())),
    ],
)
def test_a_plan_loads_each_distribution_after_its_dependencies(names: list[str], expected: Plan) -> None:
    assert plan(names, LOCK) == expected


def test_names_are_compared_as_pep_503_says() -> None:
    assert normalised("Zope.Interface__x-.y") == "zope-interface-x-y"


def test_what_did_not_come_is_listed_with_its_cause() -> None:
    causes = {"scikit_learn": "the network is gone"}
    assert compare(["numpy", "scikit-learn", "joblib"], ["NumPy"], causes) == [
        ("scikit-learn", "the network is gone"),
        ("joblib", "it did not arrive, and the loader did not say why"),
    ]
    assert compare(["numpy"], ["numpy"], {}) == []
