"""The npm package in projects of others: installed from its tarball, bundled, served, and run in a browser.

What the documents say of the client is run here as it stands there.
"""

import gzip
import json
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests import bundlers
from tools.base.environment import node, node_env
from tools.base.paths import DIST_NPM, ROOT
from tools.serve.server import Server, app, with_headers

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

pytestmark = pytest.mark.timeout(600)

# With gzip. What a page bundles that uses the class Offthread; Pool comes on top.
MOST_BYTES = 6_000
SAID = "The mean is 42."
START_MS = 60_000
PREFIX = "/some/path/"
IN_BOX = "in null\n42"
CELL = """<main><offthread-cell id="plain">
    import js
    print("in", js.location.origin)
    6 * 7
</offthread-cell></main>"""
# What makes a page with cells, where that is, and the cells in it.
WITH_CELLS: dict[str, tuple[Callable[[], Path], str, list[str]]] = {
    "vite": (bundlers.cells, "cells.html", ["plain", "react", "vue", "svelte"]),
    "webpack": (lambda: bundlers.webpack("cells", CELL), "", ["plain"]),
}
BUILDERS = {
    each.__name__: each for each in (bundlers.vite, bundlers.webpack, bundlers.esbuild, bundlers.plain)
}


def marks(name: str, is_long: bool) -> list[pytest.MarkDecorator]:
    """Return the marks of a case; what a page is built by matters to no browser but for these two."""
    return [pytest.mark.long] * is_long + [pytest.mark.smoke] * (name in ("vite", "plain"))


