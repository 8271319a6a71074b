"""Forgets everything on this device, once the visitor has said so: the dialog, and what comes of it."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject

DELETE, DELETING, LOAD = "Delete everything", "Deleting …", "Reload the page"
NOT_ALL = "Some of it could not be deleted: {}."


class Forgetting:
    """Asks once. leave(): end all workers, which might store something meanwhile."""

    def __init__(self, leave: "Callable[[], object]") -> None:
        self._leave = leave
        self._dialog, self._words = browser.element("forget"), browser.element("forget-words")
        self._button = browser.element("forget-all")
        self._is_done = False
        browser.on_press(self._button, self._go_on)
        browser.on_press(browser.element("forget-cancel"), self._dialog.close)

    def open(self) -> None:
        """Say what will be gone, and ask."""
        browser.show_modal(self._dialog)

    def _go_on(self) -> None:
        module = browser.module("offthreadForgetting")
        if self._is_done:
            module.leave()
            return
        browser.set_disabled(self._button, DELETING)
        self._words.textContent = DELETING
        self._leave()
        module.begin().then(browser.proxy(self._settle))

    def _settle(self, problems: "JsObject") -> None:
        if not problems:
            browser.module("offthreadForgetting").leave()
            return
        self._is_done = True
        self._words.textContent = NOT_ALL.format(problems)
        browser.set_disabled(self._button, "")
        self._button.textContent = LOAD
