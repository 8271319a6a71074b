"""The data pane on the whole page: what is wrong with the JSON is told, and the pane folds away."""

from tests.app.dom import Page


def test_a_mistake_is_marked_after_a_pause_and_goes_with_it(page: Page) -> None:
    page.start()
    page.editor.data.type('{"x": True}')
    page.advance(300)
    assert page.text("data-problem") == ""
    page.advance(200)
    assert page.text("data-problem") == "Line 1, column 7: JSON writes true in lower case."
    assert page.editor.data.marked == (1, 7, 4, "data-problem")
    page.editor.data.type('{"x": true}')
    page.advance(500)
    mark: object = page.editor.data.marked
    assert (page.text("data-problem"), mark) == ("", None)


def test_a_program_is_not_run_with_wrong_data(page: Page) -> None:
    page.start()
    page.workers[0].get_ready()
    page.editor.data.type("{")
    page.element("data-fold").click()
    page.folded.append(page.element("data-body"))
    page.press("run")
    assert "run" not in page.workers[0].commands
    assert page.text("worker").endswith("Fix the data first; the program was not run.")
    assert (page.editor.data.place, page.root.getAttribute("data-data")) == ((1, 1), "open")


def test_long_data_are_checked_when_the_program_is_run(page: Page) -> None:
    page.start()
    page.editor.data.type('{"x": "' + "a" * 20000)
    page.advance(1000)
    assert page.text("data-problem") == ""
    page.workers[0].get_ready()
    page.press("run")
    assert page.text("data-problem").startswith("Line 1, column 7: the text that begins here")


def test_the_pane_folds(page: Page) -> None:
    page.start()
    page.press("data-fold")
    assert page.root.getAttribute("data-data") == "folded"
    page.folded.append(page.element("data-body"))
    page.press("data-fold")
    assert page.root.getAttribute("data-data") == "open"


def test_names_are_completed_by_the_worker(page: Page) -> None:
    page.start()
    page.workers[0].get_ready()
    answers = page.editor.complete("x = fr")
    asked = page.workers[0].posted[-1]
    assert (asked["type"], asked["code"], answers) == ("complete", "x = fr", [])
    page.workers[0].say("completion", id=asked["id"], names=["frame"], length=2)
    assert answers == [(["frame", "from"], 2)]
