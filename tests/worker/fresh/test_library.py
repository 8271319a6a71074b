"""The library is put back as it was when it was loaded, but for what it has done itself."""

import sys
from types import ModuleType
from typing import Any

import pytest

from worker.kernel.aside import Aside
from worker.kernel.belongings import Belongings
from worker.kernel.library import Library

PROGRAM = Belongings(("helper",))


def module(name: str, **names: Any) -> ModuleType:
    """A module that has these names."""
    made = ModuleType(name)
    vars(made).update(names)
    return made


def of_program() -> None:
    """Stands for a function of a program's."""


of_program.__module__ = "__main__"


@pytest.fixture
def modules() -> dict[str, ModuleType]:
    """A part of the library, one module of which is the standard library's."""

    class Shape:
        sides = 3

    Shape.__module__ = "string"
    return {
        "string": module(
            "string", digits="0123", _cache=None, table={"a": 1}, rows=[1, 2], kinds={1}, Shape=Shape
        ),
        "numbers_of_others": module("numbers_of_others", pi=3.14, load=len, options=None, _state=0),
    }


@pytest.fixture
def library(modules: dict[str, ModuleType]) -> Library:
    """What has been recorded of it."""
    made = Library(modules)
    made.record()
    return made


def names(held: ModuleType) -> dict[str, Any]:
    """The names of a module that are not every module's."""
    return {name: value for name, value in vars(held).items() if name[:2] != "__"}


def test_names_of_the_standard_library_come_back_whatever_became_of_them(
    library: Library, modules: dict[str, ModuleType]
) -> None:
    before = names(modules["string"])
    vars(modules["string"]).update(digits="mine", _cache={}, added=1)
    del vars(modules["string"])["Shape"]
    library.restore(PROGRAM, Aside())
    assert names(modules["string"]) == before


def test_what_its_public_containers_hold_comes_back(library: Library, modules: dict[str, ModuleType]) -> None:
    held: Any = modules["string"]
    table, rows, kinds = held.table, held.rows, held.kinds
    table["b"], rows[0] = 2, "mine"
    kinds.clear()
    library.restore(PROGRAM, Aside())
    assert (held.table, held.rows, held.kinds) == ({"a": 1}, [1, 2], {1})
    assert (held.table is table, held.rows is rows, held.kinds is kinds) == (True, True, True)


def test_attributes_of_its_classes_come_back(library: Library, modules: dict[str, ModuleType]) -> None:
    shape: Any = vars(modules["string"])["Shape"]
    shape.sides, shape.grow, shape.__len__ = 4, of_program, of_program
    library.restore(PROGRAM, Aside())
    assert [name for name in vars(shape) if name[:2] != "__"] == ["sides"]
    assert (shape.sides, hasattr(shape, "__len__")) == (3, False)


def test_of_other_packages_what_was_replaced_and_what_is_the_programs(
    library: Library, modules: dict[str, ModuleType]
) -> None:
    package = vars(modules["numbers_of_others"])
    package.update(pi=3, load=sum, options={"own": 1}, _state=7, lazy=[], mine=of_program)
    library.restore(PROGRAM, Aside())
    assert names(modules["numbers_of_others"]) == {
        "pi": 3.14,
        "load": len,
        "options": {"own": 1},
        "_state": 7,
        "lazy": [],
    }
    package.update(mine=2, _made=3, name="mine")
    library.restore(PROGRAM, Aside())
    assert {"mine", "name"}.isdisjoint(package)
    assert package["_made"] == 3


def test_what_a_module_sets_in_others_while_it_is_loaded_stays(
    library: Library, modules: dict[str, ModuleType]
) -> None:
    string, package = vars(modules["string"]), vars(modules["numbers_of_others"])
    package["pi"] = "the program's"
    library.expect()
    string["digits"], string["table"]["b"], string["Shape"].sides = "01", 2, 7
    modules["new"] = module("new")
    library.note(["new"])
    string["digits"] = "the program's"
    library.restore(PROGRAM, Aside())
    assert (string["digits"], string["table"], string["Shape"].sides) == ("01", {"a": 1, "b": 2}, 7)
    assert package["pi"] == 3.14


def test_modules_that_are_gone_or_replaced_come_back(
    library: Library, modules: dict[str, ModuleType]
) -> None:
    before = dict(modules)
    modules.clear()
    modules["string"] = module("string")
    library.restore(PROGRAM, Aside())
    assert modules == before


def test_a_programs_own_modules_are_forgotten_and_so_is_what_holds_on_to_them(
    library: Library, modules: dict[str, ModuleType]
) -> None:
    modules["helper"] = module("helper")
    modules["fine"] = module("fine", value=1)
    modules["holding"] = module("holding", helper=modules["helper"])
    library.note(["fine", "holding"])
    assert library.others() == {"helper"}
    assert library.drop_others(PROGRAM)
    assert set(modules) == {"string", "numbers_of_others", "fine"}
    assert not library.drop_others(PROGRAM)


def test_what_was_removed_between_runs_stays_away(library: Library, modules: dict[str, ModuleType]) -> None:
    del modules["numbers_of_others"]
    modules["sys"] = sys
    assert library.record_new()
    library.restore(PROGRAM, Aside())
    assert set(modules) == {"string", "sys"}


def test_names_can_be_hidden_from_a_program_until_it_is_over(
    library: Library, modules: dict[str, ModuleType]
) -> None:
    assert library.hide(["string"])
    assert set(modules) == {"numbers_of_others"}
    library.restore(PROGRAM, Aside())
    assert set(modules) == {"string", "numbers_of_others"}
    assert not library.hide(["other"])


def test_an_object_that_cannot_be_compared_is_put_back(
    library: Library, modules: dict[str, ModuleType]
) -> None:
    class Odd:
        def __eq__(self, other: object) -> bool:
            raise ValueError

        __hash__ = None  # type: ignore[assignment]

    vars(modules["string"])["digits"] = Odd()
    library.restore(PROGRAM, Aside())
    assert vars(modules["string"])["digits"] == "0123"


class Shy:
    """It does not say where it is from."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (of_program, True),
        (len, False),
        (3, False),
        (module("helper"), True),
        (module("other"), False),
    ],
)
def test_what_is_a_programs_is_told_by_where_it_is_from(value: object, expected: bool) -> None:
    assert PROGRAM.has(value) is expected


def test_an_object_that_does_not_answer_is_a_programs_by_its_type() -> None:
    assert not PROGRAM.has(Shy())
