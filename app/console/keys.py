"""What a key means in the console's field, by where the cursor is. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ENTER, BREAK = "enter", "break"
BACK, FORTH, SEEK = "back", "forth", "seek"
COMPLETE, INDENT, OUTDENT = "complete", "indent", "outdent"
INTERRUPT, LEAVE = "interrupt", "leave"

ACTIONS = (ENTER, BREAK, BACK, FORTH, SEEK, COMPLETE, INDENT, OUTDENT, INTERRUPT, LEAVE)

# Those of keys that are pressed alone, and with Ctrl.
_PLAIN = {"Enter": ENTER, "ArrowUp": BACK, "ArrowDown": FORTH, "Tab": COMPLETE, "Backspace": OUTDENT}
_CTRL = {"r": SEEK, "c": INTERRUPT}


def action(event: "Any", before: str, behind: str, has_selection: bool) -> str:
    """Return what is to be done, nothing if that is the browser's own. before, behind: of the cursor."""
    # While an input method puts a word together its keys are its own.
    if event.isComposing or event.altKey or event.metaKey:
        return ""
    key = event.key
    if event.ctrlKey:
        found = "" if event.shiftKey else _CTRL.get(key, "")
        return "" if found == INTERRUPT and has_selection else found
    if event.shiftKey:
        return BREAK if key == "Enter" else ""
    if key == "Escape":
        return LEAVE
    return _by_place(_PLAIN.get(key, ""), before, behind, has_selection)


def _by_place(found: str, before: str, behind: str, has_selection: bool) -> str:
    """Arrows go through the lines of the text first; what stands before the cursor says what Tab means."""
    line = before[before.rfind("\n") + 1 :]
    if (found == BACK and "\n" in before) or (found == FORTH and "\n" in behind):
        return ""
    if found == COMPLETE and not line.strip():
        return INDENT if "\n" in before else ""
    if found == OUTDENT and (has_selection or line.strip() or len(line) < 2):
        return ""
    return found
