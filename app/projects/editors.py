"""What the two editors show of the project on the desk, and what they give back of it.

It knows neither the store nor who may write what: that is the desk's.
"""

from app.projects import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.projects.codings import Codings
    from app.projects.files import File
    from app.projects.joints import CodeEditor, DataEditor
    from app.projects.project import Project


class Editors:
    """Shows the shown file, and the data."""

    def __init__(self, code: "CodeEditor", data: "DataEditor", codings: "Codings") -> None:
        self._code, self._data, self._codings = code, data, codings
        self._shown: File | None = None
        self._name = ""
        # What is put into an editor is no edit.
        self._is_putting = False

    @property
    def code_text(self) -> str:
        """Return what stands in the editor of the program."""
        return self._code.text

    @property
    def data_text(self) -> str:
        """Return what stands in the editor of the data."""
        return self._data.text

    @property
    def were_edited(self) -> bool:
        """Tell whether something was typed before Python was there."""
        return self._code.was_edited or self._data.was_edited

    def adopt(self, project: "Project") -> bool:
        """Take what the editors were filled with as the project's; tell whether that is another text."""
        self._codings.look(project.files)
        shown = project.files.shown
        self._code.adopt(shown.key, names.language(shown.name))
        is_other = shown.is_text and shown.text != self._code.text
        if is_other:
            project.files.touch(lambda: self._code.text)
        if project.data != self._data.text:
            project.touch_data(lambda: self._data.text)
            is_other = True
        return is_other

    def open(self, project: "Project") -> None:
        """Begin with another project."""
        self._code.forget()
        self._is_putting = True
        self._data.replace(project.data)
        self._is_putting = False

    def follow(self, project: "Project") -> None:
        """Begin with what a project is to show."""
        self._codings.look(project.files)
        self._shown = None

    def show(self, project: "Project") -> None:
        """Show the file that is to be shown."""
        self._codings.look(project.files)
        file = project.files.shown
        if file.is_text and (file is not self._shown or file.name != self._name):
            self._code.show(file.key, file.text, names.language(file.name))
        self._shown, self._name = file, file.name

    def refresh(self, project: "Project", file: "File") -> None:
        """Show a content that was changed by a program."""
        self._codings.look(project.files)
        if file.is_text:
            self._is_putting = True
            self._code.refresh(file.key, file.text)
            self._is_putting = False
        if file is project.files.shown:
            self._shown = None

    def note_edit(self, project: "Project") -> None:
        """Note that the shown file was edited."""
        if not self._is_putting and project.files.shown.is_text:
            project.files.touch(lambda: self._code.text)

    def note_data(self, project: "Project") -> bool:
        """Note that the data were edited; tell whether they were."""
        if not self._is_putting:
            project.touch_data(lambda: self._data.text)
        return not self._is_putting