# Each on one host, but webpack, which takes longest; and with `--long` all on both.
RUNS = [
    pytest.param(
        name, is_isolated, marks=marks(name, at % 2 == is_isolated or name == "webpack"), id=f"{name}-{host}"
    )
    for at, name in enumerate(BUILDERS)
    for is_isolated, host in ((True, "isolated"), (False, "plain host"))
]
# What Firefox logs of a worker that is ended while it runs WebAssembly that can be suspended.
ENDED = "undefined"
ELSEWHERE = {"Access-Control-Allow-Origin": "*"}
# Blocks of JavaScript of a section of the documents, and the lines in them that say what comes of something.
SECTION = re.compile(r"^## The package\n(.*?)^## ", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```js\n(.*?)^```", re.MULTILINE | re.DOTALL)
TELLS = re.compile(r"^(.+); // → (.+)$", re.MULTILINE)
IMPORT = re.compile(r"^import .*\n", re.MULTILINE)


@pytest.fixture(scope="module")
def project() -> Path:
    """The project that has the package and the bundlers."""
    return bundlers.project()


@pytest.fixture(scope="module")
def built(project: Path) -> Callable[[str], Path]:
    """A function that builds the project in one way, once, and returns the folder."""
    made: dict[str, Path] = {}

    def build(name: str) -> Path:
        made[name] = made.get(name) or BUILDERS[name]()
        return made[name]

    return build


@pytest.mark.parametrize(("name", "isolated"), RUNS)
def test_a_program_runs_in_the_page_of(
    name: str, isolated: bool, built: Callable[[str], Path], page: Page
) -> None:
    # esbuild leaves files where they are: the page says where they were copied to.
    if name == "esbuild":
        page.add_init_script("globalThis.startOptions = { assetBase: 'python' }")
    with Server(app(built(name), isolated=isolated, prefix=PREFIX), path=PREFIX) as server:
        page.goto(server.url)
        expect(page).to_have_title(SAID, timeout=START_MS)
    assert page.evaluate("crossOriginIsolated") is isolated


# webpack minifies all scripts of Python, too, which takes minutes on a busy machine.
@pytest.mark.usefixtures("project")
@pytest.mark.smoke
@pytest.mark.parametrize("name", ["vite", pytest.param("webpack", marks=pytest.mark.long)])
def test_cells_run_in_a_page_of(name: str, page: Page) -> None:
    build, path, places = WITH_CELLS[name]
    with Server(app(build())) as server:
        page.goto(server.url + path)
        for each in places:
            page.locator(f"#{each}").get_by_role("button", name="Run").click()
        expect(page.locator("#plain").get_by_role("log")).to_contain_text("42", timeout=START_MS)
        wanted = {"react": "3", "vue": "4", "svelte": "5"} if len(places) > 1 else None
        page.wait_for_function(
            "(wanted) => Object.keys(globalThis.told ?? {}).length === wanted", arg=len(places) - 1
        )
        assert page.evaluate("globalThis.told") == wanted
        assert page.locator("#plain").evaluate("(cell) => cell.output") == IN_BOX


@pytest.mark.parametrize("isolated", [True, False], ids=["isolated", "plain host"])
def test_the_files_may_be_on_another_origin(
    isolated: bool, built: Callable[[str], Path], page: Page, project: Path
) -> None:
    asked: list[str] = []
    files = with_headers(app(project / "node_modules" / "offthread" / "site", isolated=False), ELSEWHERE)
    with Server(noting(files, asked)) as elsewhere, Server(app(built("plain"), isolated=isolated)) as server:
        page.add_init_script(f"globalThis.startOptions = {{ assetBase: {elsewhere.url!r} }}")
        page.goto(server.url)
        expect(page).to_have_title(SAID, timeout=START_MS)
    assert [each for each in asked if each.endswith(".wasm")], asked


def test_vites_development_server_has_a_plugin(project: Path, page: Page) -> None:
    with serving_by_vite() as url:
        page.goto(url)
        expect(page).to_have_title(SAID, timeout=START_MS)
    assert page.evaluate("crossOriginIsolated") is True


@pytest.mark.usefixtures("project")
def test_the_client_is_small() -> None:
    (bundlers.PROJECT / "small.js").write_text('export { Offthread } from "offthread";\n', encoding="utf-8")
    bundlers.by_node(
        "esbuild/bin/esbuild", "small.js", "--bundle", "--minify", "--format=esm", "--outfile=small.min.js"
    )
    made = (bundlers.PROJECT / "small.min.js").read_bytes()
    assert len(gzip.compress(made, 9)) <= MOST_BYTES


@pytest.mark.usefixtures("project")
def test_its_types_fit_a_page_in_typescript() -> None:
    bundlers.by_node("typescript/bin/tsc", "-p", "tsconfig.json", "--pretty", "false")
    bundlers.by_node(
        "typescript/bin/tsc", "-p", "tsconfig.json", "--module", "ESNext", "--moduleResolution", "Bundler"
    )


@pytest.mark.usefixtures("project")
def test_every_file_that_the_package_names_is_in_it() -> None:
    installed = bundlers.PROJECT / "node_modules" / "offthread"
    about = json.loads((installed / "package.json").read_text(encoding="utf-8"))
    exported = [each if isinstance(each, str) else list(each.values()) for each in about["exports"].values()]
    named = [*re.findall(r'"\./([^"*]+)"', json.dumps(exported)), *about["bin"].values()]
    assert [name for name in named if not (installed / name).is_file()] == []
    places = re.findall(r'new URL\("\./([^"]+)"', (installed / "offthread.mjs").read_text(encoding="utf-8"))
    assert places
    assert [name for name in places if not (installed / name).is_file()] == []
    assert about["version"] == json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["version"]


@pytest.mark.usefixtures("project")
def test_a_copy_command_that_makes_no_sense_says_how_it_is_used() -> None:
    command: list[str | Path] = [node(), DIST_NPM / "copy.mjs", "put"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=node_env())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: npx offthread copy <folder>\n")


@pytest.mark.parametrize("isolated", [True, False], ids=["isolated", "plain host"])
def test_what_the_documents_say_of_the_client_is_so(
    isolated: bool, built: Callable[[str], Path], page: Page, page_errors: list[str]
) -> None:
    with Server(app(built("plain"), isolated=isolated)) as server:
        page.goto(server.url)
        told = page.evaluate(documented())
    page_errors[:] = [each for each in page_errors if each != ENDED]
    assert [(said, found) for said, wanted, found in told if found != wanted] == []
    assert len(told) == documented().count("told.push(") > 0


@pytest.mark.allow_page_errors
def test_what_the_client_does_beside_that(built: Callable[[str], Path], page: Page) -> None:
    with Server(app(built("plain"))) as server:
        page.goto(server.url)
        told = page.evaluate((bundlers.SOURCES / "more.js").read_text(encoding="utf-8"))
    assert told == {
        "files": ["a", ["a.txt"]],
        "display": ["image/png"],
        "secret": ["pw", True],
        "end of input": "EOFError",
        "not awaited": [0, 1, 2],
        "waited for": 42,
        "thrown": "RangeError: no",
        "own globals": [5, "NameError"],
        "wrong call": "TypeError",
        "unknown engine": "OffthreadError",
        "no files": "OffthreadError",
        "closed": "This Python is closed.",
        "micropython": "OffthreadError",
    }


@pytest.mark.allow_page_errors
def test_a_pool_replaces_a_python_that_was_lost(built: Callable[[str], Path], page: Page) -> None:
    with Server(app(built("plain"))) as server:
        page.goto(server.url)
        told = page.evaluate((bundlers.SOURCES / "pool.js").read_text(encoding="utf-8"))
    assert told == {
        "stopped": "enough",
        "after": 2,
        "failed": "ZeroDivisionError",
        "values": [1, 4, 9],
        "waiting": "no more",
        "closed": "This pool is closed.",
        "no files": "OffthreadError",
    }


def noting(inner: "WSGIApplication", asked: list[str]) -> "WSGIApplication":
    """An application that notes what it is asked for."""

    def outer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        asked.append(environ["PATH_INFO"])
        return inner(environ, start_response)

    return outer


def documented() -> str:
    """Return a function of JavaScript that does what the documents show, and tells what came of it."""
    text = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
    section = SECTION.search(text)
    assert section
    code = IMPORT.sub("", "".join(BLOCK.findall(section[1])))
    checked = TELLS.sub(lambda line: f"told.push([{json.dumps(line[0])}, {line[2]}, {line[1]}]);", code)
    names = "const { Offthread, Pool } = await import('offthread');"
    return f"async () => {{ const told = []; {names}\n{checked}\nreturn told; }}"


class serving_by_vite:  # noqa: N801 - it is used like a function
    """Vite's development server, as long as the context lasts."""

    def __enter__(self) -> str:
        command: list[str | Path] = [
            node(),
            "node_modules/vite/bin/vite.js",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--clearScreen",
            "false",
        ]
        self._server = subprocess.Popen(
            command,
            cwd=bundlers.PROJECT,
            env={**node_env(), "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._server.stdout
        for line in self._server.stdout:
            if found := re.search(r"http://\S+", line):
                return found[0]
        pytest.fail("Vite's server did not start.")

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.communicate()
