"""The shortcuts that hold everywhere on the page. Pure: it is given the events, and what to do."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

TEXT_FIELDS = "input, textarea, [contenteditable=true]"
# Where Enter has a meaning of its own.
DIALOG = "dialog"
OWN_ENTER = "#ask, dialog"
# And where it has one with Shift alone.
OWN_SHIFT_ENTER = OWN_ENTER + ", #console"


class Shortcuts:
    """Acts on keys.

    show(): the list of shortcuts; leave(): the presentation mode is left; save(): the work is stored;
    go_to_error(back): False if there is none.
    """

    def __init__(
        self,
        *,
        run: "Callable[[], object]",
        stop: "Callable[[], object]",
        show: "Callable[[], object]",
        leave: "Callable[[], object]",
        save: "Callable[[], object]",
        go_to_error: "Callable[[bool], bool]",
    ) -> None:
        self._run, self._stop, self._show, self._leave = run, stop, show, leave
        self._save, self._go_to_error = save, go_to_error

    def on_key(self, event: "Any") -> None:
        """Act on a key that was pressed anywhere."""
        key = event.key
        if key == "Enter":
            self._on_enter(event)
        elif key == "?" and not event.defaultPrevented and event.target.closest(TEXT_FIELDS) is None:
            self._show()
        elif key == "Escape" and not event.defaultPrevented:
            self._leave()
        elif key == "F8":
            self._on_next(event)
        elif _is_save(event):
            # Or the browser would offer to save the page itself.
            event.preventDefault()
            if not event.repeat:
                self._save()

    def _on_next(self, event: "Any") -> None:
        if event.ctrlKey or event.metaKey or event.altKey or event.target.closest(DIALOG) is not None:
            return
        if self._go_to_error(bool(event.shiftKey)):
            event.preventDefault()

    def _on_enter(self, event: "Any") -> None:
        has_modifier = event.ctrlKey or event.metaKey
        if event.altKey or event.repeat or not (has_modifier or event.shiftKey):
            return
        if event.target.closest(OWN_ENTER if has_modifier else OWN_SHIFT_ENTER) is not None:
            return
        event.preventDefault()
        if has_modifier and event.shiftKey:
            self._stop()
        else:
            self._run()


def _is_save(event: "Any") -> bool:
    """Tell whether it is Ctrl+S or Cmd+S; where the key has another letter, by its place, as browsers do."""
    if not (event.ctrlKey or event.metaKey) or event.altKey or event.shiftKey:
        return False
    key = event.key
    return key in ("s", "S") or (event.code == "KeyS" and ord(key[0]) > 127)
