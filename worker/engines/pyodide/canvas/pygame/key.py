"""Keys: https://www.pygame.org/docs/ref/key.html"""

from __future__ import annotations

from pygame import constants, display, event


class Pressed:
    """Which keys are down, by their codes: pressed[pygame.K_LEFT]."""

    def __init__(self, codes: set[int]) -> None:
        self._codes = codes

    def __getitem__(self, code: int) -> bool:
        return code in self._codes

    def __bool__(self) -> bool:
        return True


def get_pressed() -> Pressed:
    """Return which keys are down."""
    event.pump()
    return Pressed({constants.code_of(each) for each in display.canvas().pressed})


def get_mods() -> int:
    """Return which keys are held that change others."""
    return event.mods()


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
    """A key that is held is told of once."""


def get_focused() -> bool:
    """Whether the window can have the keys."""
    return display.get_active()


def start_text_input() -> None:
    """Keys tell their letters at any time."""


stop_text_input = start_text_input
