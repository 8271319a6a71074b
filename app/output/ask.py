"""Standard input, in place at the end of the output: a field while the program waits, and nothing else."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Ask:
    """Shows the field, and tells what was entered.

    on_answer(text): one line, or several that were pasted; on_end(): the end of input; prefix: of the ids
    of its elements.
    """

    def __init__(
        self, on_answer: "Callable[[str], object]", on_end: "Callable[[], object]", prefix: str = ""
    ) -> None:
        self._form, self._field = browser.element(prefix + "ask"), browser.element(prefix + "input")
        self._prompt, self._shelter = browser.element(prefix + "prompt"), browser.element(prefix + "log")
        self._on_answer, self._on_end = on_answer, on_end
        browser.listen(self._form, "submit", self._on_submit)
        browser.listen(self._field, "keydown", self._on_key)
        browser.listen(self._field, "paste", self._on_paste)
        browser.on_press(browser.element(prefix + "end"), on_end)

    def show(self, prompt: str, secret: bool) -> None:
        """Ask, with the keyboard in the field."""
        self._prompt.textContent = prompt
        self._field.type = "password" if secret else "text"
        self._field.value = ""
        self._form.hidden = False
        self._field.focus()

    def hide(self) -> None:
        """Ask no longer, and do not let the keyboard fall from the page."""
        if self._form.contains(browser.document.activeElement):
            self._shelter.focus()
        self._form.hidden = True
        self._field.value = ""

    def _on_submit(self, event: "Any") -> None:
        event.preventDefault()
        self._on_answer(self._field.value)

    def _on_key(self, event: "Any") -> None:
        if event.ctrlKey and event.key == "d":
            event.preventDefault()
            self._on_end()

    def _on_paste(self, event: "Any") -> None:
        text = event.clipboardData.getData("text/plain")
        if "\n" not in text:
            return
        event.preventDefault()
        # A field of one line would lose the line breaks. One at the end begins no further answer.
        before = self._field.value[: self._field.selectionStart]
        lines = (before + text.replace("\r\n", "\n")).split("\n")
        rest = lines.pop()
        if rest:
            lines.append(rest)
        self._on_answer("\n".join(lines))
