"""Images of a real Pyodide with packages: a restore is as a normal start, and any doubt ends in one."""

import ast
import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.full_distribution import full_distribution_folder
from tools.base.environment import node, node_env
from tools.base.paths import ROOT

__all__ = ["full_distribution_folder"]

TRIAL = ROOT / "tests" / "worker" / "engines" / "pyodide" / "image_trial.mjs"
SECONDS = 300

# An image takes long to make where the machine is busy.
pytestmark = pytest.mark.timeout(900)

SAME = """
import sys, os, io, traceback, importlib.metadata, inspect, tempfile, datetime, time
import numpy as np
def message(function):
    try: function()
    except Exception as error: return f"{type(error).__name__}: {error}"
def deep(n): return deep(n + 1)
a = np.arange(9.0).reshape(3, 3) + np.eye(3)
def listed(*arrays): return [each.round(6).tolist() for each in arrays]
winter = datetime.datetime(2026, 1, 1).astimezone()
str([
    np.__version__, listed(np.linalg.inv(a), *np.linalg.svd(a), np.linalg.eigvals(a)),
    listed(np.fft.fft(np.arange(8.0)), np.polyfit([0, 1, 2], [1, 3, 5], 1)),
    listed(np.random.RandomState(3).rand(2), np.random.default_rng(3).random(2)),
    np.array(["b", "a"], dtype=object).tolist(), np.sort(np.array([3, 1, 2])).tolist(),
    np.datetime64("2026-03-01") + 1, np.loadtxt(io.StringIO("1 2\\n3 4")).tolist(),
    np.einsum("ij,jk", a, a).sum(),
    message(lambda: np.zeros(3) + np.zeros(4)), message(lambda: np.linalg.inv(np.zeros((2, 2)))),
    message(lambda: deep(0)), message(lambda: __import__("no_such_module")),
    importlib.metadata.version("numpy"), len(inspect.getsource(np.linalg.inv)),
    __import__("numpy.testing").testing.__name__, __import__("numpy.linalg.lapack_lite").__name__,
    np.ones(20_000_000).sum(), hash("a"), sorted(os.environ.items()), os.getcwd(),
    [time.timezone, time.tzname, time.strftime("%z", time.localtime(0)), str(winter.utcoffset())],
])
"""
LOADED = "import pyodide_js, gc; gc.collect(); str(sorted(pyodide_js.loadedPackages.to_py()))"
FRESH = """
import random, tempfile, numpy as np, uuid
drawn = [random.random(), float(np.random.rand()), float(np.random.default_rng().random())]
str([*drawn, tempfile.mktemp(), uuid.uuid4().hex])
"""
MORE = """
import pyodide_js
await pyodide_js.loadPackage("kiwisolver")
await pyodide_js.loadPackage("contourpy")
import kiwisolver, contourpy
x, solver = kiwisolver.Variable("x"), kiwisolver.Solver()
solver.addConstraint(x == 4)
solver.updateVariables()
try: contourpy.contour_generator(z=[[1, 2], [3, 4]], chunk_size=-1); said = ""
except ValueError as error: said = str(error)
lines = contourpy.contour_generator(z=[[1, 2], [3, 4]]).lines(2.5)
str([x.value(), len(lines), said, sorted(pyodide_js.loadedPackages.to_py())])
"""


class Trial(NamedTuple):
    """An image in a file, and what it was made of."""

    plan: dict[str, Any]
    size: int

    def run(self, what: str, *codes: str, flags: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
        """Start as `what` says, on a device in New York, and carry out some code."""
        return told(what, {**self.plan, "codes": codes, **more}, "America/New_York", *flags)


def told(what: str, plan: dict[str, Any], zone: str, *flags: str) -> dict[str, Any]:
    """Run a trial, and return what it says."""
    command: list[str | Path] = [node(), *flags, TRIAL, what, json.dumps(plan)]
    env = {**node_env(), "TZ": zone}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False, cwd=ROOT, env=env
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


@pytest.fixture(scope="module")
def trial(full_distribution_folder: Path, dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """numpy in an image that was made in Berlin."""
    (kernel,) = dist.glob("assets/kernel.*.zip")
    plan = {
        "folder": str(full_distribution_folder),
        "kernel": str(kernel),
        "image": str(tmp_path_factory.mktemp("image") / "numpy.image"),
        "packages": ["numpy"],
        "modules": ["numpy"],
    }
    return Trial(plan, told("make", plan, "Europe/Berlin")["size"])


def test_a_restore_is_as_a_normal_start_and_other_packages_load_on_top(trial: Trial) -> None:
    played, normal = trial.run("play", SAME, LOADED, MORE), trial.run("normal", SAME, LOADED, MORE)
    assert played["causes"] == []
    assert played["starts"] == normal["starts"]


def test_twenty_restores_differ_in_what_must(trial: Trial) -> None:
    played = trial.run("play", FRESH, times=20)
    assert played["causes"] == []
    for column in zip(*(ast.literal_eval(each["results"][0]) for each in played["starts"]), strict=True):
        assert len(set(column)) == 20


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        ({"at": 0}, "it is no image"),
        ({"at": 8}, "its head cannot be read"),
        ({"cut": 4096}, "bytes instead of"),
        ({"key": "image-other"}, "it is of other packages or another version"),
        ({"head": {"build": "0" * 64}}, "it was made for another Pyodide"),
        ({"head": {"heap": 4096}}, "it holds 4096 bytes, but the memory has"),
        ({"head": {"table": {"base": 1}}}, "it numbers 1 functions, but this browser"),
    ],
    ids=["magic", "head", "cut", "key", "build", "heap", "table"],
)
def test_any_doubt_ends_in_a_normal_start(trial: Trial, spoil: dict[str, Any], cause: str) -> None:
    played = trial.run("play", "import sys; str('numpy' in sys.modules)", spoil=spoil)
    assert cause in played["causes"][0]
    assert played["starts"][0]["results"] == ["False"]


def test_where_stacks_are_switched_another_image_is_needed(trial: Trial) -> None:
    played = trial.run("play", "'begun'", flags=("--experimental-wasm-jspi",))
    assert played["causes"] == ["it is of other packages or another version"]
