"""Lessons: a dialog that lists them, and a pane above the output in which one can be read."""

from app.base import browser
from app.base.signal import Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.base.kinds import JsObject
    from app.lessons.joints import Entry
    from app.lessons.markdown import Lesson, Span

TAGS = {"code": "code", "strong": "strong"}


class LessonsView:
    """Shows what there is, and the text of one. `chosen` (file): one was chosen; `closed`: put away."""

    def __init__(self) -> None:
        self.chosen: Signal[[str]] = Signal()
        self.closed: Signal[[]] = Signal()
        self._dialog, self._list = browser.element("lessons"), browser.element("lessons-list")
        self._words = browser.element("lessons-words")
        self._pane, self._body = browser.element("lesson"), browser.element("lesson-body")
        browser.on_press(browser.element("lessons-close"), self._dialog.close)
        browser.on_press(browser.element("lesson-close"), self._put_away)

    def open(self) -> None:
        """Show the dialog."""
        browser.show_modal(self._dialog)

    def close(self) -> None:
        """Put the dialog away."""
        self._dialog.close()

    def fill(self, lessons: "list[Entry]") -> None:
        """List lessons: file, title, about."""
        made = browser.fragment()
        for lesson in lessons:
            button = browser.create("button", type="button", class_="example")
            button.append(
                browser.create("strong", str(lesson["title"])), browser.create("span", str(lesson["about"]))
            )
            self._watch(button, str(lesson["file"]))
            item = browser.create("li")
            item.append(button)
            made.append(item)
        self._list.replaceChildren(made)
        self.say("")

    def say(self, words: str) -> None:
        """Show a sentence in place of the list."""
        self._words.textContent = words

    def read(self, lesson: "Lesson") -> None:
        """Show the text of a lesson, if it has one."""
        self._pane.hidden = not lesson.blocks
        browser.element("lesson-title").textContent = lesson.title
        self._body.replaceChildren(_text(lesson))
        self._body.scrollTop = 0

    def hide(self) -> None:
        """Show no lesson."""
        self._pane.hidden = True

    def _watch(self, button: "JsObject", file: str) -> None:
        browser.on_press(button, lambda: self.chosen.fire(file))

    def _put_away(self) -> None:
        self.hide()
        browser.element("log").focus()
        self.closed.fire()


def _text(lesson: "Lesson") -> "JsObject":
    """Make elements of blocks; neighbouring items become one list."""
    made = browser.fragment()
    items: JsObject = None
    for kind, content in lesson.blocks:
        if isinstance(content, str):
            made.append(browser.create("h3" if kind == "heading" else "pre", content))
            items = None
        elif kind != "item":
            made.append(_spans("p", content))
            items = None
        else:
            if items is None:
                items = browser.create("ul")
                made.append(items)
            items.append(_spans("li", content))
    return made


def _spans(tag: str, spans: "list[Span]") -> "JsObject":
    made = browser.create(tag)
    for kind, text in spans:
        made.append(browser.create(TAGS[kind], text) if kind in TAGS else text)
    return made
