"""Our module `dbm` is as CPython's, whose own one reads what ours writes, and the other way round."""

import dbm.dumb as theirs
import importlib.util
import pickle
import shelve
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tools.base.paths import ROOT

SOURCES = ROOT / "worker" / "engines" / "pyodide" / "dbm"
KINDS = ("dbm.dumb", "dbm.sqlite3")
PAIRS = {b"a": b"1", "ü".encode(): b"\x00\xff" * 700, b"it's": b"", b"\x80\n\\": b"x" * 512}


@pytest.fixture
def dbm(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The package, under its own name."""
    for name in [name for name in sys.modules if name.split(".")[0] == "dbm"]:
        monkeypatch.delitem(sys.modules, name)
    spec = importlib.util.spec_from_file_location(
        "dbm", SOURCES / "__init__.py", submodule_search_locations=[str(SOURCES)]
    )
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "dbm", made)
    spec.loader.exec_module(made)
    yield made
    for name in [name for name in sys.modules if name.split(".")[0] == "dbm"]:
        del sys.modules[name]


@pytest.fixture(params=KINDS)
def opened(request: pytest.FixtureRequest, dbm: ModuleType, tmp_path: Path) -> Callable[[str], Any]:
    """What opens one database of a kind, by a flag."""
    kind = importlib.import_module(request.param)
    return lambda flag: kind.open(str(tmp_path / "things"), flag)


def test_what_is_written_is_there_when_it_is_opened_again(opened: Callable[[str], Any]) -> None:
    with opened("c") as made:
        made.update(PAIRS)
        made["gone"] = "soon"
        del made["gone"]
        made["a"] = b"longer than before" * 100
        made["a"] = b"2"
    with opened("r") as found:
        assert dict(found) == {**PAIRS, b"a": b"2"}
        assert sorted(found.keys()) == sorted(PAIRS)
        assert (len(found), "a" in found, b"nothing" in found) == (4, True, False)
        assert (found.get("nothing"), found["ü"]) == (None, PAIRS["ü".encode()])
    with opened("w") as found:
        assert found.setdefault("a", b"other") == b"2"
        assert found.pop(b"a") == b"2"
        found.reorganize()
        assert dict(found) == {key: value for key, value in PAIRS.items() if key != b"a"}
    with opened("n") as emptied:
        assert list(emptied) == []


def test_what_is_not_closed_is_kept_all_the_same(opened: Callable[[str], Any]) -> None:
    opened("c")["a"] = b"1"
    assert dict(opened("r")) == {b"a": b"1"}


def test_mistakes_are_errors_as_in_cpython(opened: Callable[[str], Any], dbm: ModuleType) -> None:
    with pytest.raises(dbm.error):
        opened("r")
    with pytest.raises(dbm.error):
        opened("w")
    with pytest.raises(ValueError, match=r"(?i)flag must be"):
        opened("x")
    opened("c").close()
    with opened("r") as found, pytest.raises(dbm.error):
        found["a"] = b"1"
    with opened("w") as found:
        with pytest.raises(KeyError):
            del found["a"]
        with pytest.raises(KeyError):
            found["a"]
    with pytest.raises(dbm.error):
        found["a"]
    found.close()


def test_databases_are_told_by_their_files(dbm: ModuleType, tmp_path: Path) -> None:
    for kind in KINDS:
        importlib.import_module(kind).open(str(tmp_path / kind), "c").close()
        assert dbm.whichdb(tmp_path / kind) == kind
    (tmp_path / "gnu").write_bytes(0x13579ACE.to_bytes(4, "little"))
    (tmp_path / "text").write_text("nothing of the kind")
    for end in ("pag", "dir"):
        (tmp_path / f"n.{end}").touch()
    names = ("gnu", "text", "n", "nothing")
    assert [dbm.whichdb(str(tmp_path / name)) for name in names] == ["dbm.gnu", "", "dbm.ndbm", None]
    for name, said in (("gnu", "not in a browser"), ("text", "cannot be told"), ("nothing", "no database")):
        with pytest.raises(dbm.error, match=said):
            dbm.open(str(tmp_path / name), "r")


def test_a_new_one_is_sqlites_as_since_3_13_and_one_that_is_there_is_kept(
    dbm: ModuleType, tmp_path: Path
) -> None:
    importlib.import_module("dbm.dumb").open(str(tmp_path / "old"), "c").close()
    for name in ("new", "old"):
        with dbm.open(tmp_path / name, "c") as made:
            made["a"] = "1"
    assert [dbm.whichdb(tmp_path / name) for name in ("new", "old")] == ["dbm.sqlite3", "dbm.dumb"]
    connection = sqlite3.connect(tmp_path / "new")
    assert connection.execute("SELECT key, value FROM Dict").fetchall() == [(b"a", b"1")]
    connection.close()


def test_cpythons_own_reads_our_files_and_ours_its(dbm: ModuleType, tmp_path: Path) -> None:
    ours: Any = importlib.import_module("dbm.dumb")
    assert ours.__file__ == str(SOURCES / "dumb.py")
    for name, writes, reads in (("one", ours, theirs), ("two", theirs, ours)):
        with writes.open(str(tmp_path / name), "c") as made:
            for key, value in PAIRS.items():
                made[key] = value
            del made[b"a"]
        with reads.open(str(tmp_path / name), "r") as found:
            assert {key: found[key] for key in found.keys()} == {  # noqa: SIM118 - no mapping in CPython
                key: value for key, value in PAIRS.items() if key != b"a"
            }


def test_a_shelf_stands_on_it(dbm: ModuleType, tmp_path: Path) -> None:
    with shelve.open(tmp_path / "shelf", writeback=True) as made:
        made["list"] = [1]
        made["list"].append(2)
        made["ü"] = {"deep": (None, 2.5)}
    with shelve.open(tmp_path / "shelf", "r") as found:
        assert dict(found) == {"list": [1, 2], "ü": {"deep": (None, 2.5)}}
    with dbm.open(tmp_path / "shelf") as found:
        assert pickle.loads(found["list"]) == [1, 2]
