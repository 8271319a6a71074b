"""Packages that no lock file has come from an index: for imports, comments and metadata; and are kept."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.bare_worker import BareWorker
from tests.browser.distribution import wheel
from tests.browser.index import Index
from tests.sites import built
from tools.serve.server import Server, app

HOST = "files.index.test"
PURE = "py3-none-any.whl"


@pytest.fixture(scope="module")
def index() -> Index:
    made = Index()
    for version in ("1.0", "2.0"):
        code = {"snowy": f"from flake import WORD\nVERSION = '{version}'"}
        made.add(f"snowy-{version}-{PURE}", wheel("snowy", version, code, requires=("Flake>=1",)))
    made.add(f"flake-1.5-{PURE}", wheel("flake", "1.5", {"flake": "WORD = 'cold'"}))
    made.add(f"python_docx-1.1-{PURE}", wheel("python_docx", "1.1", {"docx": "WORD = 'letter'"}))
    made.add(f"stated-1.0-{PURE}", wheel("stated", "1.0", {"stated": "WORD = 'said'"}))
    made.add(f"inline-1.0-{PURE}", wheel("inline", "1.0", {"inline": "WORD = 'inline'"}))
    made.add(f"behind-1.0-{PURE}", wheel("behind", "1.0", {"behind": "WORD = 'behind'"}))
    made.add("fast-3.0-cp314-cp314-win_amd64.whl", b"of no use here")
    made.add(f"forged-1.0-{PURE}", wheel("forged", "1.0", {"forged": ""}))
    made.pages["forged"]["files"][0]["hashes"]["sha256"] = "0" * 64
    made.add(f"vague-1.0-{PURE}", wheel("vague", "1.0", {"vague": ""}))
    made.pages["vague"]["files"][0]["hashes"] = {}
    return made


@pytest.fixture(scope="module")
def profile(browser: Browser, index: Index) -> Iterator[BrowserContext]:
    """A visitor's browser, in which the index answers whatever its address."""
    made = browser.new_context()
    made.route(index.has, index.fulfil)
    yield made
    made.close()


@pytest.fixture(scope="module")
def worker(profile: BrowserContext, site: Server) -> BareWorker:
    return BareWorker(profile.new_page(), site).start()


def result(heard: list[dict[str, Any]]) -> str | None:
    return next((each["repr"] for each in heard if each["type"] == "result"), None)


def loaded(heard: list[dict[str, Any]]) -> dict[str, str]:
    """The packages that came, each with its version and source; but for what asks the index."""
    came = [each for each in heard if each.get("state") == "loaded"]
    return {each["name"]: f"{each['version']} {each['source']}" for each in came if each["source"] != "site"}


def cause(heard: list[dict[str, Any]]) -> str:
    (failed,) = [each for each in heard if each.get("state") == "failed"]
    return str(failed["cause"])


def test_an_import_that_no_lock_file_knows_is_found_with_what_it_needs(
    worker: BareWorker, index: Index
) -> None:
    heard = worker.run("import snowy\nsnowy.VERSION, snowy.WORD")
    assert result(heard) == "('2.0', 'cold')"
    assert loaded(heard) == {"flake": f"1.5 {HOST}", "snowy": f"2.0 {HOST}"}
    states = [each["state"] for each in heard if each.get("name") == "snowy"]
    assert list(dict.fromkeys(states)) == ["finding", "loading", "installing", "loaded"]
    assert f"/files/snowy-2.0-{PURE}" in index.requests


def test_a_package_whose_name_differs_from_its_import_is_found(worker: BareWorker) -> None:
    heard = worker.run("import docx\ndocx.WORD")
    assert (result(heard), loaded(heard)) == ("'letter'", {"python-docx": f"1.1 {HOST}"})


def test_what_a_program_says_it_requires_is_loaded(worker: BareWorker) -> None:
    code = "# requirements: stated>=1\nimport importlib\nname = 'stated'\nimportlib.import_module(name).WORD"
    assert result(worker.run(code)) == "'said'"
    block = "# /// script\n# dependencies = ['inline']\n# ///\nname = 'inline'\n__import__(name).WORD"
    assert result(worker.run(block)) == "'inline'"


def test_imports_of_the_visitors_own_files_count(worker: BareWorker) -> None:
    worker.run("from pathlib import Path\nPath('helper.py').write_text('from behind import WORD');")
    assert result(worker.run("import helper\nhelper.WORD")) == "'behind'"


def test_a_package_without_a_wheel_for_this_python_says_what_there_is(worker: BareWorker) -> None:
    said = cause(worker.run("import fast"))
    assert said.startswith("no wheel of fast works with Python 3.14, ")
    assert "; version 3.0 has only cp314-cp314-win_amd64 (from " in said


def test_a_name_that_nobody_knows_is_asked_for_once(worker: BareWorker, index: Index) -> None:
    assert cause(worker.run("import nunpy")).startswith("there is no package with this name (from ")
    index.requests.clear()
    heard = worker.run("import nunpy")
    assert [each["name"] for each in heard if each["type"] == "error"] == ["ModuleNotFoundError"]
    assert index.requests == []


def test_what_is_not_what_the_index_says_is_refused(worker: BareWorker) -> None:
    said = cause(worker.run("import forged"))
    assert said == f"it was refused: its content is wrong (its SHA-256 differs) (from {HOST})"
    assert worker.value("1 + 1") == "2"


def test_what_the_index_gives_no_sha256_of_is_refused_before_it_is_fetched(
    worker: BareWorker, index: Index
) -> None:
    heard = worker.run("import vague")
    assert cause(heard) == (
        "the package index gives no SHA-256 of vague, by which a wrong file would be noticed; "
        f"the one who runs this site can allow vague with the setting `unverified` (from {HOST})"
    )
    assert [each["name"] for each in heard if each["type"] == "error"] == ["ModuleNotFoundError"]
    assert f"/files/vague-1.0-{PURE}" not in index.requests


def test_a_site_may_allow_a_package_without_a_sha256(profile: BrowserContext) -> None:
    dist = built("unverified", unverified=("Vague",))
    with Server(app(dist)) as allowing:
        worker = BareWorker(profile.new_page(), allowing, dist=dist).start()
        assert result(worker.run("import vague\nvague.__name__")) == "'vague'"
        worker.page.close()


def test_a_second_visit_asks_neither_the_index_nor_anybody_else(
    worker: BareWorker, profile: BrowserContext, site: Server, index: Index
) -> None:
    worker.page.close()
    index.requests.clear()
    again = BareWorker(profile.new_page(), site).start()
    heard = again.run("import snowy, docx\nsnowy.WORD, docx.WORD")
    assert result(heard) == "('cold', 'letter')"
    assert {source.split()[1] for source in loaded(heard).values()} == {"cache"}
    assert index.requests == []
