"""The loading bar, and a line for each package on its way. The one has its space, the other lies over it."""

from app.base import browser, units
from app.packages import downloads, failures, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from worker.messages import PackageFields, ProgressFields

# Milliseconds that packages may take before there is a list of them: what is kept here is there sooner.
PATIENCE_MS = 400
# And how long the bar stays once all are there: the next import may be about to ask for more.
LINGER_MS = 1000


class Loading:
    """Shows the start's downloads, and packages on their way; nothing of it takes space from the output."""

    def __init__(self) -> None:
        self._box, self._bar = browser.element("loading"), browser.element("progress")
        self._fill, self._words = browser.element("fill"), browser.element("loading-words")
        self._list, self._news = browser.element("parcels"), browser.element("parcels-news")
        self._downloads, self._failures = downloads.Downloads(), failures.Failures()
        self._rows: list[Any] = []
        self._call_off: Callable[[], None] | None = None
        self._going = browser.Delay(LINGER_MS, self.hide)

    @property
    def failed(self) -> "list[str]":
        """Return the names of the packages that could not be had."""
        return self._downloads.failed

    def show_start(self) -> None:
        """Show that a start has begun, of which nothing is known yet."""
        self.forget()
        self._show(words.STARTING, None)

    def show_progress(self, fields: "ProgressFields") -> None:
        """Show a PROGRESS report."""
        amount = units.progress(fields["loaded"], fields.get("total"))
        said = words.FILE.format(fields["file"], amount, words.source(fields["source"]))
        whole = fields.get("all_total")
        self._show(said, None if whole is None else (fields["all_loaded"], whole))

    def show_package(self, fields: "PackageFields") -> None:
        """Show a PACKAGE report."""
        news = self._downloads.take(fields)
        if fields["state"] == downloads.FAILED:
            self._failures.note(fields)
        if news:
            self._news.textContent = news
        self._show(self._downloads.words, self._downloads.bar)
        if not self._downloads.is_under_way:
            self._close()
            self._going.start()
        elif not self._list.hidden:
            self._paint()
        elif self._call_off is None:
            self._call_off = browser.after(PATIENCE_MS, self._open)

    def take_failures(self) -> "list[failures.Failure]":
        """Return what is to be said of packages that did not come, once nothing is on its way any more."""
        return [] if self._downloads.is_under_way else self._failures.take()

    def forget(self) -> None:
        """Forget the packages of before."""
        self._close()
        self._downloads.clear()

    def hide(self) -> None:
        """Show nothing, and keep the space."""
        self._close()
        self._going.call_off()
        self._box.setAttribute("data-active", "false")

    def _open(self) -> None:
        self._call_off = None
        self._list.hidden = False
        self._paint()

    def _close(self) -> None:
        if self._call_off is not None:
            self._call_off()
            self._call_off = None
        self._list.hidden = True
        self._list.replaceChildren()
        self._rows = []

    def _paint(self) -> None:
        for number, line in enumerate(self._downloads.lines):
            if number == len(self._rows):
                row = browser.create("li", class_="parcel")
                row.append(browser.create("span", line.title, class_="title"), browser.create("span"))
                self._list.append(row)
                self._rows.append(row)
            row = self._rows[number]
            row.setAttribute("data-state", line.state)
            row.style.setProperty("--done", f"{line.part:.3f}")
            row.lastChild.textContent = line.words

    def _show(self, said: str, bar: "tuple[int, int] | None") -> None:
        self._going.call_off()
        self._box.setAttribute("data-active", "true")
        self._words.textContent = said
        self._words.setAttribute("title", said)
        if bar is None:
            self._bar.removeAttribute("aria-valuenow")
            self._fill.style.setProperty("--done", "0")
            return
        loaded, total = bar
        self._bar.setAttribute("aria-valuemax", str(max(loaded, total)))
        self._bar.setAttribute("aria-valuenow", str(loaded))
        self._bar.setAttribute("aria-valuetext", said)
        self._fill.style.setProperty("--done", f"{min(1, loaded / max(total, 1)):.3f}")
