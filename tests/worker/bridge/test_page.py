"""What the page is told beside text: displays, values that cannot cross, and packages."""

from typing import Any

import pytest

from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.doubles.values import JsException, JsFunction
from tests.worker.bridge.stage import Stage, done, refused, started
from tests.worker.bridge.test_runs import output, program, result, stopped
from tests.worker.packages.shop import locked
from worker.packages import installed

SVG = "class Drawing:\n    def _repr_svg_(self):\n        return '<svg xmlns=\"x\"/>'\n"


def drawing(seq: int, **fields: Any) -> dict[str, Any]:
    """A picture that a program shows."""
    text = '<svg xmlns="x"/>'
    told = {
        "type": "display",
        "id": 1,
        "seq": seq,
        "mime": "image/svg+xml",
        "data": text,
        "name": "picture.svg",
    }
    return {**told, **fields}


def test_what_is_displayed_comes_behind_what_was_written(stage: Stage) -> None:
    heard = stage.run(f"{SVG}print('a')\ndisplay(Drawing(), alt='a square')\nprint('b')")
    assert [each["type"] for each in heard] == ["output", "display", "output"]
    assert heard[0] == output("a\n", 1)
    assert heard[1] == drawing(2, alt="a square", text=heard[1]["text"])
    assert heard[2] == output("b\n", 3)


def test_a_last_value_that_can_be_shown_is_shown(stage: Stage) -> None:
    shown, told = stage.run(f"{SVG}Drawing.__repr__ = lambda self: 'drawing'\nDrawing()")
    assert (shown["type"], told) == ("display", result("drawing", shown=True))


def test_a_value_that_javascript_refuses_to_clone_arrives_as_its_repr(stage: Stage) -> None:
    stage.edges.define("work", JsFunction("() => {}"))
    code = "import js\n[js.work, 1]"
    assert stage.run(code, values=True) == [result("[() => {}, 1]", value=["() => {}", 1])]


def test_a_report_that_the_browser_does_not_take_for_another_reason_fails_the_run(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = stage.edges.say

    def say(message: Any, transfer: Any) -> None:
        if message.type == "result":
            raise JsException("RangeError: Array buffer allocation failed")
        take(message, transfer)

    monkeypatch.setattr(stage.edges, "say", say)
    heard = stage.post(program(1, "1", values=True))
    assert heard == [
        started(1),
        {
            "type": "error",
            "id": 1,
            "name": "JsException",
            "message": "RangeError: Array buffer allocation failed",
        },
        done(1, "error"),
    ]


@pytest.fixture
def shop(attach: Any, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A worker with a lock file of two packages."""
    monkeypatch.setattr(installed, "inventory", lambda _sources: SNOW)
    made: Stage = attach(FakeEdges(locked("snow", "ice"), locked("ice")))
    made.start()
    return made


SNOW = [{"name": "snow", "version": "1.0", "size": 3, "source": "site"}]
INSTALLED = {"type": "installed", "packages": SNOW, "known": ["ice", "snow"]}


def test_the_page_learns_which_packages_there_are(shop: Stage) -> None:
    assert shop.post({"type": "inventory"}) == [INSTALLED]


def test_packages_are_installed_by_their_names(shop: Stage) -> None:
    heard = shop.post({"type": "install", "id": 1, "names": ["snow"], "token": "blob:x"})
    assert heard == [started(1), done(1), INSTALLED]
    assert shop.edges.asked == [("library",), ("load", ["ice", "snow"], 1)]
    assert shop.edges.calls == [("begin", 1, "blob:x"), ("end",)]


def test_an_installation_is_stopped_like_a_program(shop: Stage) -> None:
    heard = shop.post(program(1), {"type": "install", "id": 2, "names": ["ice"]}, {"type": "stop", "id": 2})
    assert heard == [started(1), done(1), started(2), *stopped(2), INSTALLED]
    assert shop.edges.asked == []


def test_packages_are_removed_while_nothing_runs(shop: Stage) -> None:
    assert shop.post({"type": "remove", "names": ["Snow"]}) == [INSTALLED]
    assert shop.edges.asked == [("forget", "snow")]
    heard = shop.converse(
        program(1, "import asyncio\nawait asyncio.sleep(5)"), {"type": "remove", "names": ["ice"]}
    )
    assert heard == [started(1), refused("remove: a program is running")]


def test_what_a_program_imports_is_loaded_before_it_begins(shop: Stage) -> None:
    *_, error = shop.run("import snow")
    assert (error["name"], error["message"]) == ("ModuleNotFoundError", "No module named 'snow'")
    assert shop.edges.asked == [("library",), ("load", ["ice", "snow"], 1)]


def test_packages_that_a_site_names_are_loaded_before_the_first_run(attach: Any) -> None:
    starting: Stage = attach(FakeEdges(locked("ice"), locked("snow")))
    starting.loop.run_until_complete(starting.worker.preload(["ice"]))
    assert starting.edges.asked == [("library",), ("load", ["ice"], None)]
    starting.edges.trouble = "the server answered 404"
    starting.loop.run_until_complete(starting.worker.preload(["snow"]))
    assert starting.heard() == [
        {
            "type": "package",
            "name": "python_stdlib.zip",
            "loaded": 0,
            "source": "site",
            "state": "failed",
            "cause": "the server answered 404",
        }
    ]
