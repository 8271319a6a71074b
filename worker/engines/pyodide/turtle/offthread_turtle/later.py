"""What later versions of Python added to `turtle`, for a module that was taken from an earlier one.

By the documentation of Python 3.14 (https://docs.python.org/3.14/library/turtle.html). What is there already
stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# What 3.13 took away.
_GONE = ("settiltangle",)
_PICTURES = (".gif", ".png")

Names = dict[str, Any]


def complete(names: Names) -> None:
    """Make a module `turtle`, given by its names, one of Python 3.14."""
    for name in _GONE:
        _remove(names, name)
    _add(names, "Turtle", (names["RawTurtle"],), (fill, poly))
    _add(names, "Turtle", (names["TPen"], names["TNavigator"]), (teleport,))
    _add(names, "_Screen", (names["TurtleScreen"],), (no_animation, save))
    names["__all__"] = sorted(
        {*names["__all__"], *names["_tg_turtle_functions"], *names["_tg_screen_functions"]}
    )
    _take_pictures(names["TurtleScreen"])
    _pace(names["TurtleScreen"])


def _remove(names: Names, name: str) -> None:
    if name in names:
        del names[name]
        delattr(names["RawTurtle"], name)
        names["_tg_turtle_functions"].remove(name)
        names["__all__"] = [each for each in names["__all__"] if each != name]


def _add(names: Names, of: str, to: tuple[type, ...], functions: tuple[Callable[..., Any], ...]) -> None:
    """Add methods that are missing, and the functions of their names."""
    for function in functions:
        name = function.__name__
        listed = names["_tg_turtle_functions" if of == "Turtle" else "_tg_screen_functions"]
        if name not in listed:
            listed.append(name)
            for each in to:
                setattr(each, name, function)
            names[name] = _function(names, of, function)


def _function(names: Names, of: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function that does the same with the turtle, or screen, that is there without being made."""
    where, make = ("_pen", names["Turtle"]) if of == "Turtle" else ("_screen", names["Screen"])

    def function(*given: Any, **options: Any) -> Any:
        owner = names["Turtle"]
        if getattr(owner, where) is None:
            if not names["TurtleScreen"]._RUNNING:
                names["TurtleScreen"]._RUNNING = True
                raise names["Terminator"]
            setattr(owner, where, make())
        return method(getattr(owner, where), *given, **options)

    function.__name__ = function.__qualname__ = method.__name__
    function.__doc__, function.__module__ = method.__doc__, names["__name__"]
    function.__signature__ = _signature(method)  # type: ignore[attr-defined]
    return function


def _signature(method: Callable[..., Any]) -> Any:
    import inspect

    found = inspect.signature(method)
    return found.replace(parameters=list(found.parameters.values())[1:])


def teleport(self: Any, x: float | None = None, y: float | None = None, *, fill_gap: bool = False) -> None:
    """Move the turtle to a place at once, without drawing a line.

    x, y -- where to; None leaves this coordinate as it is
    fill_gap -- whether a fill goes on; else what was drawn so far is filled, and another fill begins

    The heading does not change.
    """
    down, filling = self.isdown(), self.filling()
    if down:
        self.pen(pendown=False)
    if filling and not fill_gap:
        self.end_fill()
    here = self._position
    self._position = type(here)(here[0] if x is None else x, here[1] if y is None else y)
    self.pen(pendown=down)
    if filling and not fill_gap:
        self.begin_fill()


@contextmanager
def fill(self: Any) -> Iterator[None]:
    """Fill what is drawn in a with statement: with turtle.fill(): ..."""
    self.begin_fill()
    try:
        yield
    finally:
        self.end_fill()


@contextmanager
def poly(self: Any) -> Iterator[None]:
    """Record the corners of a polygon in a with statement: with turtle.poly(): ..."""
    self.begin_poly()
    try:
        yield
    finally:
        self.end_poly()


@contextmanager
def no_animation(self: Any) -> Iterator[None]:
    """Draw all that a with statement draws at once: with screen.no_animation(): ..."""
    tracer = self.tracer()
    try:
        self.tracer(0)
        yield
    finally:
        self.tracer(tracer)


def save(self: Any, filename: Any, *, overwrite: bool = False) -> None:
    """Save the drawing as a PostScript file.

    filename -- its name, which must end with .ps or .eps
    overwrite -- whether a file that is there already may be replaced
    """
    path = Path(filename)
    if not path.parent.exists():
        raise FileNotFoundError(f"The directory '{path.parent}' does not exist. Cannot save to it.")
    if not overwrite and path.exists():
        raise FileExistsError(
            f"The file '{path}' already exists. To overwrite it use the 'overwrite=True' argument."
        )
    if path.suffix not in (".ps", ".eps"):
        raise ValueError(f"Unknown file extension: '{path.suffix}', must be one of {{'.ps', '.eps'}}")
    path.write_text(self.cv.postscript(), encoding="utf-8")


def _take_pictures(screen: Any) -> None:
    """Shapes may be of other pictures than GIFs, since Python 3.14."""
    original = screen.register_shape

    def register_shape(self: Any, name: str, shape: Any = None) -> None:
        if shape is None and str(name).lower().endswith(_PICTURES[1:]):
            shape = self._image(name)
            self._shapes[name] = _shape(original)("image", shape)
        else:
            original(self, name, shape)

    register_shape.__doc__, register_shape.__qualname__ = original.__doc__, original.__qualname__
    screen.register_shape = screen.addshape = register_shape


def _shape(method: Any) -> Any:
    return method.__globals__["Shape"]


def _pace(screen: Any) -> None:
    """A program that updates the screen over and over shows one frame after the other, as on a laptop."""
    original = screen.update

    def update(self: Any) -> None:
        original(self)
        self.cv.pace()

    update.__doc__, update.__qualname__ = original.__doc__, original.__qualname__
    screen.update = update
