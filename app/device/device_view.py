"""The panel "What this device can do"."""

from app.base import browser
from app.device import device

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.device.device import Facts, Line


class DeviceView:
    """Shows the facts that `now()` tells of the page and its workers."""

    def __init__(self, now: "Callable[[], Facts]") -> None:
        self._now = now
        self._dialog, self._list = browser.element("device"), browser.element("device-list")

    def open(self) -> None:
        """Show the panel."""
        if not self._dialog.open:
            self._fill()
            browser.show_modal(self._dialog)

    def refresh(self) -> None:
        """Show what is so now, if the panel is open."""
        if self._dialog.open:
            self._fill()

    def _fill(self) -> None:
        made = browser.fragment()
        for line in device.lines(self._now()):
            made.append(browser.create("dt", line.name), _description(line))
        self._list.replaceChildren(made)


def _description(line: "Line") -> object:
    made = browser.create("dd", line.words, data_best="true" if line.is_best else "false")
    if line.fix:
        made.append(browser.create("p", line.fix, class_="fix"))
    return made
