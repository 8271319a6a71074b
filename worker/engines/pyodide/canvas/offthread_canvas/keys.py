"""What happens to a canvas, by the names that browsers have for it. The page tells it by those of Tk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

KINDS = {
    "press": "pointerdown",
    "move": "pointermove",
    "hover": "pointermove",
    "release": "pointerup",
    "wheel": "wheel",
    "down": "keydown",
    "up": "keyup",
}
# Names of keys by Tk's: see public/drawing/hands.mjs.
KEYS = {
    "Left": "ArrowLeft", "Right": "ArrowRight", "Up": "ArrowUp", "Down": "ArrowDown", "Return": "Enter",
    "BackSpace": "Backspace", "Prior": "PageUp", "Next": "PageDown", "Caps_Lock": "CapsLock", "space": " ",
    "exclam": "!", "quotedbl": '"', "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&",
    "quoteright": "'", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",",
    "minus": "-", "period": ".", "slash": "/", "colon": ":", "semicolon": ";", "less": "<", "equal": "=",
    "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": "\\", "bracketright": "]",
    "asciicircum": "^", "underscore": "_", "quoteleft": "`", "braceleft": "{", "bar": "|", "braceright": "}",
    "asciitilde": "~", "Shift_L": "Shift", "Shift_R": "Shift", "Control_L": "Control",
    "Control_R": "Control", "Alt_L": "Alt", "Alt_R": "Alt",
}  # fmt: skip


@dataclass(frozen=True)
class Event:
    """What has happened.

    kind: pointerdown, pointermove, pointerup, wheel, keydown or keyup; x, y: where, in pixels of the canvas;
    button: 1 left, 2 middle, 3 right, 0 none, and of a wheel 4 up, 5 down; key: as browsers call it.
    """

    kind: str
    x: int = 0
    y: int = 0
    button: int = 0
    key: str = ""


def made_of(told: dict[str, Any]) -> Event | None:
    """Return what the page tells of; None if it is nothing that is known."""
    kind = KINDS.get(told.get("what", ""))
    if kind is None:
        return None
    if kind.startswith("key"):
        name = str(told.get("key", ""))
        return Event(kind, key=KEYS.get(name, name))
    x, y, button = (told.get(name, 0) for name in ("x", "y", "button"))
    return Event(kind, int(x // 1), int(y // 1), int(button))
