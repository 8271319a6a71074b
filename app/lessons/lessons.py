"""Lessons: those that the site brings along, opened as new files of the work, without touching the others."""

import json

from app.lessons.markdown import Lesson
from app.lessons.view import LessonsView
from app.projects import transfer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.projects.commands import FileCommands
    from app.projects.desk import Desk
    from app.projects.joints import Voice
    from app.projects.project import Project

FOLDER = "lessons/"
INDEX = FOLDER + "index.json"
NONE = "This site brings no lessons along."
DATA_KEPT = "The lesson's data were put in place of yours; undo in the data pane brings them back"


class Lessons:
    """Shows lessons."""

    def __init__(self, desk: "Desk", filing: "FileCommands", voice: "Voice") -> None:
        self._desk, self._filing, self._voice = desk, filing, voice
        self._view = LessonsView(self._choose, lambda: self._note(""))
        self._has_list = False

    def open(self) -> None:
        """Show what there is."""
        self._view.open()
        if not self._has_list:
            self._view.say("Loading …")
            transfer.fetch(INDEX, self._fill)

    def on_open(self, work: "Project") -> None:
        """Show again the lesson that belongs to a work."""
        self._view.hide()
        if work.lesson:
            self._get(work.lesson, self._view.read)

    def _fill(self, _name: str, content: "Any", problem: str) -> None:
        try:
            found = json.loads(content) if type(content) is str and not problem else []
        except ValueError:
            found = []
        self._has_list = bool(found)
        if found:
            self._view.fill(found)
        else:
            self._view.say(f"The lessons could not be loaded: {problem}." if problem else NONE)

    def _choose(self, file: str) -> None:
        self._get(file, lambda lesson: self._begin(file, lesson))

    def _get(self, file: str, use: "Any") -> None:
        def got(_name: str, content: "Any", problem: str) -> None:
            if problem or type(content) is not str:
                self._view.say(f"{file} could not be loaded: {problem}.")
            else:
                use(Lesson(file, content))

        transfer.fetch(FOLDER + file, got)

    def _begin(self, file: str, lesson: Lesson) -> None:
        """Open a lesson: its files that are not there yet, as they were made or as the visitor left them."""
        self._view.close()
        missing = [each for each in lesson.files if not self._is_there(each)]
        self._filing.add(missing)
        first = self._desk.work.files.find(lesson.files[0][0]) if lesson.files and not missing else None
        if first is not None:
            self._filing.show(first)
        if lesson.data and self._desk.data_text.strip() != lesson.data.strip():
            self._filing.put_data(lesson.data)
            self._voice.remark(DATA_KEPT)
        self._view.read(lesson)
        self._note(file)
        self._voice.see_code()

    def _is_there(self, wanted: "tuple[str, str]") -> bool:
        name, content = wanted
        file = self._desk.work.files.find(name)
        return file is not None and file.content == content

    def _note(self, file: str) -> None:
        self._desk.work.lesson = file
        self._desk.touch()
