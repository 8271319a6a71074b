"""The whole page, put together by `app.main`: from the first press to what is shown and kept."""

import json

from tests.app.dom import Page


def test_a_program_is_run_and_its_output_shown(page: Page) -> None:
    page.start()
    worker = page.workers[0]
    worker.get_ready()
    assert page.text("worker") == "Ready"
    page.press("run")
    (run,) = [each for each in worker.posted if each["type"] == "run"]
    assert (run["code"], run["filename"], run["data"]) == ("print('hello')\n", "main.py", {})
    worker.say("started", id=run["id"])
    worker.say("output", id=run["id"], seq=1, chunks=["stdout", "hello\n"])
    worker.say("done", id=run["id"], status="ok", ms=3)
    page.advance(200)
    entries = [(each.getAttribute("data-kind"), each.textContent) for each in page.element("log").children]
    assert entries == [("stdout", "hello\n")]
    assert page.text("worker") == "Ready · 3 ms"
    assert "ack" in worker.commands


def test_what_is_typed_is_kept(page: Page) -> None:
    page.start()
    page.editor.code.type("print(2)\n")
    page.advance(1000)
    ((_, (head, files)),) = page.store.kept.items()
    assert files == {"main.py": "print(2)\n"}
    assert json.loads(head)["active"] == "main.py"


def test_a_room_that_the_start_does_without_comes_with_its_first_press(page: Page) -> None:
    page.start()
    page.press("your-work")
    page.settle()
    assert page.element("works").open
