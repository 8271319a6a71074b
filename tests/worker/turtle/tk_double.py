"""A tkinter that only keeps what it is told, for CPython's own turtle: no code of ours is in it.

It takes any word for a colour.
"""

import re
import types
from typing import Any


class TclError(Exception):
    pass


class Widget:
    def __init__(self, master: Any = None, **options: Any) -> None:
        self.master = master
        self.options = dict(options)

    def _nothing(self, *_given: Any, **_options: Any) -> None: ...

    rowconfigure = columnconfigure = grid = grid_forget = pack = set = bind = title = wm_protocol = (
        destroy
    ) = _nothing

    def winfo_toplevel(self) -> Any:
        return self if self.master is None else self.master.winfo_toplevel()


class Tk(Widget):
    size = (600, 600)

    def winfo_screenwidth(self) -> int:
        return 1200

    def winfo_screenheight(self) -> int:
        return 800

    def geometry(self, text: str) -> None:
        found = re.match(r"(\d+)x(\d+)", text)
        assert found
        self.size = int(found[1]), int(found[2])

    def mainloop(self, *_given: Any) -> None: ...


class Canvas(Widget):
    def __init__(self, master: Any = None, **options: Any) -> None:
        super().__init__(master, **options)
        self.items: dict[int, dict[str, Any]] = {}
        self.count = 0
        self.tk = self.winfo_toplevel()

    def _create(self, kind: str, coords: Any, options: Any) -> int:
        self.count += 1
        self.items[self.count] = {"kind": kind, **options}
        self.coords(self.count, *coords)
        return self.count

    def create_polygon(self, *coords: Any, **options: Any) -> int:
        return self._create("polygon", coords, options)

    def create_line(self, *coords: Any, **options: Any) -> int:
        return self._create("line", coords, options)

    def create_text(self, *coords: Any, **options: Any) -> int:
        return self._create("text", coords, options)

    def create_image(self, *coords: Any, **options: Any) -> int:
        return self._create("image", coords, options)

    def coords(self, number: int, *coords: Any) -> Any:
        item = self.items.get(number)
        if item is None:
            return []
        if coords:
            row = list(coords[0]) if isinstance(coords[0], tuple) else list(coords)
            item["coords"] = [float(each) for each in row]
        return list(item["coords"])

    def itemconfigure(self, number: int, **options: Any) -> None:
        if number in self.items:
            self.items[number].update(options)

    itemconfig = itemconfigure

    def tag_raise(self, number: int) -> None:
        self.items[number] = self.items.pop(number)

    def tag_lower(self, number: int) -> None:
        self.items = {number: self.items[number], **self.items}

    def delete(self, number: Any) -> None:
        for each in list(self.items) if number == "all" else [number]:
            self.items.pop(each, None)

    def find_all(self) -> tuple[int, ...]:
        return tuple(self.items)

    def type(self, number: int) -> Any:
        return self.items[number]["kind"] if number in self.items else None

    def bbox(self, number: int) -> tuple[int, int, int, int]:
        x, y = self.items[number]["coords"]
        return int(x), int(y) - 10, int(x) + 10, int(y)

    def winfo_rgb(self, name: str) -> None:
        if not re.fullmatch(r"[a-zA-Z]+\d*|#([0-9a-fA-F]{3}){1,4}", name):
            raise TclError(name)

    def config(self, **options: Any) -> None:
        self.options.update({name: value for name, value in options.items() if value is not None})

    configure = config

    def cget(self, name: str) -> Any:
        return self.options.get(name)

    def winfo_width(self) -> Any:
        return self.winfo_toplevel().size[0]

    def winfo_height(self) -> Any:
        return self.winfo_toplevel().size[1]

    def _nothing(self, *_given: Any, **_options: Any) -> None: ...

    update = after = after_idle = tag_bind = tag_unbind = bind = unbind = focus_force = _nothing
    xview = yview = xview_moveto = yview_moveto = _nothing


class PhotoImage(Widget):
    def blank(self) -> None: ...


def module() -> types.ModuleType:
    """Return the double as a module."""
    made = types.ModuleType("tkinter")
    names = {"Tk": Tk, "Frame": Widget, "Scrollbar": Widget, "Canvas": Canvas, "PhotoImage": PhotoImage}
    vars(made).update(names, TclError=TclError, SUNKEN="sunken", HORIZONTAL="horizontal", ROUND="round")
    vars(made)["simpledialog"] = types.ModuleType("simpledialog")
    return made
