"""The dialog "Versions": the earlier states of the project by time, and one of them to read."""

from app.base import browser
from app.base.signal import Signal
from app.projects import unseen, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.base.kinds import JsObject

# Characters of a file that are shown.
MOST_TEXT = 50000


class PastView:
    """`chosen` (id): a state is to be shown; `wanted` (id): the one that is shown is to be brought back."""

    def __init__(self) -> None:
        self.chosen: Signal[[str]] = Signal()
        self.wanted: Signal[[str]] = Signal()
        self._dialog, self._list = browser.element("versions"), browser.element("versions-list")
        self._words, self._preview = browser.element("versions-words"), browser.element("versions-preview")
        self._back = browser.element("versions-back")
        self._buttons: dict[str, JsObject] = {}
        self._shown = ""
        browser.on_press(self._back, lambda: self.wanted.fire(self._shown))
        browser.on_press(browser.element("versions-close"), self.close)

    def open(self) -> None:
        """Show the dialog, empty."""
        self.fill([])
        browser.show_modal(self._dialog)

    def close(self) -> None:
        """Put the dialog away."""
        self._dialog.close()

    def say(self, sentence: str) -> None:
        """Show a sentence above the list."""
        self._words.textContent = sentence

    def fill(self, versions: "list[tuple[str, str, str]]") -> None:
        """List states: id, when it was, and what it is about; the first is shown."""
        self._buttons, made = {}, browser.fragment()
        for identity, when, about in versions:
            button = browser.create("button", type="button", class_="version")
            button.append(browser.create("strong", when), browser.create("span", about))
            _watch(button, self.chosen, identity)
            self._buttons[identity] = button
            item = browser.create("li")
            item.append(button)
            made.append(item)
        self._list.replaceChildren(made)
        self._preview.replaceChildren()
        self._preview.hidden = not versions
        browser.set_disabled(self._back, "" if versions else words.NO_VERSIONS)
        if versions:
            self.chosen.fire(versions[0][0])

    def preview(self, identity: str, files: "list[tuple[str, str]]") -> None:
        """Show the texts of a state: name and text of each file."""
        self._shown = identity
        for each in self._buttons:
            self._buttons[each].setAttribute("aria-pressed", "true" if each == identity else "false")
        made = browser.fragment()
        for name, text in files:
            made.append(browser.create("h3", unseen.spelled(name)))
            made.append(browser.create("pre", text[:MOST_TEXT] or words.NOT_SHOWN))
        self._preview.replaceChildren(made)
        self._preview.scrollTop = 0


def _watch(button: "JsObject", chosen: "Signal[[str]]", identity: str) -> None:
    browser.on_press(button, lambda: chosen.fire(identity))
