"""What is put on paper: title, code with every line, data, what else there is; and nothing of it stays."""

from app.paper import sheet
from tests.app.dom import Page
from tests.app.dom.values import JsBytes
from tests.app.projects.test_codings import head
from tests.app.projects.test_desk import session


def texts(page: Page, selector: str) -> list[str]:
    return [str(each.textContent) for each in page.window.document.querySelectorAll(selector)]


def test_all_code_and_data_are_there_while_the_browser_prints(page: Page) -> None:
    code = "\n".join(f"x{number} = 1" for number in range(150)) + "\n"
    files = {"main.py": code, "long.csv": "a" * (sheet.MOST_TEXT + 1), "b.bin": JsBytes(b"\0")}
    session(page, "a", head(*files), **files)
    page.editor.code.replace(code)
    page.start()
    page.editor.data.type('{"x": 1}')
    page.fire("beforeprint", page.window)
    assert texts(page, ".paper h1, .paper-head p") == ["main.py", "2026-11-27"]
    assert texts(page, ".paper h2") == ["main.py", "Data"]
    assert texts(page, ".paper-code li") == [*code.splitlines(), '{"x": 1}']
    assert texts(page, ".paper-others") == ["Other files: long.csv (20 kB), b.bin (1 bytes)"]
    assert (page.window.document.title, page.root.getAttribute("data-paper")) == ("main.py", "code")
    page.fire("afterprint", page.window)
    assert (texts(page, ".paper"), page.root.hasAttribute("data-paper")) == ([], False)


def test_a_drawing_is_printed_though_nothing_was_written(page: Page) -> None:
    session(page, "a", head("main.py"), **{"main.py": "x = 1"})
    page.start()
    page.element("show-drawing").hidden = False
    page.fire("beforeprint", page.window)
    assert texts(page, ".paper h2") == ["main.py", "Output"]
    assert (page.root.getAttribute("data-paper"), page.root.hasAttribute("data-drawn")) == ("output", True)
    page.fire("afterprint", page.window)
    assert not page.root.hasAttribute("data-drawn")


def test_a_file_of_very_many_lines_is_there_without_their_numbers(page: Page) -> None:
    code = "\n" * (sheet.MOST_LINES + 1)
    session(page, "a", head("main.py"), **{"main.py": code})
    page.editor.code.replace(code)
    page.start()
    page.fire("beforeprint", page.window)
    assert (texts(page, ".paper-code li"), texts(page, ".paper-long")) == ([], [code])
