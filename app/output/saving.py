"""The whole output of the last run as a file."""

from app.base import browser, titles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.output.log import Log

NOTHING = "There is no output to download yet"


class Saving:
    """Offers it. remark(sentence): says something for a moment; title(): what the work is called."""

    def __init__(self, log: "Log", remark: "Callable[[str], object]", title: "Callable[[], str]") -> None:
        self._log, self._remark, self._title = log, remark, title

    def save(self) -> None:
        """Offer the file, or say that there is nothing in it."""
        if self._log.is_empty:
            self._remark(NOTHING)
        else:
            name = titles.file_name(self._title(), browser.today(), "-output.txt")
            browser.download(name, browser.blob(self._log.parts()))
