"""What is seen of the site on this device: a word in the status line, and the notice of a new version."""

from app.base import browser
from app.device import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.device.offline import Offline


class OfflineView:
    """Shows it, and looks after it whenever the visitor comes back to the page or the network does."""

    def __init__(self, offline: "Offline") -> None:
        self._offline = offline
        self._words, self._notice = browser.element("offline"), browser.element("update")
        self._item = browser.element("reload")
        self._version = ""
        self._words.setAttribute("title", words.TITLE)
        browser.on_press(self._item, offline.update)
        browser.listen(browser.window, "online", lambda _: offline.glance())
        browser.listen(browser.document, "visibilitychange", self._on_visibility)

    def watch(self, service: "Any") -> None:
        """Have the news of `public/offline.mjs` heard, and begin with what it has told before."""
        service.watch(browser.proxy(lambda news: self._offline.hear(browser.fields_of(news))))

    def show(self) -> None:
        """Show how the storing goes, and which new version there is, if any."""
        said, version = self._offline.words(), self._offline.version
        if self._words.textContent != said:
            # On a narrow page there is no room for how much it is.
            head, comma, much = said.partition(",")
            self._words.replaceChildren(head, browser.create("span", comma + much))
            self._words.hidden = not said
        if version != self._version:
            self._version = version
            self._item.textContent = words.RELOAD.format(version)
            self._item.hidden = False
            self._fill()

    def dismiss(self) -> None:
        """Take the notice away; the menu still has it."""
        if self._notice.contains(browser.document.activeElement):
            browser.element("more").focus()
        self._notice.replaceChildren()

    def _on_visibility(self, _event: "Any") -> None:
        if not browser.document.hidden:
            self._offline.glance()

    def _fill(self) -> None:
        said = browser.create("p", words.READY.format(self._version))
        now = browser.create("button", words.RELOAD_NOW, type="button", class_="button small primary")
        later = browser.create("button", words.LATER, type="button", class_="button small")
        browser.on_press(now, self._offline.update)
        browser.on_press(later, self.dismiss)
        self._notice.replaceChildren(said, now, later)
