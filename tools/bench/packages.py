"""How long numpy and pandas take until they are imported, on a first visit and on a second one.

Ours and bare Pyodide run the same distribution, from the same server, by turns.
"""

from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page

from tools.bench import full_distribution
from tools.bench.lab import Lab, opened
from tools.bench.report import Row, Spread
from tools.bench.sites import Wire
from tools.serve.server import Server

NAMES = ("numpy", "pandas")
OURS = f"import {', '.join(NAMES)}"
BARE = f"import pyodide_js\nawait pyodide_js.loadPackage({list(NAMES)!r})\n{OURS}"

# Settles once every wheel is kept as the second visit takes it: unpacked, and with byte-code.
KEPT = """async () => {
  const counts = async () => {
    const keys = await (await caches.open("offthread-files")).keys();
    const files = keys.filter(({ url }) => !url.endsWith(".json"));
    return [files.length, files.filter(({ url }) => url.includes("/unpacked-")).length];
  };
  for (;;) {
    const [files, unpacked] = await counts();
    if (unpacked && files === 2 * unpacked) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}"""
KEEPING_MS = 300_000


def packages(lab: Lab) -> list[Row]:
    """The first visit and the second, in time and in bytes."""
    wire = Wire(full_distribution.application(full_distribution.pyodide()))
    with Server(wire) as server, lab.empty() as context:
        ours_at = f"{lab.client()}&index={quote(server.url)}"
        bare_at = lab.bare_with(server.url)
        first = measured(context, ours_at, OURS, keeps=True)
        first_bytes = wheels(wire)
        bare_first = measured(context, bare_at, BARE)
        ours, bare = [], []
        wire.sent.clear()
        for _ in range(lab.runs):
            ours.append(measured(context, ours_at, OURS))
            second_bytes = wheels(wire)
            bare.append(measured(context, bare_at, BARE))
            wire.sent.clear()
    what = "load and import numpy and pandas"
    return [
        Row("packages", f"{what}, first visit, against bare", Spread.of([first]), Spread.of([bare_first])),
        Row("packages", f"{what}, second visit, against bare", Spread.of(ours), Spread.of(bare), 0.6),
        Row("packages", "bytes of wheels, first visit", Spread.of([first_bytes]), unit="bytes"),
        Row("packages", "bytes of wheels, second visit", Spread.of([second_bytes]), limit=0, unit="bytes"),
    ]


def wheels(wire: Wire) -> int:
    """The bytes of the wheels that have been sent."""
    return sum(size for path, size in wire.sent.items() if path.endswith(".whl"))


def measured(context: BrowserContext, address: str, program: str, *, keeps: bool = False) -> float:
    """Milliseconds from the program's posting to its end, in a worker that is ready."""
    with opened(context, address) as page:
        page.evaluate("spawn()")
        time = float(page.evaluate(f"(code) => {runner(address)}(code).then(({{ ms }}) => ms)", program))
        if keeps:
            wait_until_kept(page)
        return time


def runner(address: str) -> str:
    """What runs a program on a page of the bench."""
    return "client.run" if "client.html" in address else "run"


def wait_until_kept(page: Page) -> None:
    """Stay until the worker has kept what it loaded, as a visitor does who reads the result."""
    page.set_default_timeout(KEEPING_MS)
    page.evaluate(KEPT)
