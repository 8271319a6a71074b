"""What `public/editor.mjs` publishes, without CodeMirror: two editors, stored texts, chunks of output."""

from itertools import groupby
from typing import Any

from tests.app.chunks import Chunk as Model
from tests.app.dom.values import JsArray, JsObject, Thrown, undefined
from tests.app.dom.web import Blob, Storage


class Chunk(JsObject, Model):
    """A chunk as MicroPython sees it: `str()` of it is not its text."""

    def toString(self) -> str:
        return self.text

    def copy(self) -> "Chunk":
        return Chunk(self.text)

    def divide(self, joins: bool) -> JsArray:  # type: ignore[override]
        return JsArray([Chunk(each.text) for each in super().divide(joins)])

    def cut(self, size: int, most: int, lines: int) -> JsArray:  # type: ignore[override]
        return JsArray([Chunk(each.text) for each in super().cut(size, most, lines)])


class Errors(JsObject):
    """The mark of an error: see public/errors.mjs. It takes each place to be right."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.marked: tuple[Any, ...] | None = None
        self.went: list[bool] = []

    def begin(self) -> None:
        self.marked = None

    def mark(self, *given: Any) -> None:
        self.marked = given

    def unmark(self) -> None:
        self.marked = None

    def goTo(self, back: bool) -> None:
        self.went.append(back)
        self._page.focused = self._page.element("editor")


class Pane(JsObject):
    """An editor: see public/pane.mjs. `type` is the visitor's hand."""

    def __init__(self, page: Any, name: str, text: str) -> None:
        self._page, self._name = page, name
        self._text = self._first = text
        self._key, self._kept = "", {}  # type: tuple[str, dict[str, str]]
        self._changed: Any = None
        self._moved: Any = None
        self.place = (1, 1)
        self.marked: tuple[Any, ...] | None = None
        self.traced = 0
        self.errors = Errors(page)

    def type(self, text: str) -> None:
        """Have the visitor put another text in place of all there is."""
        self._set(text)
        self._page.settle()

    def text(self) -> str:
        return self._text

    def wasEdited(self) -> bool:
        return self._text != self._first

    def replace(self, text: str) -> None:
        self._set(text)

    def adopt(self, key: str, _language: str) -> None:
        self._key = key

    def show(self, key: str, text: str, language: str) -> None:
        if key != self._key:
            if self._key:
                self._kept[self._key] = self._text
            self._text = self._kept.pop(key, text)
        self.adopt(key, language)
        self._tell_place(1, 1)

    def refresh(self, key: str, text: str) -> None:
        if key == self._key:
            self._set(text)
        elif key in self._kept:
            self._kept[key] = text

    def forget(self) -> None:
        self._kept, self._key = {}, ""

    def focus(self) -> None:
        self._page.focused = self._page.element("data" if self._name == "Data" else "editor")

    def goTo(self, line: int, column: int) -> None:
        self._tell_place(line, column)
        self.focus()

    def trace(self, line: int) -> None:
        self.traced = line

    def mark(self, line: int, column: int, length: int, problem: str) -> None:
        self.marked = (line, column, length, problem)

    def unmark(self) -> None:
        self.marked = None

    def onChange(self, handler: Any) -> None:
        self._changed = handler

    def onMove(self, handler: Any) -> None:
        self._moved = handler
        self._tell_place(*self.place)

    def _set(self, text: str) -> None:
        self._text = text
        if self._changed is not None:
            self._changed()

    def _tell_place(self, line: int, column: int) -> None:
        self.place = (line, column)
        if self._moved is not None:
            self._moved(line, column)


class EditorModule(JsObject):
    """`window.offthreadEditor`."""

    def __init__(self, page: Any, code: str, data: str) -> None:
        self._page = page
        self.code, self.data = Pane(page, "Code", code), Pane(page, "Data", data)
        self._ask: Any = None
        self.early_run = False
        self.early_entries: list[str] = []
        self.viewers: list[Any] = []
        self.rings = 0
        # What the tab keeps over a reload.
        self.session: dict[str, str] = {}

    def takeEarlyRun(self) -> bool:
        return self.early_run

    def takeEarlyEntries(self) -> list[str]:
        taken, self.early_entries = self.early_entries, []
        return taken

    def onComplete(self, ask: Any) -> None:
        self._ask = ask

    def complete(self, line: str) -> list[tuple[list[str], int]]:
        """Have the visitor ask for names; returns the list in which the answer will be."""
        answers: list[tuple[list[str], int]] = []
        self._ask(line, lambda names, length: answers.append((list(names), length)))
        return answers

    def openJavaScript(self, _parent: str, answer: Any) -> None:
        viewer = self.viewers[0] if self.viewers else None
        self._page.clock.call_soon(lambda: answer(viewer))

    def read(self, key: str) -> Any:
        try:
            found = self._storage.getItem(key)
        except Thrown:
            return undefined
        return undefined if found is None else found

    def write(self, key: str, value: str) -> str:
        try:
            self._storage.setItem(key, value)
        except Thrown as error:
            return error.message
        return ""

    def recall(self, key: str) -> str:
        return str(self.session.get(key, ""))

    def keep(self, key: str, value: str) -> None:
        self.session[key] = value

    def ring(self) -> None:
        self.rings += 1

    def chunk(self, text: str) -> Chunk:
        return Chunk(text)

    def chunks(self, texts: JsArray) -> JsArray:
        return JsArray([Chunk(each) if at % 2 else each for at, each in enumerate(texts)])

    def addStyled(self, parent: Any, runs: str) -> None:
        parts = runs.split("\x1b")
        for style, run in groupby(zip(parts[::2], parts[1::2], strict=True), key=lambda part: part[0]):
            texts = [text for _, text in run]
            parent.append(*[self._styled(style, text) for text in texts] if style else ["".join(texts)])

    def _styled(self, style: str, text: str) -> Any:
        made = self._page.document.createElement("span")
        made.textContent = text
        words = style.split(" ")
        made.setAttribute("class", " ".join([word for word in words if "=" not in word]))
        for word in words:
            name, _, colour = word.partition("=")
            if colour:
                made.style.setProperty({"fg": "color", "bg": "background-color"}[name], colour)
        return made

    def file(self, parts: JsArray) -> Blob:
        return Blob(parts)

    @property
    def _storage(self) -> Storage:
        storage: Storage = self._page.window.localStorage
        return storage
