"""The `agreement` command: runs the programs of tests/agreement by each engine and by CPython on this
machine, and writes down in docs/engines.md where they agree and why they do not.

What an engine does otherwise is named in reasons.toml beside the programs, each with its reason.
"""

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.agreement.report import Behaviour, Findings, Program, renewed, unexplained
from tools.base import chromium
from tools.base.paths import ROOT
from tools.base.steps import say
from tools.bench.sites import client_page, with_pages
from tools.build.engines import ENGINES
from tools.serve.server import Server

FOLDER = ROOT / "tests" / "agreement"
REPORT = ROOT / "docs" / "engines.md"


def main(_argv: Sequence[str] = ()) -> int:
    """Update docs/engines.md; the exit code is 1 if reasons are missing, or there are too many."""
    found = findings()
    REPORT.write_text(renewed(REPORT.read_text(encoding="utf-8"), found), encoding="utf-8")
    faults = unexplained(found)
    for fault in faults:
        say(fault)
    say(f"Wrote {REPORT.relative_to(ROOT)}.")
    return 1 if faults else 0


def findings(browser: Browser | None = None) -> Findings:
    """Run all programs everywhere. browser: the one to use, instead of one that is started for this."""
    made = programs()
    with ExitStack() as stack:
        if browser is None:
            found, playing = chromium.find(), stack.enter_context(sync_playwright())
            browser = playing.chromium.launch(
                executable_path=found.executable, args=[*found.arguments], headless=True
            )
            stack.callback(browser.close)
        engines = in_engines(browser, made)
    return Findings(made, on_this_machine(made), engines, reasons())


def programs() -> list[Program]:
    """Return the programs, by group and name."""
    files = sorted((FOLDER / "programs").glob("*/*.py"))
    return [Program(file.parent.name, file.stem, file.read_text(encoding="utf-8")) for file in files]


def reasons() -> dict[str, dict[str, str]]:
    """Return why programs behave otherwise, by engine and program; a common reason stands in full."""
    told = tomllib.loads((FOLDER / "reasons.toml").read_text(encoding="utf-8"))
    common: dict[str, str] = told.pop("common")
    return {
        engine: {name: common.get(reason, reason) for name, reason in each.items()}
        for engine, each in told.items()
    }


def on_this_machine(made: Sequence[Program]) -> list[Behaviour]:
    """Run the programs by this CPython, each in a folder of its own."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(run_here, made))


def run_here(program: Program) -> Behaviour:
    """Run a program by this CPython, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "main.py")
        file.write_text(program.code, encoding="utf-8")
        command = [sys.executable, "-X", "utf8", file.name]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8")
    error = done.stderr.strip().splitlines()[-1] if done.returncode else ""
    return Behaviour(done.stdout, error)


def in_engines(browser: Browser, made: Sequence[Program]) -> dict[str, list[Behaviour]]:
    """Run the programs by each engine, in a worker that they share; the engines side by side."""
    with Server(with_pages(isolated=True)) as server:
        pages = {each.name: opened(browser, server, each.name) for each in ENGINES}
        for page in pages.values():
            page.evaluate(
                "(all) => void (window.collected = spawn().then(() => collect(all)))",
                [each.code for each in made],
            )
        told = {name: page.evaluate("collected") for name, page in pages.items()}
        for page in pages.values():
            page.close()
    return {name: [Behaviour(**each) for each in behaviours] for name, behaviours in told.items()}


def opened(browser: Browser, server: Server, engine: str) -> Page:
    """Return a page that speaks with an engine's worker."""
    page = browser.new_page()
    page.goto(client_page(server.url, engine))
    page.wait_for_function("() => Boolean(window.collect)")
    return page


if __name__ == "__main__":
    sys.exit(main())
