"""Plain checks of what cares for the visitor's work, in the Python of both interpreters. No pytest here."""

from app.lessons.markdown import Lesson
from app.projects import names, share, unseen, words
from app.projects.autosave import Autosave
from app.projects.files import FileError, Files
from app.projects.project import Project, stored
from app.projects.share import LinkError
from app.projects.sync import Sync

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.projects.files import File
    from app.projects.joints import Binary, Outcome


def raised(kind: "type[Exception]", call: "Callable[[], object]") -> str:
    """Return what the error says that a call raises."""
    try:
        call()
    except kind as error:
        return str(error)
    raise AssertionError("nothing was raised")


class Store:
    """Answers what it was given to answer."""

    def __init__(self, *answers: "Outcome") -> None:
        self.saved: list[Any] = []
        self._answers = list(answers)

    def save(
        self,
        identity: str,
        *,
        head: str,
        changed: "list[File]",
        gone: "list[str]",
        is_urgent: bool,
        on_outcome: "Callable[[Outcome], object]",
    ) -> None:
        assert head.startswith("{")
        assert not is_urgent
        self.saved.append((identity, [(file.name, file.content) for file in changed], gone))
        on_outcome(self._answers.pop(0))


def test_names_of_files() -> None:
    assert names.problem("data/é😀.csv", ["main.py"]) == ""
    assert names.problem("../x").startswith("Put one slash between folders")
    assert names.problem("MAIN.py", ["main.py"]) == "There is a file main.py already: choose another name."
    assert names.free("a.py", ["a.py", "A 2.py"]) == "a 3.py"
    assert names.problem("a\u202e.py") == words.UNSEEN.format("U+202E")
    assert unseen.spelled("a\u200bé😀\U000e0041.py") == "a[U+200B]é😀[U+E0041].py"
    assert names.problem("a\u00a0") == words.BAD_FOLDERS
    assert names.problem("x/__proto__") == words.OF_OBJECTS.format("__proto__")


def test_files_change_and_come_back() -> None:
    files = Files([("main.py", "1"), ("a.csv", "x")])
    files.take_unsaved()
    assert raised(FileError, lambda: files.add("main.py")) == names.problem("main.py", ["main.py"])
    restore = files.remove(files.all[0])
    assert files.names == ["a.csv"]
    restore()
    files.touch(lambda: "é😀")
    changed, gone = files.take_unsaved()
    assert ([(file.name, file.content) for file in changed], gone) == ([("main.py", "é😀")], [])


def test_sync_keeps_both_versions() -> None:
    files = Files([("a.csv", "x")])
    sync = Sync(files)
    assert sync.hand_over(1) == {"files": ["a.csv", "x"], "removed": []}
    files.touch(lambda: "mine")
    said = sync.take(worker=1, rounds=1, changed=[("a.csv", "its"), ("b.txt", "new")], removed=["none"])
    assert len(said) == 1, said
    contents = [(file.name, file.content) for file in files.all]
    assert contents == [("a.csv", "mine"), ("a (program).csv", "its"), ("b.txt", "new")], contents


def test_a_project_is_stored_and_read_again() -> None:
    store = Store(
        {"problem": "full", "conflict": False, "gone": False},
        {"problem": "", "conflict": False, "gone": False},
    )
    told: list[Any] = []
    autosave = Autosave(store, lambda *_: lambda: None)
    autosave.failed.listen(told.append)
    autosave.saved.listen(told.append)
    autosave.recovered.listen(lambda: told.append("recovered"))
    autosave.overtaken.listen(lambda: told.append("overtaken"))
    project = Project("1", [("main.py", "x = 'é😀'")], data="{}")
    autosave.follow(project, True)
    autosave.hold()
    autosave.touch()
    autosave.save()
    assert told == ["full", "1", "recovered"], told
    assert store.saved == [("1", [("main.py", "x = 'é😀'")], [])] * 2, store.saved
    again: Any = stored("1", project.head(), {"main.py": "x"})
    assert (again.files.names, again.data, again.name) == (["main.py"], "{}", "main.py")


def _no_binary(_text: str) -> "Binary | None":
    return None


def test_links_and_lessons() -> None:
    project = Project("1", [("main.py", "print('é😀')\n"), ("a.txt", "x")], data="{}")
    again = share.decode("2", share.encode(project, str), _no_binary, str)
    assert [(file.name, file.content) for file in again.files.all] == [
        ("main.py", "print('é😀')\n"),
        ("a.txt", "x"),
    ]
    assert raised(LinkError, lambda: share.decode("2", "[", _no_binary, str)) == words.DAMAGED
    spoilt = '{"files": [["a", "text", 1]]}'
    assert raised(LinkError, lambda: share.decode("2", spoilt, _no_binary, str)) == words.DAMAGED
    lesson = Lesson("a.md", "# A\n\n- `x` **y**\n\n```python\n1\n```\n")
    assert (lesson.title, lesson.files) == ("A", [("a.py", "1\n")])
    assert lesson.blocks == [("item", [("code", "x"), ("plain", " "), ("strong", "y")])], lesson.blocks
