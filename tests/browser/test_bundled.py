"""A site that brings packages along: each is imported and used with no request that leaves the site."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tests.sites import SITES, built
from tools.build.archives import zip_stored
from tools.build.resolution import Question, resolve
from tools.build.target import Target
from tools.serve.server import Server, app

PACKAGES = ("msgpack", "pydantic_core", "sympy", "networkx", "jinja2", "pytz", "rich")

# A program that uses each, and the repr of its result.
USES = {
    "msgpack": ("import msgpack\nmsgpack.unpackb(msgpack.packb({'a': [1, 2.5]}))", "{'a': [1, 2.5]}"),
    "msgpack, compiled": ("import msgpack\nmsgpack.Packer.__module__", "'msgpack._cmsgpack'"),
    "pydantic_core": (
        "import pydantic_core as p\np.SchemaValidator(p.core_schema.int_schema()).validate_python('42')",
        "42",
    ),
    "sympy": ("from sympy import Symbol, diff\nx = Symbol('x')\ndiff(x**3, x)", "3*x**2"),
    "networkx": ("import networkx as nx\nnx.shortest_path(nx.path_graph(4), 0, 3)", "[0, 1, 2, 3]"),
    "jinja2": ("import jinja2\njinja2.Template('Hello {{ name }}').render(name='<Ada>')", "'Hello <Ada>'"),
    "pytz": ("import pytz\npytz.timezone('Europe/Oslo').zone", "'Europe/Oslo'"),
    "rich": ("from rich.text import Text\nText.from_markup('[b]bold[/b]').plain", "'bold'"),
    "micropip": ("import micropip\nmicropip.list()['micropip'].version", "'0.11.1'"),
}


def pure_markupsafe() -> str:
    """A wheel of MarkupSafe for every platform, which jinja2 needs: there is none on the index.

    It is that of another platform without its accelerator, which it does without where there is none.
    """
    (compiled,) = resolve(Question(Target("3.11.9", "manylinux2014_x86_64", "0"), ("markupsafe==3.0.3",)))
    with zipfile.ZipFile(compiled) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if not name.endswith(".so")}
    (about,) = (name for name in files if name.endswith(".dist-info/WHEEL"))
    files[about] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    SITES.mkdir(parents=True, exist_ok=True)
    made = SITES / "markupsafe-3.0.3-py3-none-any.whl"
    made.write_bytes(zip_stored(files))
    return str(made)


@pytest.fixture(scope="module")
def bundled() -> Path:
    """The folder of the site."""
    return built("bundled", *PACKAGES, pure_markupsafe())


@pytest.fixture(scope="module")
def requests() -> list[str]:
    """The addresses that anything in the browser asked for."""
    return []


@pytest.fixture(scope="module")
def server(bundled: Path) -> Iterator[Server]:
    """That site, served."""
    with Server(app(bundled)) as started:
        yield started


@pytest.fixture(scope="module")
def worker(browser: Browser, bundled: Path, server: Server, requests: list[str]) -> Iterator[BareWorker]:
    """One worker for all packages."""
    context = browser.new_context(service_workers="block")
    context.on("request", lambda request: requests.append(request.url))
    yield BareWorker(context.new_page(), server, dist=bundled).start()
    context.close()


@pytest.mark.parametrize("name", USES)
def test_a_bundled_package_is_imported_and_used(worker: BareWorker, name: str) -> None:
    code, expected = USES[name]
    heard = worker.run(code)
    failed = [each for each in heard if each["type"] == "error" or each.get("state") == "failed"]
    assert failed == []
    assert [each["repr"] for each in heard if each["type"] == "result"] == [expected]


def test_no_request_has_left_the_site(worker: BareWorker, server: Server, requests: list[str]) -> None:
    worker.run("import msgpack, sympy, rich")
    assert [url for url in requests if url.endswith(".whl")]
    assert [url for url in requests if not url.startswith((server.url, f"blob:{server.url}"))] == []


def test_each_package_came_from_the_site(worker: BareWorker, bundled: Path) -> None:
    heard = worker.run("import decimal")
    assert [each for each in heard if each["type"] == "package"] == []
    names = {path.name.split("-")[0] for path in (bundled / "packages").iterdir()}
    assert {*PACKAGES, "markupsafe", "mpmath", "micropip", "packaging"} <= names
