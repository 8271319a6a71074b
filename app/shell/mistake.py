"""What the visitor is told when the page itself made a mistake: that the work is saved, and how to go on."""

from app.base import browser
from app.shell.words import COPIED, DETAILS, DOWNLOAD, RELOAD, SAVED, SAVING, SELECTED, UNSAVED, WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Protocol

    class Notes(Protocol):
        """The line at the top: see app/shell/bar.py."""

        def put(
            self, key: str, words: str, actions: "Sequence[tuple[str, Callable[[], object]]]"
        ) -> None: ...

    class Work(Protocol):
        """What the visitor has made. save(then=…): store it now, and call `then` when that is settled."""

        @property
        def is_saved(self) -> bool: ...
        def save(self, is_urgent: bool = False, then: "Callable[[], object] | None" = None) -> None: ...


KEY = "mistake"
# Milliseconds in which the work must be saved, and for which a reload waits at most.
SAVING_MS, RELOAD_MS = 3000, 1500
# Mistakes that are listed: the first ones tell most.
MOST_LISTED = 10


class MistakeNote:
    """Saves the work at the first mistake, says so, and lists what went wrong for those who can fix it.

    work(): what is to be saved, or None as long as Python has none: then a script of the page keeps what is
    typed (see public/unsaved.mjs). on_download(): the visitor wants it as a file.
    """

    def __init__(
        self, bar: "Notes", work: "Callable[[], Work | None]", on_download: "Callable[[], object]"
    ) -> None:
        self._bar, self._work, self._on_download = bar, work, on_download
        self._dialog, self._list = browser.element("mistake"), browser.element("mistake-details")
        self._words = browser.element("mistake-words")
        self._found: list[str] = []
        self._said = -1
        browser.on_press(browser.element("mistake-copy"), self._copy)
        browser.on_press(browser.element("mistake-close"), self._dialog.close)

    def take(self, details: str) -> None:
        """Take a mistake; details: what a developer wants to know of it."""
        is_first = not self._found
        if details not in self._found:
            self._found = (self._found + [details])[:MOST_LISTED]
            self._list.textContent = "\n\n".join(self._found)
        if is_first:
            self._say(SAVING)
            browser.after(SAVING_MS, self._judge)
            self._save(self._judge)

    def _judge(self) -> None:
        """Say whether the work is saved: the first time counts."""
        if self._said == SAVING:
            work = self._work()
            self._say(SAVED if work is None or work.is_saved else UNSAVED)

    def _save(self, then: "Callable[[], object]") -> None:
        work = self._work()
        if work is None:
            then()
        else:
            work.save(is_urgent=True, then=then)

    def _say(self, words: int) -> None:
        self._said = words
        actions: list[tuple[str, Callable[[], object]]] = [(WORDS[RELOAD], self._reload)]
        if words == UNSAVED:
            actions = [(WORDS[DOWNLOAD], self._on_download)] + actions
        self._bar.put(KEY, WORDS[words], actions + [(WORDS[DETAILS], self._open)])

    def _reload(self) -> None:
        """Reload the page, once the work is saved, or if that takes too long or fails."""
        browser.after(RELOAD_MS, browser.reload)
        self._save(browser.reload)

    def _open(self) -> None:
        self._words.textContent = ""
        browser.show_modal(self._dialog)

    def _copy(self) -> None:
        browser.select_all(self._list)
        is_copied, _ = browser.attempt(browser.document, "execCommand", "copy")
        self._words.textContent = WORDS[COPIED if is_copied else SELECTED]
