"""What CPython's `turtle` uses of tkinter, by the same names. `import tkinter` finds none of this."""

from __future__ import annotations

import re
from typing import Any

from offthread_turtle import door, simpledialog
from offthread_turtle.canvas import Canvas
from offthread_turtle.errors import TclError
from offthread_turtle.images import PhotoImage
from offthread_turtle.window import SCREEN, Window

__all__ = [
    "HORIZONTAL",
    "ROUND",
    "SUNKEN",
    "Canvas",
    "Frame",
    "PhotoImage",
    "Scrollbar",
    "TclError",
    "Tk",
    "simpledialog",
]

SUNKEN, HORIZONTAL, ROUND = "sunken", "horizontal", "round"


class Tk(Window):
    """A window: the drawing of the page."""

    def __init__(self, *_args: object, **_options: object) -> None:
        Window.__init__(self, door.current)

    @property
    def tk(self) -> Tk:
        """What has the event loop."""
        return self

    def winfo_toplevel(self) -> Tk:
        """It is at the top."""
        return self

    def winfo_screenwidth(self) -> int:
        """The width of a screen on which windows are."""
        return SCREEN[0]

    def winfo_screenheight(self) -> int:
        """Its height."""
        return SCREEN[1]

    def wm_protocol(self, *_given: object) -> None:
        """Nobody closes the window."""

    protocol = wm_protocol

    def call(self, *_given: object) -> str:
        """There is no window manager."""
        return ""

    def bind(self, *_given: object) -> None:
        """Nothing happens to the window as a whole."""

    def resizable(self, *_given: object) -> None:
        """The page sees to that."""

    iconbitmap = iconphoto = attributes = wm_attributes = minsize = maxsize = lift = focus_force = resizable

    def geometry(self, text: str | None = None) -> str:
        """Set the size, as in 400x300+0+0, or return it."""
        found = re.match(r"(\d+)x(\d+)", text or "")
        if text and not found:
            raise TclError(f'bad geometry specifier "{text}"')
        if found:
            self.resize(int(found[1]), int(found[2]))
        return f"{self.width}x{self.height}+0+0"

    def after(self, ms: float, func: Any = None, *args: Any) -> str | None:
        """Call something later, or wait."""
        return self.after_for(ms, func, args)

    def after_cancel(self, name: str) -> None:
        """Do not call it."""
        self.loop.cancel(name)

    def update(self) -> None:
        """Show what was drawn, and act on what has happened."""
        self.show()
        self.loop.turn()

    update_idletasks = update

    def mainloop(self, _n: int = 0) -> None:
        """Wait for events."""
        # So that the page knows which run hears them, even one that draws nothing itself.
        self.title(self.title())
        self.show()
        self.loop.run()

    def quit(self) -> None:
        """End the main loop."""
        self.loop.end()

    def destroy(self) -> None:
        """Close the window; the drawing stays on the page."""
        self.show()
        self.close()

    def winfo_exists(self) -> bool:
        """Whether it has not been closed."""
        return not self.is_closed


class Frame:
    """A part of a window."""

    def __init__(self, master: Any = None, **_options: object) -> None:
        self.master = master
        self.tk = master.tk

    def winfo_toplevel(self) -> Any:
        """Return the window."""
        return self.master.winfo_toplevel()

    def rowconfigure(self, *_given: object, **_options: object) -> None:
        """Nothing is laid out here."""

    columnconfigure = grid = pack = place = grid_forget = pack_forget = rowconfigure


class Scrollbar(Frame):
    """The page has its own."""

    def set(self, *_given: object) -> None:
        """It needs not be told."""
