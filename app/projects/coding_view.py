"""The line above a text that is in another encoding than plain UTF-8."""

from app.base import browser
from app.projects import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.projects.files import File
    from app.projects.project import Project


class CodingNote:
    """Says which encoding it is, and what cannot be written in it."""

    def __init__(self) -> None:
        self._note = browser.element("coding")

    def show(self, project: "Project") -> None:
        """Say it of the shown file, if there is something to say."""
        sentence = _sentence(project.files.shown)
        if self._note.textContent != sentence:
            self._note.textContent = sentence
        self._note.hidden = not sentence


def _sentence(file: "File") -> str:
    coding = file.coding
    if coding is None:
        return ""
    if file.lacks:
        form = words.LACKS_DECLARED if coding.is_declared else words.LACKS
        return form.format(coding.words, file.lacks)
    return words.CODED.format(coding.words)
