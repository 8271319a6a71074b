"""Ours and others until a program with packages has shown its result: from the navigation, on a second visit.

All run the same program on the same distribution of Pyodide, from this machine. Each is on an origin and in a
profile of its own, as its makers have it, and what they do not find there they do without.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from playwright.sync_api import BrowserContext

from tools.bench import full_distribution, marimo, older_pyscript, sites
from tools.bench.browser import Profile
from tools.bench.images import built
from tools.bench.lab import Lab
from tools.bench.pages import PATIENCE_MS, PRESS, on_bare_page, shown, watching
from tools.bench.peers import LITE_ALONE, PYSCRIPT, watched
from tools.bench.report import Row
from tools.bench.sites import instead, kept, with_pages
from tools.bench.start import BARE, OURS
from tools.bench.turns import STARTED, WARM, Contender, Measure, by_turns, compared
from tools.serve.server import ISOLATION, Server, with_headers

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

PROFILE = Profile("ours, with images", service_workers=True)
MARIMO = "marimo"
# Whom, and what must be known of them.
OTHERS = {
    BARE: "",
    PYSCRIPT: f"PyScript {older_pyscript.VERSION}, the last one for this Pyodide.",
    LITE_ALONE: "No packages but the program's.",
    MARIMO: f"marimo {marimo.VERSION}, exported by its own command, with the addresses of this machine.",
}
LITE_OUTPUT = ".jp-OutputArea-output"
SCRIPT, INTERPRETER = "./pyscript.py", '"/pyodide/pyodide.mjs"'


@dataclass(frozen=True)
class Program:
    """What is run: its name, the package it needs, lines, an expression, and what its result has in it."""

    what: str
    package: str
    lines: str
    value: str
    result: str
    limit: float | None = None

    @property
    def code(self) -> str:
        """The program as a notebook has it: its last line is what is shown."""
        return f"{self.lines}\n{self.value}"

    @property
    def bare(self) -> str:
        """The same for bare Pyodide, which loads what it is told, and has no document in a worker."""
        backend = "import os, pyodide_js\nos.environ['MPLBACKEND'] = 'agg'"
        return f"{backend}\nawait pyodide_js.loadPackage({self.package!r})\n{self.code}"

    @property
    def script(self) -> str:
        """The same as a script of PyScript's."""
        shows = f"document.querySelector('#result').textContent = {self.value}"
        return f"from pyscript import document\n{self.lines}\n{shows}\n"


# What a result has in it stands nowhere in its program, so that no editor shows it.
PANDAS = Program(
    "pandas describe()",
    "pandas",
    "import pandas as pd\nframe = pd.DataFrame({'n': range(100)})",
    "str(frame.describe())",
    r"49\.5",
    0.2,
)
PLOT = Program(
    "a saved plot",
    "matplotlib",
    "import matplotlib.pyplot as plt\nplt.plot([1, 4, 9])\nplt.savefig('plot.png')",
    "str(open('plot.png', 'rb').read(4))",
    "PNG",
)
PROGRAMS = (PANDAS, PLOT)

# Resolves once there is an image on the device that has a package.
BROUGHT = """([name, patience]) => new Promise((resolve, reject) => {
  const end = performance.now() + patience;
  const look = () => {
    const { names } = JSON.parse(localStorage.getItem("offthread.images") ?? '{"names": []}');
    if (names.some((each) => each.includes(name))) resolve();
    else if (performance.now() > end) reject(new Error("there is no image on the device"));
    else setTimeout(look, 200);
  };
  look();
})"""


def peer_pandas(lab: Lab) -> list[Row]:
    """A table's summary."""
    return _rows(lab, "peer-pandas", PANDAS)


def peer_plot(lab: Lab) -> list[Row]:
    """A saved plot."""
    return _rows(lab, "peer-plot", PLOT)


def _rows(lab: Lab, part: str, program: Program) -> list[Row]:
    """Ours against each on a second visit, and against bare Pyodide in a browser that was just started."""
    what, rows = f"navigation to {program.what}", []
    with contenders(lab, program) as made:
        spreads = by_turns(lab, f"{what}, {WARM}", made, WARM)
        for name, note in OTHERS.items():
            rows += compared(part, f"{what}, {WARM}, against {name}", spreads, (OURS, name), note=note)
        spreads = by_turns(lab, f"{what}, {STARTED}", made[:2], STARTED)
        return rows + compared(
            part, f"{what}, {STARTED}, against {BARE}", spreads, (OURS, BARE), program.limit
        )


@contextmanager
def contenders(lab: Lab, program: Program) -> Iterator[list[Contender]]:
    """Serve them all; yield ours, bare Pyodide and the others."""
    dist, generated = built()
    ours = with_pages(isolated=True, dist=dist, generated=generated)
    whole = kept(full_distribution.application(full_distribution.pyodide()))
    served = (ours, whole, _pyscript(), marimo.site(program.code))
    with ExitStack() as stack:
        site, distribution, script, notebook = (stack.enter_context(Server(each)) for each in served)
        bare, lite = lab.bare_with(distribution.url), _repl(lab.jupyterlite_alone.url, program.code)
        yield [
            Contender(OURS, on_ours(site.url, program), PROFILE),
            Contender(BARE, on_bare_page(bare, program=program.bare), Profile(BARE)),
            watched(PYSCRIPT, f"{script.url}{program.package}.html", "#result", program.result),
            watched(LITE_ALONE, lite, LITE_OUTPUT, program.result),
            watched(MARIMO, notebook.url, "#root", program.result),
        ]


def on_ours(address: str, program: Program) -> Measure:
    """Our page, which has Run pressed; a visit that warms up stays until there is an image on the device."""

    def measure(context: BrowserContext, stay: int) -> float:
        with context.new_page() as page:
            page.add_init_script(PRESS % program.code + watching("[role=log]", program.result))
            time = shown(page, address, stay)
            if stay:
                page.evaluate(BROUGHT, [program.package, PATIENCE_MS])
            return time

    return measure


def _repl(site: str, code: str) -> str:
    return f"{site}lite/repl/?kernel=python&code={quote(code, safe='')}"


def _pyscript() -> "WSGIApplication":
    """Return PyScript on the distribution, with a page for each program that asks for its package."""
    served = sites.pyscript(full_distribution.pyodide(), older_pyscript.files())
    page = (sites.PAGES / "pyscript.html").read_text(encoding="utf-8")
    for each in PROGRAMS:
        html = asking(page, each.package).encode()
        served = instead(served, f"/{each.package}.html", html, "text/html")
        served = instead(served, f"/{each.package}.py", each.script.encode(), "text/x-python")
    return with_headers(served, ISOLATION)


def asking(page: str, package: str) -> str:
    """Return PyScript's page with another script, which has a package."""
    return page.replace(INTERPRETER, f'{INTERPRETER},"packages":["{package}"]').replace(
        SCRIPT, f"./{package}.py"
    )
