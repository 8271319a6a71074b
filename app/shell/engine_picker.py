"""The picker of the engine in the page's head, and the buttons of errors that name another engine."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.runtime.engines import Engines


class EnginePicker:
    """Shows the site's engines and which is in use; on_choose(name) when the visitor chooses one."""

    def __init__(self, engines: "Engines", on_choose: "Callable[[str], object]") -> None:
        self._engines, self._on_choose = engines, on_choose
        self._select = browser.element("engine")
        options = browser.fragment()
        for name, title in engines.table:
            options.append(browser.create("option", title, value=name, title=engines.about(name)))
        self._select.replaceChildren(options)
        self._select.disabled = len(engines.table) == 1
        browser.listen(self._select, "change", lambda _: on_choose(self._select.value))
        browser.listen(browser.element("log"), "click", self._on_click)
        self.show()

    def show(self) -> None:
        """Show the present engine; what it does not have is not offered."""
        self._select.value = self._engines.current
        browser.element("about-packages").hidden = not self._engines.has_packages(self._engines.current)

    def _on_click(self, event: "Any") -> None:
        button = event.target.closest("[data-use]")
        if button is not None:
            self._on_choose(str(button.getAttribute("data-use")))
            browser.element("run").click()
