"""The room as it is in a page, and a worker that answers when a test wants it to."""

from typing import Any

from app.base import browser
from app.variables.gathered import Gathered
from app.variables.questions import Questions
from app.variables.sheet import Sheet
from app.variables.sheet_view import SheetView
from app.variables.variables import Variables
from app.variables.view import View
from tests.app.dom import Page
from tests.app.dom.values import JsBytes, to_js
from tests.app.variables.test_questions import Client


class Panel:
    """What is shown, and what is asked."""

    def __init__(self, page: Page) -> None:
        self.page, self.client = page, Client()
        # What is hidden cannot have the focus.
        page.element("variables").hidden = False
        questions = Questions(self.client, browser.after, lambda: None)
        sheet = Sheet(questions, SheetView(), Gathered)
        self.room = Variables(questions, View(), sheet)

    def asked(self) -> dict[str, Any]:
        """Take the one thing that was asked."""
        (message,) = self.client.asked
        self.client.asked.clear()
        return dict(message)

    def answer(self, asked: dict[str, Any], **fields: Any) -> None:
        """Have the worker answer."""
        told: Any = {"id": asked["id"], **{name: to_js(value) for name, value in fields.items()}}
        self.room.take(told)
        self.page.settle()

    def tell(self, *rows: list[str], values: int = 0, functions: int = 0, modules: int = 0) -> dict[str, Any]:
        """Answer INSPECT; returns what was asked."""
        asked = self.asked()
        cells = [each for row in rows for each in row]
        self.answer(asked, rows=cells, values=values or len(rows), functions=functions, modules=modules)
        return asked

    def tabulate(self, cells: list[str], rows: int, columns: str = "ab") -> dict[str, Any]:
        """Answer TABULATE; returns what was asked."""
        asked = self.asked()
        labels = [str(asked["start"] + at) for at in range(len(cells) // len(columns))]
        self.answer(
            asked,
            columns=list(columns),
            numbers="n" * len(columns),
            labels=labels,
            cells=cells,
            rows=rows,
            width=len(columns),
        )
        return asked

    def csv(self, text: str, following: int, rows: int) -> dict[str, Any]:
        """Answer EXPORT; returns what was asked."""
        asked = self.asked()
        fields = {"id": asked["id"], "data": JsBytes(text.encode()), "next": following, "rows": rows}
        self.room.take(fields)  # type: ignore[arg-type]
        self.page.settle()
        return asked

    def texts(self, name: str) -> list[list[str]]:
        """The rows of a part of a table."""
        return [[cell.textContent for cell in row.children] for row in self.page.element(name).children]
