"""`inspect` shows what was run, though a later program has the same name."""

import importlib.util
import linecache
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from worker.kernel.sourcing import tend_inspect
from worker.kernel.tracebacks import Sources

FIRST = """# first
def plain():
    return "first"

class Bare:
    x = 1

@staticmethod
class Decorated:
    pass

class Rich:
    def method(self):
        return lambda: 5

    class Inner:
        y = 2
"""
SECOND = "# second\n\n\n\nclass Another: pass\n" + "pass\n" * 20


@pytest.fixture
def inspect() -> ModuleType:
    """The module as if it were imported for the first time."""
    spec = importlib.util.find_spec("inspect")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


class Desk:
    """Runs programs under names, and asks for sources."""

    def __init__(self, inspect: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.inspect, self._sources = inspect, Sources()
        tend_inspect(inspect, self._sources.recent)
        main = ModuleType("__main__")
        main.__file__ = "main.py"
        monkeypatch.setitem(sys.modules, "__main__", main)
        self.names = main.__dict__

    def run(self, code: str, name: str = "main.py") -> Any:
        exec(compile(code, self._sources.add(name, code), "exec"), self.names)
        return SimpleNamespace(**self.names)

    def source(self, thing: Any) -> str:
        return str(self.inspect.getsource(thing))


@pytest.fixture
def desk(inspect: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(inspect, monkeypatch)


def test_what_an_earlier_program_defined_has_its_own_source(desk: Desk) -> None:
    made = desk.run(FIRST.replace("@staticmethod", "@(lambda kind: kind)"))
    desk.run(SECOND)
    assert desk.source(made.plain) == 'def plain():\n    return "first"\n'
    assert desk.source(made.Bare) == "class Bare:\n    x = 1\n"
    assert desk.source(made.Decorated).endswith("class Decorated:\n    pass\n")
    assert desk.source(made.Rich).startswith("class Rich:\n    def method(self):\n")
    assert desk.source(made.Rich().method) == "    def method(self):\n        return lambda: 5\n"
    assert desk.source(made.Rich.Inner) == "    class Inner:\n        y = 2\n"
    assert desk.inspect.getsourcelines(made.plain)[1] == 2


def test_a_line_of_a_console_has_its_own_source_too(desk: Desk) -> None:
    desk.run("# the program\n")
    for name in ("<stdin>", "<console-1>", "main.py"):
        made = desk.run("class Bare: x = 1\n", name)
        function = desk.run("def f(): return 1\n", name).f
        desk.run("# another\n", name)
        assert desk.source(made.Bare) == "class Bare: x = 1\n"
        assert desk.source(function) == "def f(): return 1\n"


def test_of_two_classes_of_a_name_each_has_its_own_source(desk: Desk) -> None:
    first = desk.run("class A:\n    def f(self): return 1\n").A
    second = desk.run("class A:\n    def f(self): return 2\n").A
    assert desk.source(first) == "class A:\n    def f(self): return 1\n"
    assert desk.source(second) == "class A:\n    def f(self): return 2\n"


def test_the_latest_text_is_where_it_was(desk: Desk) -> None:
    made = desk.run(FIRST.replace("@staticmethod", ""))
    desk.run(SECOND)
    desk.source(made.plain)
    assert linecache.getline("main.py", 1) == "# second\n"
    linecache.cache.pop("main.py")
    assert desk.source(made.plain).startswith("def plain")
    assert "main.py" not in linecache.cache


def test_the_library_is_found_as_ever(desk: Desk) -> None:
    assert desk.source(linecache.getline).startswith("def getline(")
    assert desk.source(Sources).startswith("class Sources:")
    with pytest.raises(TypeError, match="was expected"):
        desk.source(len)


def test_a_class_whose_text_is_gone_has_none(desk: Desk) -> None:
    made = desk.run("class Bare: x = 1\n").Bare
    desk._sources.recent.clear()
    desk.run(SECOND)
    with pytest.raises(OSError, match="source code not available"):
        desk.source(made)
