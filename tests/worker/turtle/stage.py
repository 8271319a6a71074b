"""Runs a program with CPython's own turtle on a double of tkinter, or with ours, and tells what it left."""

import contextlib
import io
import sys
import types
from collections.abc import Iterator
from typing import Any

from offthread_turtle import door

from tests.worker.turtle import tk_double
from tools.build import turtles

ORIGINAL = compile(turtles.original(), "turtle.py", "exec")
ADAPTED = compile(turtles.source(), "turtle.py", "exec")
# Of a turtle: what says all about it, but for the items of its canvas.
STATE = [
    "_position",
    "_orient",
    "_drawing",
    "_pencolor",
    "_fillcolor",
    "_pensize",
    "_speed",
    "_shown",
    "_resizemode",
    "_stretchfactor",
    "_shearfactor",
    "_tilt",
    "_outlinewidth",
    "_shapetrafo",
    "_fillpath",
    "_poly",
    "_creatingPoly",
    "currentLine",
    "currentLineItem",
    "items",
    "stampItems",
    "_degreesPerAU",
    "_angleOffset",
    "_undobuffersize",
]


@contextlib.contextmanager
def module(ours: bool, events: list[door.Event] | None = None) -> Iterator[Any]:
    """Have a fresh `turtle` importable, and put back what was there."""
    names = ("turtle", "tkinter", "tkinter.simpledialog")
    before = {name: sys.modules.get(name) for name in names}
    page, door.current = door.current, door.Headless(events)
    made = types.ModuleType("turtle")
    made.__file__ = "turtle.py"
    fake = tk_double.module()
    sys.modules.update({"turtle": made, "tkinter": fake, "tkinter.simpledialog": fake.simpledialog})
    try:
        exec(ADAPTED if ours else ORIGINAL, vars(made))
        yield made
    finally:
        door.current = page
        for name, found in before.items():
            sys.modules.pop(name)
            if found is not None:
                sys.modules[name] = found


def outcome(text: str, ours: bool) -> dict[str, Any]:
    """Run a program, and return what it wrote, the state of all turtles, and all that is on the canvas."""
    with module(ours) as turtle, contextlib.redirect_stdout(io.StringIO()) as written:
        exec(f"from turtle import *\n{text}", {"__name__": "__main__"})
        return {"written": written.getvalue(), "turtles": states(turtle), "items": items(turtle)}


def states(turtle: Any) -> list[dict[str, Any]]:
    """Return the state of each turtle, and what it could undo."""
    found = []
    for each in turtle.Screen().turtles():
        state = {name: getattr(each, name) for name in STATE}
        undo = each.undobuffer
        found.append({**state, "undo": None if undo is None else (undo.ptr, undo.buffer)})
    return found


def items(turtle: Any) -> list[tuple[Any, ...]]:
    """Return what is on the canvas: number, kind, coordinates, colours and widths, from the lowest on."""
    canvas = turtle.getcanvas()._canvas
    return [
        (number, canvas.type(number), canvas.coords(number), *looks(canvas, number))
        for number in canvas.find_all()
    ]


def looks(canvas: Any, number: int) -> tuple[Any, ...]:
    item = canvas._items[number].looks if hasattr(canvas, "_items") else canvas.items[number]
    kind = canvas.type(number)
    names = {"polygon": ("fill", "outline"), "line": ("fill", "width"), "text": ("text", "fill", "anchor")}
    return tuple(item.get(name) for name in names.get(kind, ()))
