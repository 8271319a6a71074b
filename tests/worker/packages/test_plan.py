"""Packages: what has to be loaded for a program."""

import pytest

from worker.packages.plan import Plan, missing, normalised, plan, top_levels

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


def test_a_package_of_ours_brings_an_import_unless_the_program_names_another() -> None:
    lock = {
        "a-game": {"name": "a-game", "imports": ["game"], "depends": []},
        "offthread-game": {"name": "offthread-game", "imports": ["game"], "depends": []},
    }
    assert plan(["game"], lock) == Plan(("offthread-game",))
    assert plan(["game"], lock, ["A_game"]) == Plan(("a-game",))


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
        (["PIL", "numpy"], Plan(("numpy",), (), (("pillow", "left-pad"),))),
        (["one"], Plan(("two", "one"), ())),
        (["_two", "numpy.linalg"], Plan(("one", "two", "numpy"), ())),
    ],
)
def test_a_plan_loads_each_distribution_after_its_dependencies(names: list[str], expected: Plan) -> None:
    assert plan(names, LOCK) == expected


def test_no_index_is_asked_for_what_works_nowhere_unless_a_lock_file_has_it() -> None:
    names = ["tkinter.messagebox", "_tkinter", "pyautogui", "distutils", "urllib2", "google.colab"]
    assert plan(names, LOCK) == Plan(())
    assert plan(["torch"], {"torch": {"name": "torch", "imports": ["torch"]}}) == Plan(("torch",))
    assert plan(["google.colab"], {"crc": {"name": "crc", "imports": ["google"]}}) == Plan(())
    assert plan([], LOCK, ["pyautogui"]) == Plan((), ("pyautogui",))


def test_names_are_compared_as_pep_503_says() -> None:
    assert normalised("Zope.Interface__x-.y") == "zope-interface-x-y"


def test_distributions_are_asked_for_by_their_own_names() -> None:
    assert plan([], LOCK, ["Scikit_Learn"]) == plan(["sklearn"], LOCK)
    assert plan([], LOCK, ["attrs", "PIL"]) == Plan((), ("attrs", "pil"))


@pytest.mark.parametrize(
    ("name", "distribution"),
    [("docx", "python-docx"), ("google.protobuf.message", "protobuf"), ("Snow_Ball", "snow-ball")],
)
def test_an_import_that_is_called_otherwise_is_known_by_its_distribution(
    name: str, distribution: str
) -> None:
    assert plan([name], {}) == Plan((), (distribution,))


@pytest.mark.parametrize("name", ["data", "js", "pyodide", "tkinter", "msvcrt", "_private", "worker"])
def test_some_names_are_never_asked_for_anywhere(name: str) -> None:
    assert plan([name], {}) == Plan(())


def test_the_names_under_which_a_wheel_can_be_imported() -> None:
    files = [
        "pkg/__init__.py",
        "pkg/data.txt",
        "single.py",
        "fast.cpython-314-wasm32-emscripten.so",
        "pkg-1.0.dist-info/METADATA",
        "pkg.libs/libx.so",
        "docs/readme.txt",
    ]
    assert top_levels(files) == ["fast", "pkg", "single"]
