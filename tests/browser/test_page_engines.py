"""A visitor chooses another engine: everything of theirs stays, and the page offers what the engine has."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.bare_worker import BareWorker
from tests.browser.playground import BOOT_MS, Playground, playing
from tools.base.paths import BUILD, ROOT
from tools.build import engines, settings, site
from tools.serve.server import Server, app


@pytest.fixture(scope="module")
def small_site() -> Iterator[Server]:
    """A site that has Brython alone."""
    chosen = replace(settings.read(ROOT), engines=("brython",))
    site.build(dist=BUILD / "small", chosen=chosen, generated=BUILD / "small.generated")
    with Server(app(BUILD / "small", isolated=False)) as server:
        yield server


def choose(play: Playground, engine: str) -> None:
    """Choose an engine as a visitor does, and wait for it."""
    play.page.get_by_role("combobox", name="Engine").select_option(label=engine)
    play.wait_for_entry("notice", f"{engine} runs your programs from now on.")
    play.wait_for("ready")


@pytest.mark.smoke
def test_changing_the_engine_keeps_code_and_data_and_begins_with_new_variables(
    browser: Browser, site: Server
) -> None:
    with playing(browser, site) as play:
        play.type_data('{"rank": [1, 2]}')
        assert play.run("from data import rank\nkept = sum(rank)\nkept") == [("result", "3")]
        choose(play, "Brython")
        assert play.run() == [("result", "3")]
        choose(play, "MicroPython")
        assert play.run() == [("result", "3")]
        assert "NameError: name 'kept' isn't defined" in play.run("kept")[-1][1]
        play.page.reload()
        play.wait_for("ready")
        expect(play.page.get_by_role("combobox", name="Engine")).to_have_value("micropython")
        assert play.run("import sys\nsys.implementation.name") == [("result", "'micropython'")]


def test_a_link_names_the_engine_and_what_is_chosen_takes_its_place(page: Page, site: Server) -> None:
    play = Playground(page)
    page.goto(site.url + "?engine=brython")
    play.wait_for("ready")
    assert play.run("import sys\nsys.implementation.name") == [("result", "'Brython'")]
    choose(play, "CPython")
    assert page.url == site.url


def test_a_link_to_an_engine_that_there_is_not_says_so(page: Page, site: Server) -> None:
    play = Playground(page)
    page.goto(site.url + "?engine=jython")
    play.wait_for_entry("notice", "This site has no engine called jython: there are cpython, brython")
    play.wait_for("ready")


def test_stop_restarts_an_engine_that_cannot_be_interrupted(page: Page, site: Server) -> None:
    play = Playground(page)
    page.goto(site.url + "?engine=brython")
    play.wait_for("ready")
    play.begin("lost = 1\nwhile True:\n    pass").wait_for("running")
    play.stop()
    play.wait_for_entry("notice", "Brython cannot be interrupted, so it was restarted.")
    assert "NameError" in play.run("lost")[-1][1]


def test_an_error_about_what_the_engine_lacks_runs_the_program_with_cpython(page: Page, site: Server) -> None:
    play = Playground(page)
    page.goto(site.url + "?engine=micropython")
    play.wait_for("ready")
    play.type_data('{"values": [1, 2, 6]}')
    told = play.run("import statistics\nfrom data import values\nstatistics.mean(values)")[-1][1]
    assert "MicroPython does not have the module statistics. CPython does." in told
    page.get_by_role("button", name="Run it with CPython").click()
    play.wait_for_entry("result", "3")
    expect(page.get_by_role("combobox", name="Engine")).to_have_value("cpython")


def test_a_site_offers_no_engine_that_it_does_not_have(page: Page, small_site: Server) -> None:
    play = Playground(page).open(small_site).wait_for("ready")
    told = play.run("import numpy")[-1][1]
    assert "Brython does not have the module numpy." in told
    expect(page.locator("[data-use]")).to_have_count(0)


def test_packages_are_offered_by_engines_that_have_them(page: Page, site: Server) -> None:
    play = Playground(page).open(site).wait_for("ready")
    packages = page.locator("#about-packages")
    expect(packages).not_to_have_attribute("hidden", "")
    choose(play, "Brython")
    expect(packages).to_have_attribute("hidden", "")


def test_the_panel_says_what_an_engine_has_and_which_other_has_the_rest(
    page: Page, site: Server, small_site: Server
) -> None:
    said: list[list[str]] = []
    for host in (site, small_site):
        Playground(page).open(host, "?engine=brython").wait_for("ready")
        told = {line["name"]: line for line in page.evaluate("offthread.capabilities.lines")}
        names = ("Stop", "Packages", "Files", "Pictures", "Await")
        said.append([f"{told[name]['best']} {told[name]['fix']}".strip() for name in names])
    choose_cpython = "False Choose CPython."
    assert said == [
        [choose_cpython, choose_cpython, "True", choose_cpython, choose_cpython],
        ["False", "False", "True", "False", "False"],
    ]


def test_what_brython_writes_is_among_the_files(page: Page, site: Server) -> None:
    play = Playground(page)
    page.goto(site.url + "?engine=brython")
    play.wait_for("ready")
    play.run("with open('made.txt', 'w') as file:\n    file.write('by Brython')")
    page.get_by_role("tab", name="made.txt").click()
    expect(page.get_by_role("textbox", name="Code")).to_have_text("by Brython")


def test_a_site_with_brython_alone_runs_programs_without_pyodide(page: Page, small_site: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(small_site.url)))
    play = Playground(page).open(small_site).wait_for("ready")
    assert play.run("import random, math\nprint(math.floor(2.5))\nrandom.random() < 1") == [
        ("stdout", "2\n"),
        ("result", "True"),
    ]
    expect(page.get_by_role("combobox", name="Engine")).to_be_disabled()
    expect(play.button("Compare")).to_be_hidden()
    assert [name for name in asked if "pyodide" in name or "/worker." in name] == []


def test_a_site_with_brython_alone_is_under_3_mb_as_hosts_send_it(small_site: Server) -> None:
    root = BUILD / "small"
    names = json.loads((root / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert sum(sent(root / name) for name in names) < 3_000_000


def test_a_site_with_brython_alone_works_without_a_network(
    profile: BrowserContext, small_site: Server
) -> None:
    play = Playground(profile.new_page()).open(small_site)
    play.page.wait_for_function("() => crossOriginIsolated", timeout=BOOT_MS)
    play.wait_for("ready")
    expect(play.place.locator("#offline")).to_contain_text("offline ready", timeout=BOOT_MS)
    failed: list[str] = []
    profile.set_offline(True)
    profile.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
    play.page.reload()
    play.wait_for("ready")
    # Of the library, what no program has imported while there was a network.
    assert play.run("import statistics\nstatistics.mean([1, 2, 6])")[-1] == ("result", "3")
    assert failed == []


def sent(file: Path) -> int:
    """The bytes of a file as a host sends it: compressed if that is there."""
    packed = file.with_name(file.name + ".br")
    return (packed if packed.is_file() else file).stat().st_size


# Of a host, beside the page's own policy: what the box needs but for code of text.
STRICT = (
    "default-src 'self' blob: data:; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; connect-src * blob:; worker-src 'self' blob:"
)
ENGINES = pytest.mark.parametrize(
    ("engine", "starts"), [("cpython", True), ("micropython", True), ("brython", False)]
)
NO_CODE = "does not let the worker turn text into code"


def narrow(route: Route) -> None:
    """Have the host send this policy."""
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "content-security-policy": STRICT})


@pytest.mark.allow_page_errors
@ENGINES
def test_brython_alone_needs_a_host_that_lets_text_become_code(
    page: Page, site: Server, engine: str, starts: bool
) -> None:
    url = f"{site.url}?engine={engine}"
    page.route(url, narrow)
    page.goto(url)
    play = Playground(page).wait_for("ready" if starts else "failed")
    if not starts:
        play.wait_for_entry("error", NO_CODE)


@pytest.mark.allow_page_errors
@ENGINES
def test_outside_the_box_the_worker_of_brython_alone_needs_to_make_code_of_text(
    page: Page, site: Server, engine: str, starts: bool
) -> None:
    page.route(re.compile(rf"/assets/{engines.named(engine).worker}\.[0-9a-f]+\.mjs"), narrow)
    worker = BareWorker(page, site, engine=engine)
    worker.post({"type": "start"})
    last = worker.heard("ready" if starts else "failed")[-1]
    assert starts or NO_CODE in last["reason"]
