"""The ways in which Python can start: from a snapshot that the build made, from one that the
device made on its first visit, or from nothing. Each is a site of its own, beside bare Pyodide.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import BrowserContext

from tools.base.paths import BUILD, ROOT
from tools.bench.lab import Lab, opened
from tools.bench.line import Line
from tools.bench.pages import on_bare_page, on_page, spawning
from tools.bench.report import Row, Spread
from tools.bench.sites import Wire, bare_page, client_page, with_pages
from tools.bench.start import BARE, LINE
from tools.bench.turns import EMPTY, NEW, WARM_UP_MS, Contender, Measure, by_turns
from tools.build import settings, site
from tools.build.settings import SNAPSHOTS
from tools.serve.server import Server

SITES = BUILD / "bench"
VISIT = "visit"
TITLES = {"build": "snapshot of the build", VISIT: "snapshot of the visit", "none": "from nothing"}

# Resolves once the device has stored its snapshot, which it makes some seconds after the start.
KEPT = """(patience) => new Promise((resolve, reject) => {
  const end = performance.now() + patience;
  const look = async () => {
    const cache = await caches.open("offthread-files");
    if ((await cache.keys()).length) resolve();
    else if (performance.now() > end) reject(new Error("the device has stored no snapshot"));
    else setTimeout(look, 200);
  };
  look();
})"""
PATIENCE_MS = 120_000

# A round takes more than a minute.
MOST = 3


@dataclass(frozen=True)
class Site:
    """A way to start, and where its site is: its address, over the slow line, and what was sent."""

    way: str
    dist: Path
    near: Server
    far: Server
    wire: Wire

    @property
    def title(self) -> str:
        """The way, in words."""
        return TITLES[self.way]

    @property
    def client(self) -> str:
        """The address of the page that speaks the protocol."""
        return client_page(self.near.url, "cpython", dist=self.dist)

    def bare(self, server: str = "") -> str:
        """Return the address of the bare page, here or over the slow line."""
        return bare_page(server or self.near.url, dist=self.dist)


def snapshots(lab: Lab) -> list[Row]:
    """A worker's start on a first and on a second visit, the first result over a slow line, and its bytes."""
    with sites() as made:
        return [*_ready(lab, made), *_ready_again(lab, made), *_first_result(lab, made), *_bytes(lab, made)]


@contextmanager
def sites() -> Iterator[list[Site]]:
    """Build a site for each way to start, and serve them."""
    with ExitStack() as stack:
        made = []
        for way in SNAPSHOTS:
            dist = built(way)
            wire = Wire(with_pages(isolated=True, dist=dist))
            near = stack.enter_context(Server(wire))
            far = stack.enter_context(Server(Line(with_pages(isolated=True, dist=dist))))
            made.append(Site(way, dist, near, far, wire))
        yield made


def built(way: str) -> Path:
    """Return the folder of a site that starts Python in this way, which is built if need be."""
    dist = SITES / way
    chosen = replace(settings.read(ROOT), snapshot=way)
    site.build(dist=dist, chosen=chosen, generated=SITES / f"{way}.generated")
    return dist


def _ready(lab: Lab, made: Sequence[Site]) -> list[Row]:
    contenders = [Contender(each.title, spawning(each.client)) for each in made]
    return _rows(lab, "worker ready, empty profile", [*contenders, Contender(BARE, spawning(made[0].bare()))])


def _ready_again(lab: Lab, made: Sequence[Site]) -> list[Row]:
    """On the second visit of a profile; a first one that makes a snapshot has done so before it ends."""
    contenders = [Contender(each.title, _second(each.client, each.way == VISIT)) for each in made]
    bare = Contender(BARE, _second(made[0].bare(), makes_snapshot=False))
    return _rows(lab, "worker ready, second visit", [*contenders, bare], NEW)


def _second(address: str, makes_snapshot: bool) -> Measure:
    def measure(context: BrowserContext, _stay: int) -> float:
        with opened(context, address) as page:
            page.evaluate("spawn()")
            if makes_snapshot:
                page.evaluate(KEPT, PATIENCE_MS)
            page.wait_for_timeout(WARM_UP_MS)
        return spawning(address)(context, 0)

    return measure


def _first_result(lab: Lab, made: Sequence[Site]) -> list[Row]:
    contenders = [Contender(each.title, on_page(lab, each.far.url)) for each in made]
    bare = Contender(BARE, on_bare_page(made[0].bare(made[0].far.url)))
    return _rows(lab, f"navigation to first result, empty profile, {LINE}", [*contenders, bare])


def _rows(lab: Lab, what: str, contenders: Sequence[Contender], where: str = EMPTY) -> list[Row]:
    spreads = by_turns(lab, f"{what}, ways to start", contenders, where, MOST)
    against = spreads.get(BARE)
    return [
        Row("snapshots", what, figures, None if name == BARE else against, column=name)
        for name, figures in spreads.items()
    ]


def _bytes(lab: Lab, made: Sequence[Site]) -> list[Row]:
    rows = []
    wanted = [(each.title, each, on_page(lab, each.near.url)) for each in made]
    for name, each, measure in [*wanted, (BARE, made[0], on_bare_page(made[0].bare()))]:
        each.wire.sent.clear()
        with lab.empty() as context:
            measure(context, 0)
        sent = Spread.of([sum(each.wire.sent.values())])
        rows.append(
            Row("snapshots", "bytes until the first result, compressed", sent, unit="bytes", column=name)
        )
    return rows
