"""The dialog "ShareView": a link that holds the work, or a file where that would be too long."""

from app.base import browser, units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MAKING = "Making the link …"


class ShareView:
    """Shows a link. on_copy(link): it is to be copied; on_zip(): a file is wanted instead."""

    def __init__(self, on_copy: "Callable[[str], object]", on_zip: "Callable[[], object]") -> None:
        self._dialog, self._link = browser.element("share"), browser.element("share-link")
        self._words, self._copy = browser.element("share-words"), browser.element("share-copy")
        browser.on_press(self._copy, lambda: on_copy(str(self._link.value)))
        browser.on_press(browser.element("share-zip"), on_zip)
        browser.on_press(browser.element("share-close"), self._dialog.close)

    def open(self, name: str) -> None:
        """Show that a link is being made."""
        browser.element("share-title").textContent = f"Share {name}"
        self._link.value = ""
        # There is nothing to copy yet, even for those who press at once.
        browser.set_disabled(self._copy, MAKING)
        self._say(MAKING, True)
        browser.show_modal(self._dialog)

    def show(self, link: str) -> None:
        """Show the link."""
        self._link.value = link
        browser.set_disabled(self._copy, "")
        self._say(
            f"{units.count(len(link), 'character')}. The link holds your code, your data and your files. "
            "Nothing is sent to a server; whoever opens it sees what is in it now.",
            True,
        )
        self._copy.focus()

    def refuse(self, words: str) -> None:
        """Say why there is no link."""
        self._say(words, False)
        browser.element("share-zip").focus()

    def say(self, words: str) -> None:
        """Tell what has come of it."""
        self._words.textContent = words

    def select(self) -> None:
        """Select the link, so that it can be copied by hand."""
        self._link.focus()
        self._link.select()

    def _say(self, words: str, has_link: bool) -> None:
        self._words.textContent = words
        self._link.hidden = self._copy.hidden = not has_link
