"""A canvas: what a program draws on it is shown frame by frame, and the program hears what happens to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from offthread_canvas import door, pace, png
from offthread_canvas.keys import Event, made_of

# Pixels of a side: the page takes no larger ones.
MOST_SIDE = 2048

TOO_LARGE = "A canvas has sides of 1 to {most:,} pixels, not {width:,} × {height:,}."
CANNOT_HEAR = (
    "This browser cannot tell a program of keys and clicks while it runs on this page. Use Chrome or Edge."
)


class Canvas:
    """The canvas of the page. A new one takes the place of the one before.

    context: JavaScript's CanvasRenderingContext2D, in pixels of the canvas; pressed: the keys that are down,
    by the names that browsers have for them; pointer: where the pointer is; buttons: which of its are down.
    """

    def __init__(self, width: int = 600, height: int = 400, title: str = "") -> None:
        width, height = int(width), int(height)
        if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
            raise ValueError(TOO_LARGE.format(most=MOST_SIDE, width=width, height=height))
        self._door = door.current
        self.width, self.height = width, height
        self.context: Any = self._door.canvas(width, height)
        self.pressed: set[str] = set()
        self.pointer = (0, 0)
        self.buttons: set[int] = set()
        self._pace = pace.Pace()
        self._is_warned = False
        self._tell(["new"], ["w", 0, 0, width, height, "#ffffff", 0, 0, width, height])
        self._tell(["hover"], ["focus"])
        self.title(title)

    def title(self, text: str) -> None:
        """Say what is to be seen, for those who do not see it."""
        self._tell(["k", str(text)[:200]])

    def show(self, fps: float = 60) -> None:
        """Show what was drawn, and wait until the next frame begins, unless the program has waited itself.

        fps: frames a second; 0 not to wait.
        """
        self._door.paint(self.context)
        if fps > 0:
            pace.wait_unless_waited(self._pace, fps)

    def events(self) -> list[Event]:
        """Return what has happened since the last time."""
        if not self._door.can_wait and not self._is_warned:
            self._is_warned = True
            print(CANNOT_HEAR, file=sys.stderr)
        found = [made for told in self._door.poll() if (made := made_of(told)) is not None]
        return [event for event in found if self._note(event)]

    def clear(self) -> None:
        """Leave nothing on the canvas."""
        self.context.clearRect(0, 0, self.width, self.height)

    def save(self, name: str | Path) -> None:
        """Write what is on the canvas into a PNG file."""
        Path(name).write_bytes(png.encoded(self.width, self.height, self.pixels()))

    def pixels(self) -> bytes:
        """Return red, green, blue and alpha of each pixel, row by row."""
        return bytes(self.context.getImageData(0, 0, self.width, self.height).data.to_py())

    def _note(self, event: Event) -> bool:
        """Keep what is down; whether it is news."""
        if event.kind == "keydown":
            is_new = event.key not in self.pressed
            self.pressed.add(event.key)
            return is_new
        if event.kind == "keyup":
            # What went down with Shift comes up without it, perhaps.
            self.pressed -= {event.key, event.key.lower(), event.key.upper()}
            return True
        self.pointer = event.x, event.y
        if event.kind == "pointerdown":
            self.buttons.add(event.button)
        elif event.kind == "pointerup":
            self.buttons.discard(event.button)
        return True

    def _tell(self, *ops: door.Op) -> None:
        self._door.put(self._door.now(), list(ops))
