"""matplotlib's figures: drawn as pictures, described in words, shown where the program says so.

matplotlib is found, never imported: a program that does not use it does not pay for it. It learns of our
backend by MPLBACKEND, and asks for it when the first figure is made
(https://matplotlib.org/stable/users/explain/figure/writing_a_backend_pyplot_interface.html).
"""

from __future__ import annotations

import importlib
import io
import os
import sys
import types
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from worker.kernel.alts import describe

BACKEND = "offthread.plots"

# Pixels of a picture for each CSS pixel, one way: sharp on dense screens, and when enlarged.
SCALE = 2


@dataclass(frozen=True)
class Drawing:
    """A figure as a picture; scale: its pixels for each CSS pixel, one way."""

    mime: str
    data: bytes | str
    alt: str
    scale: int


# show(figure, name, slot): name is that of a file, without its ending.
Show = Callable[[Any, str, str], None]


def is_figure(value: object) -> bool:
    """Tell whether this is a figure of matplotlib's."""
    return any(
        each.__name__ == "Figure" and each.__module__ == "matplotlib.figure" for each in type(value).__mro__
    )


def draw(figure: Any) -> Drawing:
    """Draw a figure: as SVG if `savefig.format` says so, else as PNG."""
    buffer = io.BytesIO()
    is_svg = sys.modules["matplotlib"].rcParams["savefig.format"] == "svg"
    options = {"format": "svg"} if is_svg else {"format": "png", "dpi": figure.dpi * SCALE}
    figure.savefig(buffer, bbox_inches="tight", **options)
    # Drawing at another density has marked it as changed.
    figure.stale = False
    alt = describe(figure)
    if is_svg:
        return Drawing("image/svg+xml", buffer.getvalue().decode(), alt, 1)
    return Drawing("image/png", buffer.getvalue(), alt, SCALE)


class Figures:
    """The figures that pyplot has open, and which of them are on the page."""

    def __init__(self, show: Show) -> None:
        self._show = show
        # Figures of which the page has a picture that can be replaced, and all of which it has one.
        self._slots: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
        self._shown: weakref.WeakSet[Any] = weakref.WeakSet()

    def install(self) -> None:
        """Have matplotlib use our backend, if and when it is imported."""
        os.environ["MPLBACKEND"] = f"module://{BACKEND}"
        sys.modules[BACKEND] = Backend(self)

    def note(self, figure: Any) -> None:
        """A figure was shown otherwise: as long as it does not change, it is not shown at the end."""
        self._shown.add(figure)

    def show(self, *, keep: bool = False) -> None:
        """Show all open figures, and close them; keep: they go on, and their pictures can be replaced."""
        for manager in _managers():
            self.show_one(manager, keep=keep)
        if not keep:
            self.discard()

    def show_one(self, manager: Any, *, keep: bool = True) -> None:
        """Show a figure; where its picture is there to be replaced, replace it."""
        figure = manager.canvas.figure
        name = f"figure-{manager.num}"
        slot = self._slots.setdefault(figure, name) if keep else self._slots.get(figure, "")
        self._shown.add(figure)
        self._show(figure, name, slot)

    def finish(self, besides: object = None) -> None:
        """The program is over: show those open figures that are not to be seen as they are, close all.

        besides: what is shown otherwise.
        """
        try:
            for manager in _managers():
                figure = manager.canvas.figure
                if figure is not besides and (figure.stale or figure not in self._shown):
                    self.show_one(manager, keep=figure in self._slots)
        finally:
            self.discard()

    def discard(self) -> None:
        """Close all figures."""
        self._slots.clear()
        helpers = sys.modules.get("matplotlib._pylab_helpers")
        if helpers is not None:
            helpers.Gcf.destroy_all()


def _managers() -> list[Any]:
    """What pyplot knows of each open figure."""
    helpers = sys.modules.get("matplotlib._pylab_helpers")
    return [] if helpers is None else list(helpers.Gcf.get_all_fig_managers())


class Backend(types.ModuleType):
    """The module that matplotlib takes for its backend; made of matplotlib's own Agg when it is asked for."""

    def __init__(self, figures: Figures) -> None:
        super().__init__(BACKEND, "Figures as pictures in the output.")
        self._figures = figures

    def __getattr__(self, name: str) -> Any:
        if name != "FigureCanvas":
            raise AttributeError(f"module {BACKEND!r} has no attribute {name!r}")
        self.FigureCanvas = _canvas(self._figures)
        return self.FigureCanvas


def _canvas(figures: Figures) -> type:
    agg: Any = importlib.import_module("matplotlib.backends.backend_agg")
    bases: Any = importlib.import_module("matplotlib.backend_bases")

    class Manager(bases.FigureManagerBase):  # type: ignore[misc]
        def show(self) -> None:
            figures.show_one(self)

        @classmethod
        def pyplot_show(cls, *, block: bool | None = None) -> None:
            figures.show(keep=block is False)

    class FigureCanvas(agg.FigureCanvasAgg):  # type: ignore[misc]
        manager_class = Manager

    return FigureCanvas
