"""The site's lessons, opened as new files of the project, without touching the others."""

import json

from app.lessons import words
from app.lessons.markdown import Lesson
from app.lessons.view import LessonsView
from app.projects import transfer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.lessons.joints import Commands, Voice, Workplace
    from app.projects.joints import Content, Pairs
    from app.projects.project import Project

FOLDER = "lessons/"
INDEX = FOLDER + "index.json"


class Lessons:
    """Shows lessons."""

    def __init__(self, desk: "Workplace", commands: "Commands", voice: "Voice") -> None:
        self._desk, self._commands, self._voice = desk, commands, voice
        self._view = LessonsView()
        self._view.chosen.listen(self._choose)
        self._view.closed.listen(lambda: self._note(""))
        self._has_list = False

    def open(self) -> None:
        """Show what there is."""
        self._view.open()
        if not self._has_list:
            self._view.say(words.LOADING)
            transfer.fetch(INDEX, self._fill)

    def on_open(self, project: "Project") -> None:
        """Show again the lesson that belongs to a project."""
        self._view.hide()
        if project.lesson:
            file = project.lesson
            self._get(file, lambda lesson: self._read_again(project, file, lesson))

    def _read_again(self, project: "Project", file: str, lesson: Lesson) -> None:
        # Another project or lesson may have been opened while this one was on its way.
        if self._desk.project is project and project.lesson == file:
            self._view.read(lesson)

    def _fill(self, _name: str, content: "Content", problem: str) -> None:
        try:
            found = json.loads(content) if isinstance(content, str) and not problem else []
        except ValueError:
            found = []
        self._has_list = bool(found)
        if found:
            self._view.fill(found)
        else:
            self._view.say(words.NOT_LISTED.format(problem) if problem else words.NONE)

    def _choose(self, file: str) -> None:
        self._get(file, lambda lesson: self._begin(file, lesson))

    def _get(self, file: str, use: "Callable[[Lesson], object]") -> None:
        def got(_name: str, content: "Content", problem: str) -> None:
            if problem or not isinstance(content, str):
                self._view.say(words.NOT_LOADED.format(file, problem))
            else:
                use(Lesson(file, content))

        transfer.fetch(FOLDER + file, got)

    def _begin(self, file: str, lesson: Lesson) -> None:
        """Open a lesson: its files that are not there yet, as they were made or as the visitor left them."""
        self._view.close()
        self._desk.keep_version(words.BEFORE)
        missing: Pairs = [each for each in lesson.files if not self._is_there(each)]
        self._commands.add(missing)
        first = self._desk.project.files.find(lesson.files[0][0]) if lesson.files and not missing else None
        if first is not None:
            self._commands.show(first)
        if lesson.data and self._desk.data_text.strip() != lesson.data.strip():
            self._commands.put_data(lesson.data)
            self._voice.remark(words.DATA_REPLACED)
        self._view.read(lesson)
        self._note(file)
        self._entitle(lesson)
        self._voice.see_code()

    def _is_there(self, wanted: "tuple[str, str]") -> bool:
        name, content = wanted
        file = self._desk.project.files.find(name)
        return file is not None and file.content == content

    def _entitle(self, lesson: Lesson) -> None:
        """Call a project by its first lesson, unless it has a better name."""
        if not self._desk.project.about:
            self._desk.project.about = lesson.title
            self._desk.touch()

    def _note(self, file: str) -> None:
        if self._desk.project.lesson != file:
            self._desk.project.lesson = file
            self._desk.touch()
