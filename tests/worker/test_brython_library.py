"""Small programs of courses with the modules of Brython's library, above all with what is fixed of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import of_kind

DATACLASSES = """
from dataclasses import asdict, dataclass, field, replace
@dataclass(order=True)
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list, compare=False)
a, b = Item("a"), Item("b", 2.5, ["x"])
print(a)
print(a < b, asdict(b), replace(a, price=3).price)
"""
DATETIME = """
from datetime import date
print(tuple(date(2024, 12, 30).isocalendar()), date(2024, 2, 28).weekday())
"""
DEQUE = """
from collections import deque
last = deque([1, 2, 3], maxlen=2)
last.append(4)
print(list(last), last.maxlen)
"""
ENUM = """
from enum import Enum, IntEnum
class Colour(Enum):
    RED = 1
    GREEN = 2
class Size(IntEnum):
    S = 1
print(Colour["RED"], Colour(2).name, [each.value for each in Colour], Size.S + 1)
try:
    Colour["BLUE"]
except KeyError as error:
    print("no", error)
"""
JSON = """
import json
for text in ('{bad}', '[1,'):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(isinstance(error, ValueError), error.lineno, type(error.pos).__name__)
print(json.loads('{"a": [1, null]}'))
"""
CSV = """
import csv
with open("t.csv", "w", newline="") as file:
    table = csv.DictWriter(file, fieldnames=["name", "age"])
    table.writeheader()
    table.writerows([{"name": "Ada, Countess", "age": 36}])
print(open("t.csv").read().splitlines())
print([row["age"] for row in csv.DictReader(open("t.csv"))])
"""
TEMPFILE = """
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.txt")
    with open(path, "w") as file:
        file.write("hello")
    print(open(path).read(), os.listdir(folder))
print(os.path.exists(folder))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
    file.write("x")
    file.seek(0)
    print(file.read(), file.name.endswith(".txt"), os.path.exists(file.name))
print(os.path.exists(file.name))
"""
TYPING = """
from typing import Dict, List, NamedTuple, Optional, Union, get_type_hints
class Place(NamedTuple):
    x: int
    y: int = 2
class Owner:
    pass
def first(items: List[int], of: Owner, more: Optional[Dict[str, int]] = None) -> Union[int, str]:
    return items[0]
print(Place(1), first([5], Owner()), Optional[int], Union[int, str] == Union[str, int])
print(list(get_type_hints(first)), first.__annotations__["of"].__name__)
"""
UNITTEST = """
import sys, unittest
class Tests(unittest.TestCase):
    def test_good(self):
        self.assertEqual(1 + 1, 2)
    def test_bad(self):
        with self.assertRaises(ZeroDivisionError):
            pass
suite = unittest.TestLoader().loadTestsFromTestCase(Tests)
result = unittest.TextTestRunner(stream=sys.stdout).run(suite)
print(result.testsRun, len(result.failures), [test.shortDescription() for test, _ in result.failures])
"""
ITERTOOLS = """
import itertools
print(list(itertools.pairwise("abc")), list(itertools.accumulate([1, -1, 5], initial=0)))
print(list(itertools.accumulate([0, 5, 2], lambda a, b: a * b)), list(itertools.accumulate([])))
"""
SHUTIL = """
import os, shutil
os.makedirs("t/u")
with open("t/a.txt", "w") as file:
    file.write("x")
shutil.copy("t/a.txt", "t/u/b.txt")
print(open("t/u/b.txt").read())
shutil.rmtree("t")
print(os.path.exists("t"))
"""
PICKLE = """
import pickle
class Point:
    def __init__(self, x):
        self.x = x
print(pickle.loads(pickle.dumps({"a": [1, 2.5, None], "b": ("x", b"y")})))
print(pickle.loads(pickle.dumps(Point(3))).x)
"""

PROGRAMS: dict[str, tuple[str, str]] = {
    "csv": (CSV, "['name,age', '\"Ada, Countess\",36']\n['36']\n"),
    "dataclasses": (
        DATACLASSES,
        "Item(name='a', price=1.5, tags=[])\nTrue {'name': 'b', 'price': 2.5, 'tags': ['x']} 3\n",
    ),
    "datetime": (DATETIME, "(2025, 1, 1) 2\n"),
    "deque": (DEQUE, "[3, 4] 2\n"),
    "enum": (ENUM, "Colour.RED GREEN [1, 2] 2\nno 'BLUE'\n"),
    "itertools": (ITERTOOLS, "[('a', 'b'), ('b', 'c')] [0, 1, 0, 5]\n[0, 0, 0] []\n"),
    "json": (JSON, "True 1 int\nTrue 1 int\n{'a': [1, None]}\n"),
    "pickle": (PICKLE, "{'a': [1, 2.5, None], 'b': ('x', b'y')}\n3\n"),
    "shutil": (SHUTIL, "x\nFalse\n"),
    "tempfile": (TEMPFILE, "hello ['a.txt']\nFalse\nx True True\nFalse\n"),
    "typing": (TYPING, "Place(x=1, y=2) 5 int | None True\n['items', 'of', 'more', 'return'] Owner\n"),
}


@pytest.fixture(scope="module")
def worker(dist: Path) -> Iterator[NodeWorker]:
    """A worker of Brython's."""
    made = NodeWorker(dist, "brython")
    made.start()
    yield made
    made.end()


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_of_a_course_does_what_it_does_elsewhere(worker: NodeWorker, name: str) -> None:
    code, output = PROGRAMS[name]
    worker.text()
    heard = worker.run(code)
    assert [each["traceback"] for each in of_kind(heard, "error")] == []
    assert worker.text() == output


def test_tests_of_a_program_are_counted_and_described_by_their_own_words(worker: NodeWorker) -> None:
    worker.text()
    worker.run(UNITTEST)
    assert worker.text().splitlines()[-1] == "2 1 [None]"
