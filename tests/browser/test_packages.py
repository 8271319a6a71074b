"""Packages that a program imports are loaded before it runs, counted by the byte; a failure has a cause."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.bare_worker import BareWorker
from tests.browser.distribution import Distribution, wheel
from tools.serve.server import Server, app, with_headers

PADDING = 400_000


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A distribution on another origin, as a content delivery network would serve it."""
    made = Distribution(tmp_path_factory.mktemp("distribution"))
    made.add(
        "base-words", wheel("base_words", "1.0", {"base_words": "WORD = 'hello'"}), imports=["base_words"]
    )
    greeting = {"greeting": "import base_words\ndef greet(name): return f'{base_words.WORD} {name}'"}
    data = wheel("good_greeting", "1.0", greeting, padding=PADDING)
    made.add("good-greeting", data, imports=["greeting"], depends=("base-words",))
    made.add("tampered", wheel("tampered", "1.0", {"tampered": ""}), imports=["tampered"])
    made.lock["packages"]["tampered"]["sha256"] = "0" * 64
    made.add("late", wheel("late", "1.0", {"late": "WORD = 'at last'"}), imports=["late"])
    gone = made.add("gone", wheel("gone", "1.0", {"gone": ""}), imports=["gone"])
    made.publish()
    (made.folder / gone).unlink()
    everywhere = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    with Server(with_headers(app(made.folder), everywhere)) as server:
        yield server


@pytest.fixture(scope="module")
def worker(browser: Browser, site: Server, elsewhere: Server) -> Iterator[BareWorker]:
    """A worker whose Pyodide lies elsewhere."""
    page = browser.new_page()
    made = BareWorker(page, site)
    made.post({"type": "start", "index_url": elsewhere.url})
    made.heard("ready")
    yield made
    page.close()


def packages(heard: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [each for each in heard if each["type"] == "package" and each["name"] == name]


def test_an_import_loads_its_package_and_what_that_needs_before_the_program_runs(
    worker: BareWorker, elsewhere: Server
) -> None:
    heard = worker.run("import greeting\ngreeting.greet('Ada')")
    first, *_, last = packages(heard, "good-greeting")
    assert first["state"] == "loading"
    assert first["loaded"] == 0
    assert last["state"] == "loaded"
    assert last["version"] == "1.0"
    assert last["loaded"] == last["total"] > PADDING
    assert last["source"] == f"127.0.0.1:{elsewhere.port}"
    assert packages(heard, "base-words")[-1]["state"] == "loaded"
    kinds = [each["type"] for each in heard if each["type"] != "output"]
    assert kinds[0] == "started"
    assert kinds[-2:] == ["result", "done"]
    assert set(kinds[1:-2]) == {"package"}
    assert heard[-2]["repr"] == "'hello Ada'"


def test_a_package_is_not_loaded_a_second_time(worker: BareWorker) -> None:
    worker.run("import greeting")
    assert packages(worker.run("import greeting, base_words"), "good-greeting") == []


@pytest.mark.parametrize(
    ("name", "cause"), [("tampered", "its SHA-256 differs"), ("gone", "the server answered 404")]
)
def test_a_package_that_fails_is_named_with_its_cause_and_the_import_error_follows(
    worker: BareWorker, name: str, cause: str
) -> None:
    heard = worker.run(f"import {name}")
    failed = packages(heard, name)[-1]
    assert failed["state"] == "failed"
    assert cause in failed["cause"]
    assert f"127.0.0.1:{failed['source'].split(':')[1]}" in failed["cause"]
    error = next(each for each in heard if each["type"] == "error")
    assert error["name"] == "ModuleNotFoundError"
    assert worker.value("1 + 1") == "2"


def test_packages_can_be_loaded_beforehand(browser: Browser, site: Server, elsewhere: Server) -> None:
    page = browser.new_page()
    worker = BareWorker(page, site)
    worker.post({"type": "start", "index_url": elsewhere.url, "packages": ["good-greeting"]})
    heard = worker.heard("ready")
    assert packages(heard, "good-greeting")[-1]["state"] == "loaded"
    assert packages(worker.run("import greeting"), "good-greeting") == []
    page.close()


def test_loading_can_be_stopped_and_tried_again(worker: BareWorker, elsewhere: Server) -> None:
    held: list[Route] = []
    worker.page.context.route("**/late-*.whl", lambda route: held.append(route), times=1)  # noqa: PLW0108
    worker.begin("import late")
    worker.heard("package")
    worker.page.wait_for_timeout(200)
    worker.stop()
    done = worker.heard("done")[-1]
    assert done["status"] == "stopped"
    held[0].abort()
    assert worker.value("1 + 1") == "2"
    assert worker.value("import late; late.WORD") == "'at last'"
