"""The field of the console: a line that grows with what is typed, and words above it. It acts on nothing."""

from app.base import browser
from app.base.signal import Signal
from app.console import keys
from app.output.ahead import cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Lines that it shows at once.
MOST_ROWS = 8
END = 0x3FFFFFFF


class Field:
    """`acted` (action): a key that means something, see keys.py; `typed` (text or None): text or a Backspace,
    told in place of being done while `is_watched`."""

    def __init__(self) -> None:
        self.acted: Signal[[str]] = Signal()
        self.typed: Signal[[str | None]] = Signal()
        self.is_watched = False
        # The text as it is while its last line has nothing but an indentation that nobody has typed.
        self._soft = ""
        self._field, self._words = browser.element("console-field"), browser.element("console-words")
        self._input = browser.element("input")
        # The next Tab leaves the field.
        self._is_left = False
        browser.listen(self._field, "keydown", self._on_key)
        browser.listen(self._field, "beforeinput", self._on_before_input)
        browser.listen(self._field, "input", lambda _: self.fit())
        browser.listen(self._input, "keydown", self._on_input_key)

    @property
    def text(self) -> str:
        """Return what is in it."""
        return str(self._field.value)

    def show(self, text: str, *, fits: bool = True, is_soft: bool = False) -> None:
        """Have a text in it, with the cursor behind it.

        fits: be as high as it is; is_soft: spaces that are typed next take the place of those at its end.
        """
        self._field.value = text
        self._soft = text if is_soft and text.endswith(" ") else ""
        browser.select(self._field, END, END)
        if fits:
            self.fit()

    def fit(self) -> None:
        """Be as high as the text, as far as there is room."""
        self._field.rows = min(self.text.count("\n") + 1, MOST_ROWS)

    @property
    def parts(self) -> "tuple[str, str]":
        """Return what stands before and behind the cursor, or what is selected."""
        return cut(self.text, self._field.selectionStart, self._field.selectionEnd)

    def put(self, text: str, *, back: int = 0, is_soft: bool = False) -> None:
        """Put a text where the cursor is, in place of what is selected and of some characters before it."""
        before, behind = self.parts
        before = before[: len(before) - back] + text
        self.show(before + behind, is_soft=is_soft and not behind)
        browser.select(self._field, width(before), width(before))

    def say(self, words: str) -> None:
        """Show words above the field; nothing: show none."""
        self._words.textContent = words
        self._words.hidden = not words

    def take_focus_back(self) -> None:
        """Have the keyboard again after a question, if nobody has put it elsewhere."""
        active = browser.document.activeElement
        if active is None or active.id in ("", "log", "input"):
            self._field.focus()

    def _on_key(self, event: "Any") -> None:
        """Tell what a key means; Escape makes the next Tab leave, as in the editors."""
        before, behind = self.parts
        has_selection = self._field.selectionStart != self._field.selectionEnd
        action = keys.action(event, before, behind, has_selection)
        was_left, self._is_left = self._is_left, action == keys.LEAVE
        if not action or (was_left and event.key == "Tab"):
            return
        if action != keys.LEAVE:
            event.preventDefault()
        self.acted.fire(action)

    def _on_before_input(self, event: "Any") -> None:
        if self._soft and event.data == " " and self.text == self._soft:
            self.show(self._soft.rstrip(" "))
        if not self.is_watched or event.isComposing:
            return
        if event.inputType == "insertText":
            event.preventDefault()
            self.typed.fire(str(event.data))
        elif event.inputType == "deleteContentBackward":
            event.preventDefault()
            self.typed.fire(None)

    def _on_input_key(self, event: "Any") -> None:
        """Stop by Ctrl+C where a program asks, too, unless something is copied."""
        has_selection = self._input.selectionStart != self._input.selectionEnd
        if keys.action(event, "", "", has_selection) == keys.INTERRUPT:
            event.preventDefault()
            self.acted.fire(keys.INTERRUPT)


def width(text: str) -> int:
    """Return how long a text is as JavaScript counts."""
    return sum([2 if ord(character) > 0xFFFF else 1 for character in text])
