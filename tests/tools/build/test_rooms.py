"""Which modules are there at the start, and in which order."""

from tools.base.paths import ROOT
from tools.build import rooms
from tools.build.archives import python_files

FILES = {
    "app/__init__.py": b"",
    "app/later.py": b"def make():\n    from app.far import x\n    return x\n",
    "app/far.py": b"from app.base import y\n",
    "app/base/__init__.py": b"",
    "app/base/y.py": b"import json\n",
    "app/main.py": b"from app import later\nfrom app.base import y\n",
    "app/other.py": b"",
}


def test_what_is_needed_at_once_comes_after_what_it_needs_itself() -> None:
    first, _ = rooms.parted(FILES)
    assert list(first) == [
        "app/__init__.py",
        "app/later.py",
        "app/base/__init__.py",
        "app/base/y.py",
        "app/main.py",
    ]


def test_what_a_function_imports_comes_later_with_all_that_nobody_imports() -> None:
    _, later = rooms.parted(FILES)
    assert later == {"app/far.py": FILES["app/far.py"], "app/other.py": b""}


def test_modules_that_need_each_other_are_taken_once() -> None:
    files = {"app/main.py": b"import app.a\n", "app/a.py": b"import app.b\n", "app/b.py": b"import app.a\n"}
    assert list(rooms.parted(files)[0]) == ["app/b.py", "app/a.py", "app/main.py"]


def test_the_page_starts_without_the_rooms_that_are_opened_later() -> None:
    first, later = rooms.parted(python_files(ROOT, "app"))
    assert "app/main.py" in first
    assert {"app/compare/view.py", "app/projects/list.py", "app/projects/sharing.py"} <= set(later)
