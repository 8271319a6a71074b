"""What is shown of a file that cannot be edited: its size, and a picture if it is one."""

from app.base import browser, units
from app.projects import names, transfer, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.projects.project import Project


class Binary:
    """Stands in the editor's place while such a file is shown."""

    def __init__(self) -> None:
        self._panel, self._editor = browser.element("binary"), browser.element("editor")
        self._picture, self._words = browser.element("binary-picture"), browser.element("binary-words")
        self._address = ""

    def show(self, project: "Project") -> None:
        """Show the file if it cannot be edited, else the editor."""
        file = project.files.shown
        if self._address:
            transfer.forget(self._address)
            self._address = ""
        self._panel.hidden, self._editor.hidden = file.is_text, not file.is_text
        is_picture = not file.is_text and names.ending(file.name) in names.PICTURES
        self._picture.hidden = not is_picture
        if is_picture:
            self._address = transfer.picture(file)
            self._picture.src = self._address
            self._picture.alt = file.name
        else:
            self._picture.removeAttribute("src")
        if not file.is_text:
            self._words.textContent = words.NO_TEXT.format(units.size(file.size))
