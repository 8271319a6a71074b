"""The picker of the engine in the page's head, and the buttons of errors that name another engine."""

from app.base import address, browser
from app.base.signal import Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.runtime.engines import Engines


class EnginePicker:
    """Shows the site's engines and which is in use. `changed` (sentence): it is another one, in words."""

    def __init__(self, engines: "Engines") -> None:
        self._engines = engines
        self.changed: Signal[[str]] = Signal()
        self._select = browser.element("engine")
        options = browser.fragment()
        for name, title in engines.table:
            options.append(browser.create("option", title, value=name, title=engines.about(name)))
        self._select.replaceChildren(options)
        self._select.disabled = len(engines.table) == 1
        browser.listen(self._select, "change", lambda _: self._choose(str(self._select.value)))
        browser.listen(browser.element("log"), "click", self._on_click)
        self.show()

    def show(self) -> None:
        """Show the present engine; what it does not have is not offered."""
        self._select.value = self._engines.current
        browser.element("about-packages").hidden = not self._engines.has_packages(self._engines.current)
        browser.element("console").hidden = not self._engines.has_console(self._engines.current)

    def _choose(self, name: str) -> None:
        address.forget_query("engine")
        if self._engines.choose(name):
            self.show()
            self.changed.fire(self._engines.change_words())

    def _on_click(self, event: "Any") -> None:
        button = event.target.closest("[data-use]")
        if button is not None:
            self._choose(str(button.getAttribute("data-use")))
            browser.element("run").click()
