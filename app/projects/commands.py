"""What the visitor does with files: new, rename, delete, upload and download change the project."""

from app.base import browser
from app.projects import names, storage, transfer, unseen, words
from app.projects.files import FileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.projects.desk import Desk
    from app.projects.files import File, Files
    from app.projects.joints import (
        Bar,
        CodeEditor,
        Content,
        DataEditor,
        DataPane,
        Example,
        NameDialog,
        Pairs,
        Voice,
    )
    from app.runtime.reports import WorkerFiles

UPLOADED, ZIPPED = "upload", "zip"


class FileCommands:
    """Acts on the files of the project that is open: the `FileActions` of its tabs."""

    def __init__(
        self,
        desk: "Desk",
        naming: "NameDialog",
        bar: "Bar",
        *,
        code: "CodeEditor",
        data: "DataEditor",
        data_pane: "DataPane",
        voice: "Voice",
    ) -> None:
        self._desk, self._naming, self._bar = desk, naming, bar
        self._code, self._data, self._data_pane, self._voice = code, data, data_pane, voice
        self._input = browser.element("upload")
        browser.listen(self._input, "change", self._on_chosen)
        transfer.on_drop(self._receive)

    @property
    def _files(self) -> "Files":
        return self._desk.project.files

    @property
    def _shown(self) -> "File":
        return self._files.shown

    def show(self, file: "File") -> None:
        """Show a file."""
        self._files.show(file)

    def new(self) -> None:
        """Ask for a name and make an empty file of it."""
        suggestion = names.free("module.py", self._files.names)
        self._naming.ask(
            words.NEW_FILE,
            suggestion,
            confirm=words.CREATE,
            attempt=lambda name: _attempted(lambda: self._files.add(name)),
            then=self._code.focus,
        )

    def rename(self) -> None:
        """Ask for another name of the shown file."""
        file = self._shown
        self._naming.ask(
            words.RENAME_TITLE.format(file.name),
            file.name,
            confirm=words.RENAME,
            attempt=lambda name: _attempted(lambda: self._files.rename(file, name)),
        )

    def delete(self) -> None:
        """Delete the shown file, which can be undone."""
        file, files = self._shown, self._files
        try:
            restore = files.remove(file)
        except FileError as error:
            self._voice.remark(str(error))
            return
        self._bar.offer_undo(words.DELETED.format(file.name), restore)

    def upload(self) -> None:
        """Ask for files of the device."""
        self._input.click()

    def download(self) -> None:
        """Offer the shown file."""
        transfer.download(self._shown)

    def download_all(self) -> None:
        """Offer all files, and the data beside them, as a zip."""
        project = self._desk.project
        transfer.download_zip(
            project.name,
            project.packed(),
            lambda cause: self._bar.put(ZIPPED, words.ZIP_NOT_MADE.format(cause), []),
        )

    def save(self) -> None:
        """Store the project now, since the visitor wants that, and say what came of it."""
        self._desk.touch()
        self._desk.save(is_urgent=True, then=self._on_saved)

    def _on_saved(self) -> None:
        self._voice.remark(words.SAVED if self._desk.is_saved else words.UNSAVED)

    def add(self, found: "Pairs") -> None:
        """Add files beside those that are there, under names that are free, and show the first."""
        problems: list[str] = []
        first = None
        for name, content in found:
            try:
                added = self._files.add(names.free(name, self._files.names), content, shows=False)
                first = first or added
            except FileError as error:
                problems.append(words.NOT_TAKEN.format(unseen.spelled(name), error))
        if first is not None:
            self._files.show(first)
        self._tell(problems)

    def take(self, fields: "WorkerFiles") -> None:
        """Take what a program has written: a FILES report."""
        changed, kept = storage.pairs(fields["changed"]), storage.pairs(fields["kept"])
        removed = [str(name) for name in browser.items(fields["removed"])]
        said = self._desk.take(
            worker=fields["worker"], rounds=fields["round"], changed=changed, removed=removed
        )
        said.extend([words.KEPT.format(unseen.spelled(name), cause) for name, cause in kept])
        for sentence in said:
            self._voice.notice(sentence)

    def choose(self, example: "Example") -> None:
        """Put an example into the editors, in steps that can be undone."""
        self._desk.keep_version(words.BEFORE_EXAMPLE)
        self._files.show(self._desk.program() or self._files.add("main.py"))
        self._code.replace(example.code)
        if example.data:
            self.put_data(example.data)
        self._voice.see_code()
        self._voice.remark(words.EXAMPLE)
        self._code.focus()

    def put_data(self, text: str) -> None:
        """Put other data in place of those that are there, in a step that can be undone."""
        self._data.replace(text)
        self._data_pane.unfold()

    def _on_chosen(self, _event: "JsObject") -> None:
        self._receive(self._input.files)
        self._input.value = ""

    def _receive(self, files: "JsObject") -> None:
        transfer.receive(files, self._take)

    def _take(self, found: "Pairs", problems: "list[str]") -> None:
        """Take what was uploaded: a file of a name that is there is replaced, which can be undone."""
        self._desk.keep_version(words.BEFORE_UPLOAD)
        replaced: list[tuple[File, Content]] = []
        last = None
        for name, content in found:
            former = self._files.find(name)
            try:
                if former is None:
                    last = self._files.add(name, content, shows=False)
                else:
                    kept = former.content
                    self._files.put(former, content)
                    replaced.append((former, kept))
                    last = former
            except FileError as error:
                problems.append(words.NOT_TAKEN.format(unseen.spelled(name), error))
        if last is not None:
            self._files.show(last)
            self._voice.see_code()
        if replaced:
            listed = ", ".join([file.name for file, _ in replaced])
            self._bar.offer_undo(words.REPLACED.format(listed), lambda: self._put_back(replaced))
        self._tell(problems)

    def _put_back(self, replaced: "list[tuple[File, Content]]") -> None:
        for file, content in replaced:
            self._files.put(file, content)

    def _tell(self, problems: "list[str]") -> None:
        if problems:
            self._bar.put(UPLOADED, " ".join(problems), [])


def _attempted(change: "Callable[[], object]") -> str:
    """Return what is wrong about a change, or nothing if it was made."""
    try:
        change()
    except FileError as error:
        return str(error)
    return ""
