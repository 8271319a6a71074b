"""What pygame has and this one has not, or not yet loaded.

Parts that few games use are loaded when they are asked for. What is not there at all is an error that says
so, for a name or a module.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any

LACKING = (
    "{} is not part of the pygame of this page, which has what most games need. Its parts are "
    "cursors, display, draw, event, font, freetype, gfxdraw, image, joystick, key, mask, math, mixer, mouse, "
    "sndarray, sprite, surfarray, time, transform, PixelArray, Rect and Surface"
)


def names_of(module: str) -> Callable[[str], Any]:
    """Return a module's `__getattr__`."""
    return lazily(module)


def lazily(module: str, **parts: str) -> Callable[[str], Any]:
    """Return a module's `__getattr__`. parts: names, and the modules of pygame that they are in, or are."""

    def missing(name: str) -> Any:
        if name in parts:
            found = importlib.import_module(f"pygame.{parts[name]}")
            made = found if name == parts[name] else getattr(found, name)
            setattr(sys.modules[module], name, made)
            return made
        text = f"module '{module}' has no attribute '{name}'"
        if not name.startswith("__"):
            text = LACKING.format(f"{module}.{name}")
        raise AttributeError(text, name=name, obj=sys.modules[module])

    return missing


class Modules:
    """Asked last for a module that is imported."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        """Say of a part of pygame that is not here what it is."""
        if name.startswith("pygame.") and not name.startswith("pygame.__"):
            raise ImportError(LACKING.format(name), name=name)


def watch_imports() -> None:
    """Have an import of a part that is not here say so; once, however often pygame is imported."""
    others = [each for each in sys.meta_path if getattr(each, "__module__", "") != __name__]
    sys.meta_path[:] = [*others, Modules]
