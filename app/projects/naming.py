"""The dialog that asks for a name."""

from app.base import browser
from app.projects import transfer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject


class Naming:
    """Asks for one name at a time."""

    def __init__(self) -> None:
        self._dialog, self._field = browser.element("naming"), browser.element("naming-field")
        self._problem = browser.element("naming-problem")
        self._attempt: Callable[[str], str] = lambda _name: ""
        self._then: Callable[[], object] | None = None
        browser.listen(browser.element("naming-form"), "submit", self._on_submit)
        browser.listen(self._field, "input", lambda _: self._complain(""))
        browser.on_press(browser.element("naming-cancel"), self._dialog.close)

    def ask(
        self,
        title: str,
        name: str,
        *,
        confirm: str,
        attempt: "Callable[[str], str]",
        then: "Callable[[], object] | None" = None,
    ) -> None:
        """Ask for a name; attempt(name): uses it and returns nothing, or says what is wrong with it.

        then(): called once the dialog is closed after that; until then nothing outside of it takes the focus.
        """
        self._attempt, self._then = attempt, then
        browser.element("naming-title").textContent = title
        browser.element("naming-confirm").textContent = confirm
        self._field.value = name
        self._complain("")
        browser.show_modal(self._dialog)
        self._field.focus()
        # The ending most often stays.
        stem = name.rpartition(".")[0]
        browser.select(self._field, 0, len(stem) or len(name))

    def _on_submit(self, event: "JsObject") -> None:
        event.preventDefault()
        wrong = self._attempt(transfer.normal(self._field.value.strip()))
        if wrong:
            self._complain(wrong)
            self._field.focus()
        else:
            self._dialog.close()
            if self._then is not None:
                self._then()

    def _complain(self, words: str) -> None:
        self._problem.textContent = words
        if words:
            self._field.setAttribute("aria-invalid", "true")
        else:
            self._field.removeAttribute("aria-invalid")
