"""The question before a program that came by a link is run where another site shows the page.

That site chooses what the visitor sees around the frame, and so what a press on Run seems to mean. It knows
nothing of how a program is run.
"""

from app.base import browser
from app.projects.project import FOREIGN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.project import Project

QUESTION = "This program comes from a link, and this page is inside another site. Run it?"
RUN, CANCEL = "Run", "Cancel"


class Consent:
    """Asks once for each project that came by a link. is_framed(): another site shows the page."""

    def __init__(self, is_framed: "Callable[[], bool]") -> None:
        self._is_framed = is_framed
        self._project: Project | None = None
        self._is_due = False
        # The projects that the visitor has agreed to run, since the page was loaded.
        self._agreed: list[str] = []
        self._again: Callable[[], object] = lambda: None
        self._dialog = browser.element("consent")
        browser.element("consent-question").textContent = QUESTION
        for name, words, act in (("run", RUN, self._agree), ("cancel", CANCEL, self._dialog.close)):
            button = browser.element("consent-" + name)
            button.textContent = words
            browser.on_press(button, act)

    def on_open(self, project: "Project") -> None:
        """Begin with another project: what was asked about the one before is void."""
        self._dialog.close()
        self._project = project
        self._is_due = project.origin in FOREIGN and project.id not in self._agreed

    def permits(self, again: "Callable[[], object]") -> bool:
        """Tell whether the open project may be run; if not, ask, and call again() once it may."""
        if not self._is_due or not self._is_framed():
            return True
        self._again = again
        browser.show_modal(self._dialog)
        return False

    def _agree(self) -> None:
        # It may have got another name since it was opened.
        if self._project is not None:
            self._agreed.append(self._project.id)
        self._is_due = False
        self._dialog.close()
        self._again()
