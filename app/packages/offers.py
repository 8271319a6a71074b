"""The buttons under errors that offer a package which a library asks for, see app/output/entries.py."""

from app.base import browser
from app.base.signal import Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Offers:
    """Tells by `chosen` (name, again) which package is wanted, and if the program is to run again then."""

    def __init__(self) -> None:
        self.chosen: Signal[[str, bool]] = Signal()
        browser.listen(browser.element("log"), "click", self._on_click)

    def _on_click(self, event: "Any") -> None:
        button = event.target.closest("[data-load]")
        if button is not None:
            self.chosen.fire(str(button.getAttribute("data-load")), button.hasAttribute("data-again"))
