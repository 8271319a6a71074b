"""Keys: https://www.pygame.org/docs/ref/key.html"""

from __future__ import annotations

from collections.abc import Iterator

from pygame import constants, display, event
from pygame.lacking import names_of


class Pressed:
    """Which keys are down, by their codes: pressed[pygame.K_LEFT]."""

    def __init__(self, codes: set[int]) -> None:
        self._codes = codes

    def __getitem__(self, code: int) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[bool]:
        # As many as pygame has, those that are down among them wherever they are.
        held = len(self._codes)
        return iter([True] * held + [False] * (len(self) - held))

    def __len__(self) -> int:
        return 512

    def __bool__(self) -> bool:
        return True


def get_pressed() -> Pressed:
    """Return which keys are down."""
    event.pump()
    canvas = display.heard()
    return Pressed({constants.code_of(each) for each in canvas.pressed} if canvas else set())


def get_mods() -> int:
    """Return which keys are held that change others."""
    return event.mods()


def set_mods(mods: int) -> None:
    """Keys are held by hands alone."""


def name(key: int, use_compat: bool = True) -> str:
    """Return what a key is called."""
    return constants.NAMES.get(key) or (chr(key) if 32 < key < 127 else "unknown key")


def key_code(name: str) -> int:
    """Return the code of a key by its name."""
    found = {each: code for code, each in constants.NAMES.items()}.get(name.lower())
    if found is None and len(name) != 1:
        raise ValueError("unknown key name")
    return found or ord(name.lower())


def set_repeat(delay: int = 0, interval: int = 0) -> None:
    """Have a key that is held told of again and again; without milliseconds: once."""
    event.set_repeat(delay, interval)


def get_repeat() -> tuple[int, int]:
    """Return after how many milliseconds it is told of again, and then again."""
    return event.get_repeat()


def get_focused() -> bool:
    """Whether the window can have the keys."""
    return display.get_active()


def start_text_input() -> None:
    """Keys tell their letters at any time."""


stop_text_input = start_text_input


def set_text_input_rect(rect: object) -> None:
    """A page has its own place for what is written."""


__getattr__ = names_of(__name__)
