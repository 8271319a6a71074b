"""Short programs of the kind a course uses print in the worker what they print in CPython on the host.

The programs are in tests/course: `standard` needs the standard library alone, `symbolic` sympy; what they are
to print, this host says. `science` needs the scientific stack; what its programs are to print was written
down beside them, from numpy 2.4, pandas 3.1, scipy 1.17 and scikit-learn 1.9 on x86-64.
"""

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tests.browser.distribution import Distribution, packed
from tools.base.paths import ROOT
from tools.serve.server import Server, app, with_headers

COURSE = ROOT / "tests" / "course"


def programs(folder: str) -> list[Path]:
    return sorted((COURSE / folder).glob("*.py"))


def on_the_host(program: Path, folder: Path) -> str:
    """What CPython prints on this host, in a folder of its own."""
    command = [sys.executable, "-X", "utf8", str(program)]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, encoding="utf-8").stdout


def in_the_worker(worker: BareWorker, program: Path) -> str:
    """What the worker prints, on both streams, with what went wrong behind it."""
    heard = worker.run(program.read_text(encoding="utf-8"))
    return worker.text() + "".join(each["traceback"] for each in heard if each["type"] == "error")


@pytest.fixture(scope="module")
def worker(browser: Browser, site: Server) -> Iterator[BareWorker]:
    """Python with its standard library."""
    page = browser.new_page()
    yield BareWorker(page, site).start()
    page.close()


@pytest.fixture(scope="module")
def symbolic(
    browser: Browser, site: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BareWorker]:
    """Python with sympy, as it is installed here."""
    made = Distribution(tmp_path_factory.mktemp("symbolic"))
    for name, depends in (("mpmath", ()), ("sympy", ("mpmath",))):
        made.add(name, installed(name), imports=[name], depends=depends)
    page = browser.new_page()
    with Server(with_headers(app(made.folder), {"Access-Control-Allow-Origin": "*"})) as server:
        yield BareWorker(page, site).start(index_url=server.url)
    page.close()


def installed(name: str) -> bytes:
    """A wheel of a distribution that is installed here, without its tests."""
    wanted = [
        each
        for each in distribution(name).files or []
        if each.suffix != ".pyc" and not {"tests", ".."} & {*each.parts}
    ]
    return packed({each.as_posix(): Path(str(each.locate())).read_bytes() for each in wanted})


@pytest.fixture(scope="module")
def science(browser: Browser, site: Server, full_distribution: Server) -> Iterator[BareWorker]:
    """Python with the scientific stack."""
    page = browser.new_page()
    yield BareWorker(page, site).start(index_url=full_distribution.url)
    page.close()


@pytest.mark.parametrize("program", programs("standard"), ids=lambda each: each.stem)
def test_the_standard_library_gives_what_it_gives_on_the_host(
    worker: BareWorker, program: Path, tmp_path: Path
) -> None:
    assert in_the_worker(worker, program) == on_the_host(program, tmp_path)


@pytest.mark.parametrize("program", programs("symbolic"), ids=lambda each: each.stem)
def test_symbolic_mathematics_gives_what_it_gives_on_the_host(
    symbolic: BareWorker, program: Path, tmp_path: Path
) -> None:
    assert in_the_worker(symbolic, program) == on_the_host(program, tmp_path)


@pytest.mark.parametrize("program", programs("science"), ids=lambda each: each.stem)
def test_the_scientific_stack_gives_what_it_gave_elsewhere(science: BareWorker, program: Path) -> None:
    assert in_the_worker(science, program) == program.with_suffix(".txt").read_text(encoding="utf-8")
