"""The split between code and output: it drags, moves by keyboard, and is remembered."""

from app.base import browser
from app.shell import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

STEP, LEAP = 2, 10

PART = "{} % for the code"


class Split:
    """Moves the boundary of the two panes."""

    def __init__(self, preferences: "settings.Settings") -> None:
        self._settings = preferences
        self._bar, self._panes = browser.element("split"), browser.element("panes")
        self._dragged = False
        self._value: float = preferences.split
        self._show(preferences.split)
        browser.listen(self._bar, "keydown", self._on_key)
        browser.listen(self._bar, "pointerdown", self._on_down)
        browser.listen(self._bar, "dblclick", lambda _: self._move(settings.SPLIT_DEFAULT))
        browser.listen(browser.document, "pointermove", self._on_pointer)
        browser.listen(browser.document, "pointerup", self._on_up)
        browser.listen(browser.document, "pointercancel", self._on_up)

    def _on_key(self, event: "Any") -> None:
        now = self._settings.split
        targets = {
            "ArrowLeft": now - STEP,
            "ArrowRight": now + STEP,
            "PageDown": now - LEAP,
            "PageUp": now + LEAP,
            "Home": settings.SPLIT_LEAST,
            "End": settings.SPLIT_MOST,
            "Enter": settings.SPLIT_DEFAULT,
        }
        if event.key in targets:
            event.preventDefault()
            self._move(targets[event.key])

    def _on_down(self, event: "Any") -> None:
        event.preventDefault()
        self._bar.focus()
        self._dragged = True
        self._bar.setAttribute("data-dragged", "")

    def _on_pointer(self, event: "Any") -> None:
        if self._dragged:
            box = self._panes.getBoundingClientRect()
            self._value = 100 * (event.clientX - box.left) / box.width
            self._show(self._value)

    def _on_up(self, _event: "Any") -> None:
        if self._dragged:
            self._dragged = False
            self._bar.removeAttribute("data-dragged")
            self._move(self._value)

    def _move(self, value: float) -> None:
        self._settings.split = value
        self._value = self._settings.split
        self._show(self._value)

    def _show(self, value: float) -> None:
        part = max(settings.SPLIT_LEAST, min(settings.SPLIT_MOST, value))
        browser.root.style.setProperty("--split", f"{part:.1f}fr")
        browser.root.style.setProperty("--rest", f"{100 - part:.1f}fr")
        self._bar.setAttribute("aria-valuenow", str(round(part)))
        self._bar.setAttribute("aria-valuetext", PART.format(round(part)))
