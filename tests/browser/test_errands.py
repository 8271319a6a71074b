"""What is kept for later visits is made where no program runs, and no program has a say in it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.distribution import wheel
from tests.browser.hostile import GIVE
from tests.browser.hosts import Host, hosting
from tests.browser.index import Index
from tests.browser.playground import BOOT_MS, Playground
from tests.sites import built
from tools.base.paths import BUILD, ROOT
from tools.build import settings
from tools.build import site as sites
from tools.serve.server import Server

# Each of these starts Python several times, and from nothing.
pytestmark = pytest.mark.timeout(300)

# What the supply keeps, by its name and with its SHA-256.
KEPT = """async () => {
  const cache = await caches.open("offthread-kept");
  const found = {};
  for (const request of await cache.keys()) {
    const bytes = await (await cache.match(request)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    found[request.url.split("/").pop()] = digest.join();
  }
  return found;
}"""
TRIED = """async () => {
  const held = async () => (await navigator.locks.query()).held.map(({ name }) => name);
  const isAtIt = async () => (await held()).some((name) => name.startsWith("offthread errand"));
  const turn = () => new Promise((resolve) => setTimeout(resolve, 50));
  while (!(await isAtIt())) await turn();
  for (let quiet = 0; quiet < 160; quiet++, await turn()) if (await isAtIt()) quiet = 0;
}"""
START = "() => offthread.capabilities.lines.find(({ name }) => name === 'Start').best"
PROGRAM = "import snowy\nsnowy.fall(2)"
COMPILED = """import snowy, flake, os
from importlib.util import cache_from_source
[os.path.exists(cache_from_source(each.__file__)) for each in (snowy, flake)]"""
# Wishes, and what goes with them, as a program may say it that has the port.
FORGING = """
  const [wheels, version] = %s;
  let id = 90_000;
  const say = (more) => keeper({ id: ++id, ...more });
  const evil = new TextEncoder().encode("import js");
  for (const wheel of [...wheels, "0".repeat(64)]) {
    const key = `unpacked-2-${version}-${wheel}`;
    for (const ask of ["drop", "keep"]) say({ ask, key, content: evil });
    for (const modules of [["../evil.py"], ["snowy.py", "evil.py"], [], ["/lib/evil.py"]])
      say({ ask: "errand", what: "unpacked", wheel, modules, content: evil, wheels: [{ wheel, modules }] });
  }
  say({ ask: "errand", what: "snapshot" });
  say({ ask: "keep", key: "snapshot-mine", content: evil });
  for (const type of ["take", "over", "errand", "serve"])
    say({ type, ask: type, isDone: true, errand: { what: "snapshot" } });"""


@pytest.fixture(scope="module")
def index() -> Index:
    """An index of two packages; importing one of them leaves a trace in the device's files."""
    code = {"snowy": "from flake import WORD\ndef fall(n): return n * WORD"}
    made = Index({"flake-1.5-py3-none-any.whl": wheel("flake", "1.5", {"flake": "WORD = 'cold'"})})
    made.add("snowy-2.0-py3-none-any.whl", wheel("snowy", "2.0", code, requires=("Flake>=1",)))
    return made


@pytest.fixture(scope="module")
def host(index: Index) -> Iterator[Host]:
    """A site whose settings name that index, on a host of its own."""
    with (
        Server(index.application()) as school,
        hosting(built("errands", index=f"{school.url}simple")) as host,
    ):
        yield host


@pytest.fixture(scope="module")
def visited() -> Iterator[Host]:
    """A site whose snapshots are made on the visit."""
    made = BUILD / "visit"
    chosen = replace(settings.read(ROOT), snapshot="visit")
    sites.build(dist=made, chosen=chosen, generated=BUILD / "visit.generated")
    with hosting(made) as host:
        yield host


def visit(profile: BrowserContext, host: Host, before: str = "") -> Playground:
    """One more visit, with no other page open; before: a script that the page begins with."""
    for page in profile.pages:
        page.close()
    page = profile.new_page()
    page.add_init_script(before or "0")
    return Playground(page).open(host).wait_for("ready")


def kept(play: Playground) -> dict[str, str]:
    """What is kept, but for the list of what was used when."""
    found: dict[str, str] = play.page.evaluate(KEPT)
    return {name: digest for name, digest in found.items() if name != "ledger.json"}


def wait_until_kept(play: Playground, kind: str, count: int = 1) -> dict[str, str]:
    """Wait until so many things of a kind are kept; return all that is."""
    for _ in range(BOOT_MS // 250):
        found = kept(play)
        if sum(name.startswith(kind) for name in found) >= count:
            return found
        play.page.wait_for_timeout(500)
    raise AssertionError(f"not kept in time: {sorted(found)}")


def wait_until_tried(play: Playground) -> None:
    """Wait until an errand has begun, and none has been at hand for a while."""
    play.page.evaluate(TRIED)


def test_the_second_visit_starts_from_the_snapshot_that_the_first_one_had_made(
    profile: BrowserContext, visited: Host
) -> None:
    first = visit(profile, visited)
    assert first.page.evaluate(START) is False
    # A program is in reach in the first worker: it is another one that makes it.
    assert first.run("6 * 7")[-1] == ("result", "42")
    wait_until_kept(first, "snapshot-")
    second = visit(profile, visited)
    assert second.page.evaluate(START) is True
    assert second.run("import configparser\n6 * 7")[-1] == ("result", "42")


def test_a_package_that_was_used_is_put_back_with_its_byte_code_on_the_next_visit(
    profile: BrowserContext, host: Host
) -> None:
    first = visit(profile, host)
    assert first.run(PROGRAM)[-1] == ("result", "'coldcold'")
    wait_until_kept(first, "unpacked-", 3)
    second = visit(profile, host)
    assert second.run(PROGRAM)[-1] == ("result", "'coldcold'")
    assert second.run(COMPILED)[-1] == ("result", "[True, True]")


def test_a_site_that_begins_with_a_snapshot_keeps_packages_unpacked_too(
    profile: BrowserContext, dist: Path
) -> None:
    with hosting(dist) as host:
        first = visit(profile, host)
        assert first.page.evaluate(START) is True
        assert first.run("import turtle\n6 * 7")[-1] == ("result", "42")
        wait_until_kept(first, "unpacked-")


@pytest.mark.unwatched
def test_what_a_program_forges_is_not_kept(profile: BrowserContext, host: Host, index: Index) -> None:
    honest = visit(profile, host)
    honest.run(PROGRAM)
    before = wait_until_kept(honest, "unpacked-", 3)
    wheels = [name for name in before if re.fullmatch("[0-9a-f]{64}", name)]
    (version,) = {name.split("-")[2] for name in before if name.startswith("unpacked-")}
    mallory = visit(profile, host, GIVE)
    mallory.run(PROGRAM)
    mallory.run(f"import js\njs.eval({FORGING % json.dumps([wheels, version])!r})\nprint('tried')")
    assert mallory.entries()[-1] == ("stdout", "tried\n")
    # Errands come of it, and each of them makes what an honest one would.
    wait_until_tried(mallory)
    assert kept(mallory) == before
    again = visit(profile, host)
    assert again.run(PROGRAM)[-1] == ("result", "'coldcold'")
