"""Tk's Canvas, as far as turtles and what programs do with `getcanvas()` need it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from offthread_turtle import postscript
from offthread_turtle.bindings import Bindings, Handler
from offthread_turtle.door import Event
from offthread_turtle.images import PhotoImage
from offthread_turtle.items import Item, flat
from offthread_turtle.view import View

# Corners of what stands for an ellipse.
_CORNERS = 60


class Happening:
    """What handlers get: where something happened in the window, which button, which key."""

    def __init__(self, event: Event, x: float, y: float) -> None:
        self.x, self.y = x, y
        self.num = event.get("button", 0)
        self.keysym = event.get("key", "")
        self.char = self.keysym if len(self.keysym) == 1 else ""


class Canvas(View):
    """Items in an order, the last on top, and a part of a plane that shows in the window."""

    def __init__(self, master: Any = None, **options: Any) -> None:
        self.master, self.tk = master, master.tk
        self._items: dict[int, Item] = {}
        self._count = 0
        self._bindings = Bindings()
        self._grabbed: Item | None = None
        self._has_focus = False
        self._sent_images: set[int] = set()
        View.__init__(self, master.winfo_toplevel(), options)
        self._window.heard, self._window.loop.hears = self._on_event, self._hears

    def _create(self, kind: str, given: tuple[Any, ...], options: dict[str, Any]) -> int:
        self._count += 1
        item = Item(self._count, kind, flat(given))
        item.configure(options)
        self._items[item.number] = item
        self._tell(item)
        return item.number

    def create_polygon(self, *coords: Any, **options: Any) -> int:
        """Add a polygon."""
        return self._create("polygon", coords, options)

    def create_rectangle(self, *coords: Any, **options: Any) -> int:
        """Add a rectangle, between two corners; to be moved, it is a polygon."""
        x1, y1, x2, y2 = flat(coords)
        looks = {"fill": "", "outline": "black", **options}
        return self._create("polygon", (x1, y1, x2, y1, x2, y2, x1, y2), looks)

    def create_oval(self, *coords: Any, **options: Any) -> int:
        """Add an ellipse between two corners, in the same way."""
        x1, y1, x2, y2 = flat(coords)
        turns = [math.tau * at / _CORNERS for at in range(_CORNERS)]
        places = [((1 + math.cos(each)) / 2, (1 + math.sin(each)) / 2) for each in turns]
        round_ = [(x1 + (x2 - x1) * across, y1 + (y2 - y1) * down) for across, down in places]
        return self._create("polygon", tuple(round_), {"fill": "", "outline": "black", **options})

    def create_line(self, *coords: Any, **options: Any) -> int:
        """Add a line through points."""
        return self._create("line", coords, options)

    def create_text(self, *coords: Any, **options: Any) -> int:
        """Add a text."""
        return self._create("text", coords, options)

    def create_image(self, *coords: Any, **options: Any) -> int:
        """Add a picture."""
        return self._create("image", coords, options)

    def coords(self, number: int, *coords: Any) -> list[float]:
        """Return where an item is, or put it somewhere else."""
        item = self._items.get(number)
        if item is not None and coords:
            item.coords = flat(coords)
            self._tell(item)
        return [] if item is None or coords else list(item.coords)

    def move(self, number: int, dx: float, dy: float) -> None:
        """Move an item."""
        coords = self.coords(number)
        if coords:
            self.coords(number, *[each + (dy if at % 2 else dx) for at, each in enumerate(coords)])

    def itemconfigure(self, number: int, **options: Any) -> None:
        """Change the looks of an item."""
        item = self._items.get(number)
        if item is not None:
            item.configure(options)
            self._tell(item)

    itemconfig = itemconfigure

    def itemcget(self, number: int, option: str) -> Any:
        """Return one of an item's options."""
        return self._items[number].looks[option] if number in self._items else ""

    def tag_raise(self, number: int, *_above: int) -> None:
        """Put an item on top of all others."""
        item = self._items.pop(number, None)
        if item is not None:
            self._items[number] = item
            self._window.tell(("order", number), lambda: ["r", number], is_last=True)

    lift = tag_raise

    def tag_lower(self, number: int, *_below: int) -> None:
        """Put an item below all others."""
        if number in self._items:
            self._items = {number: self._items[number], **self._items}
            self._window.tell(("order", number), lambda: ["b", number], is_last=True)

    lower = tag_lower

    def delete(self, *numbers: int | str) -> None:
        """Take items away; "all" of them."""
        for number in numbers:
            for each in list(self._items) if number == "all" else [int(number)]:
                if self._items.pop(each, None) is not None:
                    self._window.forget(("order", each))
                    self._window.tell(each, lambda each=each: ["x", each])

    def find_all(self) -> tuple[int, ...]:
        """Return all items, the lowest first."""
        return tuple(self._items)

    def type(self, number: int) -> str | None:
        """Return what an item is."""
        return self._items[number].kind if number in self._items else None

    def bbox(self, *numbers: Any) -> tuple[int, int, int, int] | None:
        """Return what items cover, about."""
        chosen = self._items if "all" in numbers else [each for each in numbers if each in self._items]
        boxes = [self._items[each].box() for each in chosen]
        if not boxes:
            return None
        sides = list(zip(*boxes, strict=True))
        return int(min(sides[0])), int(min(sides[1])), int(max(sides[2]) + 1), int(max(sides[3]) + 1)

    def postscript(self, file: str | None = None, **_options: Any) -> str | None:
        """Return the drawing as PostScript, or write it into a file."""
        text = postscript.text(self._items.values(), self.view())
        if file is None:
            return text
        Path(file).write_text(text, encoding="utf-8")
        return None

    def _tell(self, item: Item) -> None:
        image = item.looks.get("image")
        number = image.number if isinstance(image, PhotoImage) else 0
        if isinstance(image, PhotoImage) and number and number not in self._sent_images:
            self._sent_images.add(number)
            self._window.tell(("image", number), lambda: ["g", number, image.mime, image.text])
        self._window.tell(item.number, item.op)

    def update(self) -> None:
        """Show what was drawn, and act on what has happened."""
        self._window.update()

    update_idletasks = update

    def pace(self) -> None:
        """Wait for the frame to end, if nothing else makes the program wait."""
        self._window.loop.pace()

    def after(self, ms: float, func: Any = None, *args: Any) -> str | None:
        """Call something later, or wait."""
        found: str | None = self._window.after_for(ms, func, args)
        return found

    def after_idle(self, func: Any, *args: Any) -> str | None:
        """Call something as soon as there is time."""
        return self.after(0, func, *args)

    def after_cancel(self, name: str) -> None:
        """Do not call it."""
        self._window.loop.cancel(name)

    def focus_force(self) -> None:
        """Hear keys from now on."""
        self._has_focus = True
        self._window.tell("focus", lambda: ["focus"])

    focus_set = focus = focus_force

    def bind(self, sequence: str, func: Handler, add: object = None) -> None:
        """Call something when something happens to the canvas."""
        if sequence == "<Motion>":
            self._window.tell("hover", lambda: ["hover"])
        self._bindings.bind(sequence, func, add)

    def unbind(self, sequence: str, *_name: object) -> None:
        """Do not call it any more."""
        self._bindings.unbind(sequence)

    def tag_bind(self, number: int, sequence: str, func: Handler, add: object = None) -> None:
        """Call something when something happens to an item."""
        if number in self._items:
            self._items[number].bindings.bind(sequence, func, add)

    def tag_unbind(self, number: int, sequence: str, *_name: object) -> None:
        """Do not call it any more."""
        if number in self._items:
            self._items[number].bindings.unbind(sequence)

    def _hears(self) -> bool:
        return self._bindings.hears() or any(each.bindings for each in self._items.values())

    def _on_event(self, event: Event) -> None:
        kind = event["what"]
        if kind in ("down", "up") and not self._has_focus:
            return
        x, y = float(event.get("x", 0)), float(event.get("y", 0))
        if kind == "press":
            bound = (each for each in reversed(self._items.values()) if each.bindings)
            self._grabbed = next((each for each in bound if each.covers(x, y)), None)
        grabbed = [] if self._grabbed is None or kind in ("down", "up") else self._grabbed.bindings.of(event)
        if kind == "release":
            self._grabbed = None
        for handler in [*grabbed, *self._bindings.of(event)]:
            handler(Happening(event, x - self._left, y - self._top))
