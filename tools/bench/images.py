"""How long it takes from nothing to a result with packages: by an image of a second visit, and bare Pyodide.

Both run the distribution that has numpy, by turns. Ours is a worker in the box of an open page.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import BrowserContext

from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.bench import full_distribution
from tools.bench.full_distribution import EVERYWHERE
from tools.bench.lab import Lab, opened
from tools.bench.report import Row, Spread
from tools.bench.sites import client_page, with_pages
from tools.bench.snapshots import SITES
from tools.bench.turns import Contender, Measure, by_turns, compared
from tools.build import settings, site
from tools.serve.server import Server, with_headers

NAME = "images"


@dataclass(frozen=True)
class Measured:
    """What is measured: its name, the packages it needs, what an image of them has imported, the target."""

    what: str
    packages: tuple[str, ...]
    modules: tuple[str, ...]
    program: str
    limit: float

    @property
    def imports(self) -> tuple[str, ...]:
        """The top-level names."""
        return tuple(dict.fromkeys(each.partition(".")[0] for each in self.modules))


PROGRAMS = (
    Measured(
        "pandas describe()",
        ("numpy", "pandas"),
        ("numpy", "pandas"),
        "import pandas as pd\npd.DataFrame({'n': range(100)}).describe()",
        0.15,
    ),
    Measured(
        "a saved matplotlib plot",
        ("numpy", "matplotlib"),
        ("numpy", "matplotlib"),
        "import matplotlib.pyplot as plt\nplt.plot([1, 4, 9])\nplt.savefig('plot.png')",
        0.2,
    ),
    Measured(
        "a scikit-learn fit",
        ("scikit-learn",),
        ("sklearn.linear_model",),
        "from sklearn.linear_model import LinearRegression\nLinearRegression().fit([[1], [2]], [3, 5]).coef_",
        0.25,
    ),
    Measured(
        "sympy diff()",
        ("sympy",),
        ("sympy",),
        "from sympy import diff, symbols\nx = symbols('x')\ndiff(x**3, x)",
        0.12,
    ),
)
SETS = tuple(each.modules for each in PROGRAMS)
# What the distribution does not have, which bare Pyodide loads from the site.
OF_THE_SITE = {"sympy": ("sympy", "mpmath")}
# Bare Pyodide has packages loaded by name, and a worker has no document for the distribution's own backend.
BARE = "import os, pyodide_js\nos.environ['MPLBACKEND'] = 'agg'\nawait pyodide_js.loadPackage({!r})\n{}"
BARE_MS = "async (code) => await spawn() + (await run(code)).ms"


def images(lab: Lab) -> list[Row]:
    """The time from the worker's making to the result, and what each image takes on the device."""
    dist, generated = built()
    whole = full_distribution.application(full_distribution.pyodide())
    pages = with_pages(isolated=True, dist=dist, generated=generated)
    rows = []
    with Server(whole) as distribution, Server(with_headers(pages, EVERYWHERE)) as server:
        bare = lab.bare_with(distribution.url)
        for each in PROGRAMS:
            client = f"{client_page(server.url, 'cpython', dist=dist)}&boxed&imports={','.join(each.imports)}"
            size = brought(lab.warm, client)
            ours = Contender("Offthread", _ours(client, each.program))
            against = Contender(
                "bare Pyodide", _bare(bare, loaded(each.packages, dist, server.url), each.program)
            )
            title = f"{each.what}, second visit, against bare Pyodide"
            spreads = by_turns(lab, title, (ours, against))
            rows += compared(NAME, title, spreads, (ours.name, against.name), each.limit)
            title = f"image of {', '.join(each.imports)} on the device"
            rows.append(Row(NAME, title, Spread.of([size]), unit="bytes"))
    return rows


def loaded(packages: tuple[str, ...], dist: Path, site: str) -> list[str]:
    """Return what bare Pyodide is told to load: names, and the site's wheels of what it has not."""
    found = []
    for name in packages:
        wheels = [next(dist.rglob(f"{each}-*.whl")) for each in OF_THE_SITE.get(name, ())]
        found += [site + each.relative_to(dist).as_posix() for each in wheels] or [name]
    return found


def built() -> tuple[Path, Path]:
    """Return the folders of a site that brings the images along, and of its modules; built if need be."""
    names = tuple(dict.fromkeys(name for each in PROGRAMS for name in each.packages))
    chosen = replace(settings.read(ROOT), packages=names, snapshot="none", snapshots=SETS)
    chosen = replace(chosen, pyodide_dist=full_distribution.pyodide())
    dist, generated = SITES / NAME, SITES / f"{NAME}.generated"
    site.build(dist=dist, chosen=chosen, generated=generated)
    return dist, generated


def brought(context: BrowserContext, client: str) -> float:
    """Have an image on the device, as a first visit has; return its bytes."""
    with opened(context, client) as page:
        page.evaluate("bring()")
        return float(page.evaluate(SIZE))


# Bytes of the image that was kept last.
SIZE = """async () => {
  const kept = await caches.open("offthread-kept");
  const list = await (await kept.match(new URL("../__kept__/images.json", location.href))).json();
  return Object.values(list).sort((one, other) => other.used - one.used)[0].size;
}"""


def _ours(address: str, program: str) -> Measure:
    def measure(context: BrowserContext, _stay: int) -> float:
        with opened(context, address) as page:
            begun = page.evaluate("(code) => begun(code)", program)
        if (begun["start"], begun["status"]) != ("image", "ok"):
            fix = (
                f"Run it again: Python began as {begun['start']}, and the program ended as {begun['status']}."
            )
            raise StepError("measure a start with an image", "run a program", fix)
        return float(begun["ms"])

    return measure


def _bare(address: str, names: list[str], program: str) -> Measure:
    def measure(context: BrowserContext, _stay: int) -> float:
        with opened(context, address) as page:
            return float(page.evaluate(BARE_MS, BARE.format(names, program)))

    return measure
