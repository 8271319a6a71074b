"""What libraries say of packages that they lack, in their own words, is read; what programs say is not."""

import pytest

from worker.packages.optional import Asked
from worker.packages.plan import bringing

LOCK = {
    name: {"imports": [name.replace("-", "_")]}
    for name in (
        "beautifulsoup4", "html5lib", "jinja2", "lxml", "matplotlib", "numpy", "pandas", "pyarrow",
        "scikit-learn", "scipy", "tzdata",
    )
}  # fmt: skip
TABLE = {"sklearn": "scikit-learn", **{name: name for name in LOCK}}
THERE = ("pandas", "numpy")

PACKAGE = '  File "/lib/python3.14/site-packages/pandas/io/x.py", line 3, in read\n'
LIBRARY = '  File "/lib/python314.zip/zoneinfo/_common.py", line 20, in load_tzdata\n'
OWN = '  File "main.py", line 1, in <module>\n    import pandas\n'


def asked(
    kind: str, said: str, places: str = OWN + PACKAGE, tried: tuple[str, ...] = ("pandas",)
) -> str | None:
    reader = Asked(lambda name: bringing(name, TABLE, LOCK), LOCK.__contains__, THERE.__contains__)
    traceback = f"Traceback (most recent call last):\n{places}{kind}: {said}\n"
    return reader.package(kind, said, traceback, frozenset(tried))


CONDA = "Use pip or conda to install"
PARQUET = (
    "Unable to find a usable engine; tried using: 'fastparquet', 'pyarrow'.\nA suitable version of pyarrow "
    "or fastparquet is required for parquet support.\nTrying to import the above resulted in these errors:\n"
    f" - Missing optional dependency 'fastparquet'. {CONDA} fastparquet.\n"
    " - Missing optional dependency 'pyarrow'. …"
)
PLOT = 'matplotlib is required for plotting when the default backend "matplotlib" is selected.'
TREE = "plot_tree requires matplotlib. You can install matplotlib with `pip install matplotlib`"

SAID = [
    ("ImportError", f"Missing optional dependency 'openpyxl'.  {CONDA} openpyxl.", "openpyxl"),
    ("ImportError", f"`Import openpyxl` failed.  {CONDA} the openpyxl package.", "openpyxl"),
    ("ImportError", f"Missing optional dependency 'odf'. {CONDA} odfpy.", "odfpy"),
    ("ImportError", f"Missing optional dependency 'lxml.etree'. {CONDA} lxml.", "lxml"),
    ("ImportError", "lxml not found, please install it", "lxml"),
    ("ImportError", "BeautifulSoup4 (bs4) not found, please install it", "beautifulsoup4"),
    ("AttributeError", "The '.style' accessor requires jinja2", "jinja2"),
    ("ImportError", f"Missing optional dependency 'Jinja2'. A style requires it. {CONDA} Jinja2.", "jinja2"),
    ("ImportError", PARQUET, "pyarrow"),
    ("ImportError", PLOT, "matplotlib"),
    ("ImportError", TREE, "matplotlib"),
    ("ImportError", "fetch_openml with as_frame=True requires the library scipy", "scipy"),
    ("ImportError", "Install s3fs to access S3", "s3fs"),
    ("ImportError", "cannot import 'scipy' with 'import scipy' command", "scipy"),
    ("ValueError", "Mime type rendering requires nbformat>=4.2.0 but it is not installed", "nbformat"),
    ("RuntimeError", "please run pip install -U 'new-thing[all]' first", "new-thing"),
    ("ModuleNotFoundError", "No module named 'sklearn.tree'", "scikit-learn"),
    ("ModuleNotFoundError", "No module named 'xlsxwriter'", "xlsxwriter"),
    ("ModuleNotFoundError", "No module named 'rare_thing'", "rare-thing"),
]


@pytest.mark.parametrize(("kind", "said", "package"), SAID)
def test_a_library_says_what_it_lacks(kind: str, said: str, package: str) -> None:
    assert asked(kind, said) == package


@pytest.mark.parametrize(("kind", "said", "package"), SAID)
def test_what_a_program_says_means_nothing(kind: str, said: str, package: str) -> None:
    found = asked(kind, said, OWN)
    # But for imports that only show when they are carried out.
    assert found == (package if kind == "ModuleNotFoundError" and package != "rare-thing" else None)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("ImportError", "Missing optional dependency 'pandas'. Use pip or conda to install pandas."),
        ("ImportError", "cannot import name 'x' from 'pandas' (/lib/python3.14/site-packages/pandas)"),
        ("ModuleNotFoundError", "No module named 'pandas.nothing'"),
        ("ModuleNotFoundError", "No module named 'tkinter'"),
        ("ModuleNotFoundError", "No module named '_scproxy'"),
        ("ValueError", "The truth value is not found, and install is required for the frame"),
        ("ValueError", "could not convert string to float: 'matplotlib not'"),
        ("ImportError", "Use pip install -r requirements.txt"),
        ("ImportError", "pip install it"),
        ("KeyError", "'matplotlib'"),
    ],
)
def test_other_errors_ask_for_nothing(kind: str, said: str) -> None:
    assert asked(kind, said) is None


def test_an_import_that_was_looked_for_before_is_not_offered() -> None:
    assert asked("ModuleNotFoundError", "No module named 'scipy'", OWN, tried=("scipy",)) is None
    assert asked("ModuleNotFoundError", "No module named 'scipy'", OWN) == "scipy"


def test_a_zone_that_is_not_found_asks_for_all_zones() -> None:
    said = "'No time zone found with key Europe/Berlin. \\n On Pyodide you must do pyodide.loadPackage'"
    assert asked("ZoneInfoNotFoundError", said, OWN + LIBRARY) == "tzdata"


def test_a_long_message_is_read_in_part() -> None:
    assert asked("ImportError", "a" * 100_000 + " is required") is None
    assert asked("ImportError", "a-" * 50_000 + " pip install lxml") is None
