"""The dialog "Your work": everything that is saved on this device."""

from app.base import browser, units
from app.base.signal import Signal
from app.projects import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.base.kinds import JsObject


class ProjectListView:
    """Lists projects.

    `opened`, `renamed`, `downloaded`, `deleted` (id): a button of a project was pressed; `created`,
    `unzipped`: one of those that concern none.
    """

    def __init__(self) -> None:
        self.opened: Signal[[str]] = Signal()
        self.renamed: Signal[[str]] = Signal()
        self.downloaded: Signal[[str]] = Signal()
        self.deleted: Signal[[str]] = Signal()
        self.created: Signal[[]] = Signal()
        self.unzipped: Signal[[]] = Signal()
        self._dialog, self._list = browser.element("works"), browser.element("works-list")
        self._words = browser.element("works-words")
        browser.on_press(browser.element("works-new"), self.created.fire)
        browser.on_press(browser.element("works-zip"), self.unzipped.fire)
        browser.on_press(browser.element("works-close"), self.close)

    def open(self) -> None:
        """Show the dialog."""
        browser.show_modal(self._dialog)

    def close(self) -> None:
        """Put the dialog away."""
        self._dialog.close()

    def say(self, sentence: str) -> None:
        """Show a sentence above the list."""
        self._words.textContent = sentence

    def fill(self, projects: "list[tuple[str, str, int, str, bool]]") -> None:
        """List projects: id, name, number of files, when it was changed, whether it is open here."""
        made = browser.fragment()
        for identity, name, count, changed, is_here in projects:
            item = browser.create("li", class_="work")
            item.append(browser.create("strong", name))
            when = words.OPEN_HERE if is_here else changed
            item.append(browser.create("span", units.count(count, words.ABOUT, when)))
            item.append(self._buttons(identity, name, is_here))
            made.append(item)
        self._list.replaceChildren(made)

    def _buttons(self, identity: str, name: str, is_here: bool) -> "JsObject":
        group = browser.create("div", class_="work-actions")
        for what, pressed in (
            (words.OPEN, self.opened),
            (words.RENAME, self.renamed),
            (words.DOWNLOAD_ONE, self.downloaded),
            (words.DELETE, self.deleted),
        ):
            button = browser.create(
                "button",
                what,
                type="button",
                class_="button small",
                aria_label=words.WITH_NAME.format(what, name),
            )
            if is_here and what in (words.OPEN, words.DELETE):
                browser.set_disabled(button, words.HERE)
            _watch(button, pressed, identity)
            group.append(button)
        return group


def _watch(button: "JsObject", pressed: "Signal[[str]]", identity: str) -> None:
    browser.on_press(button, lambda: pressed.fire(identity))
