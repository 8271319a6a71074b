"""Every rule about the imports of JavaScript bites: what breaks it is found, be it in a comment."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tools.base.paths import BUILD, ROOT
from tools.checks import imports_js

CLIENT = "the client knows of the worker what both ends of the line must"
# Where the import is → what is imported: a folder of ours, a file, or a package → the rule against it.
SEEDS = {
    ("public", "tools/build"): "nothing of a site knows tools",
    ("public", "worker/host"): "the page knows the worker by its client",
    ("public", "worker/engines/pyodide"): "the page knows the worker by its client",
    ("public", "axe-core"): "a site needs no package that only tests have",
    ("public", "./nowhere.mjs"): "every import is there",
    ("worker/host", "public"): "the worker does not know the page",
    ("worker/host", "worker/engines/pyodide"): "the host knows engines by their interface",
    (
        "worker/client",
        "worker/engines/shared",
    ): "the client knows of the worker what both ends of the line must",
    ("worker/supply", "worker/engines/shared"): "the supply worker knows the host alone",
    ("public", "worker/supply"): "nobody knows the supply worker",
    ("worker/service", "worker/host"): "the service worker stands alone",
    ("worker/engines/brython", "worker/engines/pyodide"): "an engine does not know another",
    ("worker/engines/shared", "worker/engines/brython"): "an engine does not know another",
    ("worker/engines/shared", "worker/client"): "an engine knows neither client nor service worker",
    ("worker/engines/pyodide", "worker/engines/pyodide"): "no modules in a circle",
}


def seed_of(number: int) -> str:
    return f"seed{number}.mjs"


def sown(folder: Path, number: int, place: str, imported: str) -> None:
    """Write a module with an import, and the one that it imports if that is to be ours."""
    name = imported
    if (folder / imported).is_dir():
        there = folder / imported / f"sown{number}.mjs"
        name = os.path.relpath(there, folder / place).replace(os.sep, "/")
        name = name if name.startswith(".") else f"./{name}"
        there.write_text(f'import "./{seed_of(number)}";\n' if place == imported else "export {};\n")
    # As a type in a comment: an import that runs is found in the same way.
    text = imports_js.with_types(f'/** @type {{import("{name}").Anything}} */\nexport let anything;\n')
    (folder / place / seed_of(number)).write_text(text)


@pytest.fixture(scope="module")
def said() -> str:
    """What is said of the project with all seeds in it."""
    # Below the project, whose packages it imports; a folder for each process that runs tests.
    folder = BUILD / f"modules.sown.{os.getpid()}"
    imports_js.copy(ROOT, folder)
    for number, (place, imported) in enumerate(SEEDS):
        sown(folder, number, place, imported)
    done = imports_js.cruise(folder, captured=True)
    shutil.rmtree(folder)
    assert done.returncode == len(re.findall(r"^  error ", done.stdout, re.MULTILINE)) > 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("number", range(len(SEEDS)), ids=[" knows ".join(each) for each in SEEDS])
def test_an_import_that_must_not_be_is_found(said: str, number: int) -> None:
    place, rule = [*SEEDS][number][0], [*SEEDS.values()][number]
    assert f"error {rule}: {place}/{seed_of(number)} →" in said


def test_each_rule_is_broken_by_a_seed() -> None:
    rules = re.findall(r'never\(\s*"([^"]+)"', imports_js.RULES.read_text(encoding="utf-8"))
    assert sorted(rules) == sorted({*SEEDS.values()})


def test_ours_keep_all_rules() -> None:
    folder = BUILD / f"modules.{os.getpid()}"
    imports_js.copy(ROOT, folder)
    done = imports_js.cruise(folder, captured=True)
    shutil.rmtree(folder)
    assert done.returncode == 0, done.stdout
