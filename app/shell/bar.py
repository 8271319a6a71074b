"""The line at the top: what the visitor should know of the work, and what can be done about it."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # What is said, and buttons: their words and what they do.
    Note = tuple[str, Sequence[tuple[str, Callable[[], object]]]]

UNDO_MS = 20000
UNDO = "Undo"


class Bar:
    """Shows the latest of its notes; each has a key, and stays until it is dropped or put away."""

    def __init__(self) -> None:
        self._bar, self._words = browser.element("bar"), browser.element("bar-words")
        self._actions = browser.element("bar-actions")
        self._keys: list[str] = []
        self._notes: dict[str, Note] = {}
        browser.on_press(browser.element("bar-close"), self._put_away)

    def put(self, key: str, words: str, actions: "Sequence[tuple[str, Callable[[], object]]]") -> None:
        """Show a note above the others."""
        self._forget(key)
        self._keys.append(key)
        self._notes[key] = (words, actions)
        self._show()

    def offer_undo(self, words: str, undo: "Callable[[], object]") -> None:
        """Show for a while that something was done, and how to take it back."""
        self.put("undo", words, [(UNDO, lambda: self._undo(undo))])
        note = self._notes["undo"]
        browser.after(UNDO_MS, lambda: self.drop("undo") if self._notes.get("undo") is note else None)

    def drop(self, key: str) -> None:
        """Show a note no longer, if it is there."""
        if key in self._keys:
            self._forget(key)
            self._show()

    def _undo(self, undo: "Callable[[], object]") -> None:
        self.drop("undo")
        undo()

    def _forget(self, key: str) -> None:
        if key in self._keys:
            self._keys.remove(key)
            self._notes.pop(key)

    def _put_away(self) -> None:
        self.drop(self._keys[-1])

    def _show(self) -> None:
        had_focus = self._bar.contains(browser.document.activeElement)
        self._bar.hidden = not self._keys
        self._actions.replaceChildren()
        if not self._keys:
            self._words.textContent = ""
            if had_focus:
                # One of the two is there: the other cannot take the keyboard.
                browser.element("leave").focus()
                browser.element("more").focus()
            return
        words, actions = self._notes[self._keys[-1]]
        self._words.textContent = words
        for label, action in actions:
            button = browser.create("button", label, type="button", class_="button small")
            browser.on_press(button, action)
            self._actions.append(button)
