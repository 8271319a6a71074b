"""Standard input, in place at the end of the output: a field while the program waits, and nothing else."""

from app.base import browser
from app.output import runs
from app.output.ahead import Ahead, cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.output.row import Run


class Ask:
    """Shows the field, and tells what was entered.

    on_answer(text): one line, or several that were pasted; on_end(): the end of input; prefix: of the ids
    of its elements; is_typing(): whether the visitor types something else.
    """

    def __init__(
        self,
        on_answer: "Callable[[str], object]",
        on_end: "Callable[[], object]",
        prefix: str = "",
        is_typing: "Callable[[], bool]" = lambda: False,
    ) -> None:
        self._form, self._field = browser.element(prefix + "ask"), browser.element(prefix + "input")
        self._prompt, self._shelter = browser.element(prefix + "prompt"), browser.element(prefix + "log")
        self._on_answer, self._on_end, self._is_typing = on_answer, on_end, is_typing
        # What the field is called where no prompt names it: its label is the prompt.
        self._nameless = self._field.getAttribute("aria-label")
        self._ahead, self._is_apple = Ahead(), browser.is_apple()
        # The question has its answer; what is typed until the field goes belongs to the next one.
        self._is_answered = False
        browser.listen(self._form, "submit", self._on_submit)
        browser.listen(self._field, "keydown", self._on_key)
        browser.listen(self._field, "paste", self._on_paste)
        browser.listen(self._shelter, "keydown", self._on_key_ahead)
        browser.listen(self._shelter, "paste", self._on_paste_ahead)
        browser.on_press(browser.element(prefix + "end"), self._end)

    @property
    def must_wait(self) -> bool:
        """Tell whether the keyboard is wanted elsewhere just now."""
        return self._is_typing()

    def show(self, prompt: "list[Run]", secret: bool) -> None:
        """Ask; what was typed ahead is in the field, or is the answer already.

        The keyboard is in the field, unless the visitor is in the middle of something else.
        """
        self._keep_typed()
        lines, begun = self._ahead.take()
        self._prompt.replaceChildren()
        runs.add(self._prompt, prompt)
        self._name("".join([text for _, text in prompt]))
        self._field.type = "password" if secret else "text"
        self._field.value = begun
        self._is_answered = False
        self._form.hidden = False
        if not self.must_wait:
            self._field.focus()
        if lines is not None:
            self._answer(lines)

    def hide(self, *, goes_on: bool) -> None:
        """Ask no longer, and keep the keyboard on the page. goes_on: the program may ask again."""
        self._keep_typed()
        if self._form.contains(browser.document.activeElement):
            self._shelter.focus()
            self._ahead.is_open = True
        if not goes_on:
            self._ahead.close()
        self._form.hidden = True
        self._field.value = ""
        self._is_answered = False

    def _name(self, prompt: str) -> None:
        """Have the field called by its prompt, as who cannot see where it stands has to know it."""
        if prompt.strip():
            self._field.removeAttribute("aria-label")
        else:
            self._field.setAttribute("aria-label", self._nameless)

    def _keep_typed(self) -> None:
        if self._is_answered:
            self._ahead.add(self._field.value)

    def _answer(self, text: str) -> None:
        begun, self._field.value = self._field.value, ""
        self._ahead.add(begun)
        self._is_answered = True
        self._on_answer(text)

    def _end(self) -> None:
        if not self._is_answered:
            self._field.value, self._is_answered = "", True
            self._on_end()

    def _on_submit(self, event: "Any") -> None:
        event.preventDefault()
        text, self._field.value = self._field.value, ""
        if self._is_answered:
            self._ahead.add(text + "\n")
        else:
            self._answer(text)

    def _on_key(self, event: "Any") -> None:
        if event.ctrlKey and event.key == "d":
            event.preventDefault()
            self._end()

    def _on_paste(self, event: "Any") -> None:
        text = event.clipboardData.getData("text/plain").replace("\r\n", "\n")
        if "\n" not in text:
            return
        event.preventDefault()
        # A field of one line would lose the line breaks. One at the end begins no further answer.
        before, behind = cut(self._field.value, self._field.selectionStart, self._field.selectionEnd)
        whole, self._field.value = before + text + behind, ""
        if self._is_answered:
            self._ahead.add(whole)
        else:
            self._answer(whole[:-1] if whole.endswith("\n") else whole)

    def _on_key_ahead(self, event: "Any") -> None:
        # A button in the output has its own keys.
        if event.target.id == self._shelter.id and self._ahead.press(event, self._is_apple):
            event.preventDefault()

    def _on_paste_ahead(self, event: "Any") -> None:
        if self._ahead.is_open:
            event.preventDefault()
            self._ahead.add(event.clipboardData.getData("text/plain"))
