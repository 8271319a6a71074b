"""What scripts of embedders' pages may count on, of each engine in Node: the file that the site sends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seam import scripts
from tests.seam.contract import Rule
from tests.seam.node_worker import NodeWorker, ready
from tests.seam.speaker import error
from tools.build.engines import NAMES

PICKLED = "class A:\n    def __init__(self):\n        self.n = 3\npickle.loads(pickle.dumps(A())).n"
HINTED = "class A:\n    b: 'B'\nclass B: ...\ntyping.get_type_hints(A)['b'].__name__"
TESTED = 'def f(n):\n    """\n    >>> f(2)\n    4\n    """\n    return 2 * n\nlist(doctest.testmod())'
DATA = "@dataclasses.dataclass\nclass A:\n    n: int = 3\n    c: 'typing.ClassVar[int]' = 4\nrepr(A())"
SOURCE = "def f():\n    return 1\nclass A:\n    x = 1\ninspect.getsource(f) + inspect.getsource(A)"
UNIT = (
    "class T(unittest.TestCase):\n    def test(self): self.assertEqual(1, 1)\n"
    "unittest.main(exit=False, argv=['x']).result.testsRun"
)
# What looks a class up by its module, and what it gives.
LOOKING: dict[str, object] = {
    f"import pickle\n{PICKLED}": 3,
    f"import typing\n{HINTED}": "B",
    f"import doctest\n{TESTED}": [0, 1],
    f"import dataclasses, typing\n{DATA}": "A(n=3)",
    f"import inspect\n{SOURCE}": "def f():\n    return 1\nclass A:\n    x = 1\n",
    f"import unittest\n{UNIT}": 1,
    "import enum, pickle\nclass E(enum.Enum):\n    A = 1\npickle.loads(pickle.dumps(E.A)) is E.A": True,
    "import copy, collections\nN = collections.namedtuple('N', 'a')\ncopy.deepcopy(N(1))": [1],
    "import pickle\ndef f(): return 1\npickle.loads(pickle.dumps(f))()": 1,
    "import sys\nsys.modules['__main__'].__dict__ is globals()": True,
    "'main.py' in __file__": True,
}
AWAITED: dict[str, object] = {
    "import asyncio\nasyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2))": [1, 2],
    "import asyncio\nasyncio.ensure_future(asyncio.sleep(0.01, 'task'))": "task",
    "import asyncio\nf = asyncio.get_event_loop().create_future()\nf.set_result(9)\nf": 9,
    "class A:\n    def __await__(self):\n        yield from ()\n        return 4\nA()": 4,
    "import asyncio\nawait asyncio.sleep(0, 3)": 3,
}


@pytest.fixture(scope="module", params=NAMES)
def worker(dist: Path, request: pytest.FixtureRequest) -> Iterator[NodeWorker]:
    """A worker that is ready, one an engine."""
    yield from ready(dist, request.param)


@pytest.fixture(scope="module")
def cpython(dist: Path) -> Iterator[NodeWorker]:
    """A worker with CPython that is ready."""
    yield from ready(dist, "cpython")


@pytest.mark.parametrize("rule", scripts.RULES, ids=lambda rule: rule.__name__)
def test_an_engine_does_as_scripts_expect(worker: NodeWorker, rule: Rule) -> None:
    rule(worker)


def test_what_looks_a_class_up_by_its_module_finds_those_of_the_script(cpython: NodeWorker) -> None:
    own = {code: scripts.value(cpython, code, context={}) for code in LOOKING}
    assert own == LOOKING
    kept = {code: scripts.value(cpython, code) for code in LOOKING}
    assert kept == LOOKING


def test_whatever_can_be_awaited_is(cpython: NodeWorker) -> None:
    assert {code: scripts.value(cpython, code) for code in AWAITED} == AWAITED


def test_null_is_null_again(cpython: NodeWorker) -> None:
    code = "import js\n[js.JSON.parse('null'), js.JSON.parse('[null]'), given]"
    assert scripts.value(cpython, code, context={"given": None}) == [None, [None], None]
    assert scripts.value(cpython, "import js\njs.JSON.parse('null')") is None


def test_an_error_in_a_task_is_the_scripts(cpython: NodeWorker) -> None:
    code = "import asyncio\nasync def f():\n    raise KeyError('k')\nasyncio.gather(f(), asyncio.sleep(0))"
    heard = cpython.run(code, values=True)
    assert error(heard)["traceback"].endswith("line 3, in f\n    raise KeyError('k')\nKeyError: 'k'\n")
    assert not [each for each in heard if each["type"] == "output"]


def test_a_task_that_was_cancelled_is_told_as_that(cpython: NodeWorker) -> None:
    code = "import asyncio\nt = asyncio.ensure_future(asyncio.sleep(5))\nt.cancel()\nt"
    assert error(cpython.run(code, values=True))["name"] == "CancelledError"


def test_a_script_is_stopped_while_its_result_is_waited_for(cpython: NodeWorker) -> None:
    for waiting in ("await asyncio.sleep(60)", "while True: pass"):
        cpython.begin(
            f"import asyncio\nkept = 1\nasync def f():\n    print('on')\n    {waiting}\nf()", values=True
        )
        cpython.heard("output")
        cpython.act("stop", cpython.runs)
        heard = cpython.heard("done")
        assert (error(heard)["name"], heard[-1]["status"]) == ("KeyboardInterrupt", "stopped")
        assert cpython.value("kept") == "1"
