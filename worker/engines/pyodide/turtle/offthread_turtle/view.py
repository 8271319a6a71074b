"""What shows of a canvas: the window's size, the part of the plane in it, and the background."""

from __future__ import annotations

from typing import Any

from offthread_turtle import colours
from offthread_turtle.errors import TclError
from offthread_turtle.items import flat


class View:
    """A part of a plane that shows in a window; the part is as Tk would choose it."""

    def __init__(self, window: Any, options: dict[str, Any]) -> None:
        self._window = window
        self._options: dict[str, Any] = {"bg": "white", "width": window.width, "height": window.height}
        self._region = (0.0, 0.0, 0.0, 0.0)
        self._left = self._top = 0.0
        window.resized = self._on_resize
        self.config(**options)

    def configure(self, **options: Any) -> None:
        """Set the background, the size, or the part of the plane that belongs to the canvas."""
        options = {name: value for name, value in options.items() if value is not None}
        if "background" in options:
            options["bg"] = options.pop("background")
        if "bg" in options and colours.rgb(str(options["bg"])) is None:
            raise TclError(f'unknown color name "{options["bg"]}"')
        self._options.update(options)
        if "scrollregion" in options:
            left, top, right, bottom = flat([options["scrollregion"]])
            self._region = left, top, right, bottom
            self._confine()
        self.tell_view()

    config = configure

    def cget(self, option: str) -> Any:
        """Return an option."""
        return self._options.get("bg" if option == "background" else option, "")

    def __getitem__(self, option: str) -> Any:
        return self.cget(option)

    def xview_moveto(self, fraction: float) -> None:
        """Show the canvas from a part of its width on."""
        self._left = self._region[0] + fraction * (self._region[2] - self._region[0])
        self._confine()
        self.tell_view()

    def yview_moveto(self, fraction: float) -> None:
        """Show the canvas from a part of its height on."""
        self._top = self._region[1] + fraction * (self._region[3] - self._region[1])
        self._confine()
        self.tell_view()

    def xview(self, *_given: Any) -> tuple[float, float]:
        """The page scrolls."""
        return 0.0, 1.0

    yview = xview

    def _confine(self) -> None:
        """Have the window show as much of the canvas as it can, as Tk does."""
        left, top, right, bottom = self._region
        self._left += _shift(self._left - left, right - self._left - self._window.width)
        self._top += _shift(self._top - top, bottom - self._top - self._window.height)

    def _on_resize(self) -> None:
        self._options["width"], self._options["height"] = self._window.width, self._window.height
        left, top, right, bottom = self._region
        self._left = (left + right - self._window.width) / 2
        self._top = (top + bottom - self._window.height) / 2
        self._confine()
        self.tell_view()

    def view(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height of what shows."""
        return self._left, self._top, float(self._window.width), float(self._window.height)

    def tell_view(self) -> None:
        """Have the page know the window."""

        def op() -> list[Any]:
            return ["w", *self.view(), colours.css(str(self._options["bg"])), *self._region]

        self._window.tell("view", op)

    def canvasx(self, x: float, *_grid: float) -> float:
        """Return where on the canvas a place of the window is."""
        return self._left + x

    def canvasy(self, y: float, *_grid: float) -> float:
        """The same, from above."""
        return self._top + y

    def winfo_width(self) -> int:
        """Return the window's width."""
        return int(self._window.width)

    def winfo_height(self) -> int:
        """Return the window's height."""
        return int(self._window.height)

    def winfo_toplevel(self) -> Any:
        """Return the window."""
        return self._window

    def winfo_rgb(self, name: str) -> tuple[int, int, int]:
        """Return what a colour is made of, each up to 65535."""
        found = colours.rgb(str(name))
        if found is None:
            raise TclError(f'unknown color name "{name}"')
        return found[0] * 257, found[1] * 257, found[2] * 257

    def grid(self, *_given: Any, **_options: Any) -> None:
        """The canvas is all there is in the window."""

    pack = place = grid


def _shift(before: float, behind: float) -> float:
    """Return how far to move a view that has so much of the canvas before and behind it."""
    if before + behind <= 0:
        # All of it can be seen: in the middle, as turtle wants it.
        return (behind - before) / 2
    return max(-before, 0.0) + min(behind, 0.0)
