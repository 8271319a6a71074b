"""Whether the visitor is typing something, and must not be led away from it."""

from app.base import browser
from app.shell.shortcuts import TEXT_FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# So long after a key somebody may still be in the middle of a word.
PAUSE_MS = 1200
# Where a program asks, and where Enter runs something.
ASKING, CONSOLE = "#ask", "#console"


class Keyboard:
    """Notes when something was typed last."""

    def __init__(self) -> None:
        self._last: float | None = None
        browser.listen(browser.document, "keydown", self._on_key)
        browser.listen(browser.document, "input", self._on_input)

    def is_typing(self) -> bool:
        """Tell whether something is being typed that is no answer to a program."""
        if self._last is None or browser.now() - self._last > PAUSE_MS:
            return False
        focused = browser.document.activeElement
        return (
            focused is not None
            and focused.closest(TEXT_FIELDS) is not None
            and focused.closest(ASKING) is None
        )

    def rest(self) -> None:
        """What was typed is done with: the visitor wants it run."""
        self._last = None

    def _on_key(self, event: "Any") -> None:
        has_modifier = event.ctrlKey or event.metaKey or event.shiftKey
        if event.key == "Enter" and (has_modifier or event.target.closest(CONSOLE) is not None):
            self.rest()
        else:
            self._on_input(event)

    def _on_input(self, event: "Any") -> None:
        if event.target.closest(TEXT_FIELDS) is not None:
            self._last = browser.now()
