"""The earlier states of the project: when one is kept, how they are looked at, and how one is brought back.

They are kept by `public/versions.mjs`, which leaves out what is too large. What goes wrong there costs
nothing but this.
"""

from app.base import browser
from app.projects import names, storage, unseen, words
from app.projects.files import FileError
from app.projects.past_view import PastView
from app.projects.project import read_head
from worker.contract import limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.projects.desk import Desk
    from app.projects.joints import Content, Pairs, Voice
    from app.projects.project import Project


class Past:
    """Acts on the states of the project on the desk. put_data(text): puts other data into their editor."""

    def __init__(self, desk: "Desk", voice: "Voice", put_data: "Callable[[str], object]") -> None:
        self._desk, self._voice, self._put_data = desk, voice, put_data
        self._module = browser.module("offthreadVersions")
        self._taken: list[object] = []
        self._view = PastView()
        self._view.chosen.listen(self._show)
        self._view.wanted.listen(self._bring_back)

    def take(self, project: "Project", why: str) -> None:
        """Keep a project as it is now, unless that is kept already."""
        now: list[object] = [project.id, project.data]
        now.extend([(file.name, file.version) for file in project.files.all])
        if now == self._taken:
            return
        self._taken = now
        listed = browser.array(project.files.names)
        contents = browser.array([file.content for file in project.files.all])
        self._module.take(project.id, why, project.head(), listed, contents)

    def open(self) -> None:
        """Show what there is."""
        self._view.open()
        identity = self._desk.project.id
        storage.settle(self._module.list(identity), self._fill)

    def forget(self, identity: str) -> None:
        """Forget the states of a project that was deleted."""
        self._module.forget(identity)

    def _fill(self, answer: "JsObject") -> None:
        fields = browser.fields_of(answer)
        if "problem" in fields:
            self._view.say(words.UNKNOWN.format(fields["problem"]))
            return
        listed: list[tuple[str, str, str]] = []
        for each in browser.items(fields["versions"]):
            entry = browser.fields_of(each)
            changed = [unseen.spelled(str(name)) for name in browser.items(entry["changed"])]
            listed.append((str(entry["id"]), str(entry["when"]), _about(str(entry["why"]), changed)))
        self._view.say("" if listed else words.NO_VERSIONS)
        self._view.fill(listed)

    def _show(self, identity: str) -> None:
        def show(files: "Pairs", data: str) -> None:
            texts = [(name, content if isinstance(content, str) else "") for name, content in files]
            self._view.preview(identity, texts + ([(words.DATA_OF, data)] if data.strip() else []))

        self._load(identity, show)

    def _load(self, identity: str, use: "Callable[[Pairs, str], object]") -> None:
        def loaded(answer: "JsObject") -> None:
            fields = browser.fields_of(answer)
            if "names" not in fields:
                self._view.say(words.UNREADABLE.format(fields.get("problem", words.GONE)))
                return
            listed = [str(name) for name in browser.items(fields["names"])]
            data = read_head(str(fields["head"])).get("data")
            use(
                list(zip(listed, browser.items(fields["contents"]))),
                data if isinstance(data, str) else "",
            )

        storage.settle(self._module.load(identity), loaded)

    def _bring_back(self, identity: str) -> None:
        project = self._desk.project

        def put(files: "Pairs", data: str) -> None:
            if project is not self._desk.project:
                return
            self.take(project, words.BEFORE_BACK)
            said = _restore(project, files)
            if data != self._desk.data_text:
                self._put_data(data)
            self._view.close()
            self._voice.see_code()
            self._voice.remark(" ".join([words.BROUGHT_BACK] + said))

        self._load(identity, put)


def _about(why: str, changed: "list[str]") -> str:
    if not changed:
        return why
    shown = changed[:3] + (["…"] if len(changed) > 3 else [])
    return words.VERSION.format(why, ", ".join(shown))


def _restore(project: "Project", wanted: "Pairs") -> "list[str]":
    """Make the files of a project what they were; return what there is to say about some."""
    files, said = project.files, []
    kept = [name for name, _ in wanted]
    for name, content in wanted:
        try:
            _put(project, name, content)
        except FileError as error:
            said.append(str(error))
    for file in list(files.all):
        if file.name not in kept and file.size <= limits.VERSION_BYTES and len(files.all) > 1:
            files.remove(file)
    return said


def _put(project: "Project", name: str, content: "Content") -> None:
    file = project.files.find(name)
    if file is None:
        project.files.add(names.free(name, project.files.names), content, shows=False)
    elif not (isinstance(content, str) and content == file.content):
        project.files.put(file, content)
