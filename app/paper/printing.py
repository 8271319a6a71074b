"""Puts the work into the page as paper wants it, for as long as the browser prints.

The editors show only what is in sight, so they cannot be printed. What is hidden meanwhile: public/rooms.css.
"""

from app.base import browser
from app.paper import sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.paper.joints import Project


class Printing:
    """Acts before and after. project(): what is open now."""

    def __init__(self, project: "Callable[[], Project]") -> None:
        self._project = project
        self._sheet: JsObject | None = None
        self._title = ""

    def begin(self) -> None:
        """Make the sheet; the browser names a PDF after the document's title."""
        self.end()
        project = self._project()
        has_drawing = not browser.element("show-drawing").hidden
        has_output = has_drawing or browser.element("log").firstChild is not None
        made = sheet.make(project, browser.today(), has_output)
        self._sheet, self._title = made, str(browser.document.title)
        browser.document.title = project.name
        browser.document.body.prepend(made)
        browser.root.setAttribute("data-paper", "output" if has_output else "code")
        if has_drawing:
            browser.root.setAttribute("data-drawn", "")

    def end(self) -> None:
        """Be as before."""
        if self._sheet is None:
            return
        self._sheet.remove()
        self._sheet = None
        browser.document.title = self._title
        browser.root.removeAttribute("data-paper")
        browser.root.removeAttribute("data-drawn")
