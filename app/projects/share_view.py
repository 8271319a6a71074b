"""The dialog "Share": a link that holds the project, or a file where that would be too long."""

from app.base import browser, units
from app.base.signal import Signal
from app.projects import words


class ShareView:
    """Shows a link. `copied` (link): it is to be copied; `zipped`: a file is wanted instead."""

    def __init__(self) -> None:
        self.copied: Signal[[str]] = Signal()
        self.zipped: Signal[[]] = Signal()
        self._dialog, self._link = browser.element("share"), browser.element("share-link")
        self._words, self._copy = browser.element("share-words"), browser.element("share-copy")
        browser.on_press(self._copy, lambda: self.copied.fire(str(self._link.value)))
        browser.on_press(browser.element("share-zip"), self.zipped.fire)
        browser.on_press(browser.element("share-close"), self._dialog.close)

    def open(self, name: str) -> None:
        """Show that a link is being made."""
        browser.element("share-title").textContent = words.SHARE.format(name)
        self._link.value = ""
        # There is nothing to copy yet, even for those who press at once.
        browser.set_disabled(self._copy, words.MAKING)
        self._say(words.MAKING, True)
        browser.show_modal(self._dialog)

    def show(self, link: str) -> None:
        """Show the link."""
        self._link.value = link
        browser.set_disabled(self._copy, "")
        self._say(words.LINK.format(units.number(len(link))), True)
        self._copy.focus()

    def refuse(self, sentence: str) -> None:
        """Say why there is no link."""
        self._say(sentence, False)
        browser.element("share-zip").focus()

    def say(self, sentence: str) -> None:
        """Tell what has come of it."""
        self._words.textContent = sentence

    def select(self) -> None:
        """Select the link, so that it can be copied by hand."""
        self._link.focus()
        self._link.select()

    def _say(self, sentence: str, has_link: bool) -> None:
        self._words.textContent = sentence
        self._link.hidden = self._copy.hidden = not has_link
