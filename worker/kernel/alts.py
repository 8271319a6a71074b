"""A figure of matplotlib's in words, for those who do not see it: which plots, of what against what.

Pure: it looks at what is in a figure by the names of the types, and takes nothing for granted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

LIMIT = 600  # characters
_LEGEND = 8  # names of a legend that are said

# From the types of what is in a plot to what such a plot is called.
_COLLECTIONS = {
    "PathCollection": "scatter plot",
    "QuadMesh": "heat map",
    "PolyQuadMesh": "heat map",
    "QuadContourSet": "contour plot",
    "ContourSet": "contour plot",
    "PolyCollection": "area plot",
    "FillBetweenPolyCollection": "area plot",
    "Path3DCollection": "scatter plot in three dimensions",
    "Poly3DCollection": "surface in three dimensions",
    "Line3DCollection": "lines in three dimensions",
}
_TOUCH = 1e-6


def describe(figure: Any) -> str:
    """What is to be seen in a figure, in a sentence for each plot in it."""
    plots = [axes for axes in figure.axes if axes.get_visible() and not hasattr(axes, "_colorbar")]
    title = _heading(figure)
    sentences = [_plot(axes) for axes in plots]
    if len(plots) > 1:
        sentences = [f"{number}: {each}" for number, each in enumerate(sentences, 1)]
        sentences.insert(0, f"{len(plots)} plots")
    elif not plots:
        sentences = ["Empty figure"]
    text = ". ".join([f"“{title}”"] * bool(title) + sentences)
    text = text[:1].upper() + text[1:]
    return text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"


def _heading(figure: Any) -> str:
    """The figure's own title, above those of its plots."""
    return _said(getattr(getattr(figure, "_suptitle", None), "get_text", str)())


def _plot(axes: Any) -> str:
    """Such as: line plot, “Growth”, years on the x axis, cm on the y axis, legend: Ada, Bob."""
    parts = [" and ".join(dict.fromkeys(_kinds(axes))) or "empty plot"]
    title = _said(axes.get_title())
    parts += [f"“{title}”"] * bool(title)
    for name in ("x", "y", "z"):
        label = _said(getattr(axes, f"get_{name}label", str)())
        parts += [f"{label} on the {name} axis"] * bool(label)
    legend = axes.get_legend()
    names = [_said(text.get_text()) for text in legend.get_texts()] if legend else []
    if names:
        more = f" and {len(names) - _LEGEND} more" if len(names) > _LEGEND else ""
        parts.append(f"legend: {', '.join(names[:_LEGEND])}{more}")
    return ", ".join(parts)


def _kinds(axes: Any) -> Iterator[str]:
    containers = [type(each).__name__ for each in axes.containers]
    for container in axes.containers:
        if type(container).__name__ == "BarContainer":
            yield "histogram" if _bars_touch(container) else "bar chart"
    if any(type(patch).__name__ == "Wedge" for patch in axes.patches):
        yield "pie chart"
    if any(type(patch).__name__ == "StepPatch" for patch in axes.patches):
        yield "histogram"
    if axes.images:
        yield "image"
    for collection in axes.collections:
        if type(collection).__name__ in _COLLECTIONS:
            yield _COLLECTIONS[type(collection).__name__]
    if axes.lines:
        yield "stem plot" if "StemContainer" in containers else "line plot"


def _bars_touch(container: Any) -> bool:
    """Tell a histogram from a bar chart: there is nothing between its bars."""
    bars = sorted(((bar.get_x(), bar.get_width()) for bar in container.patches), key=lambda bar: bar[0])
    return len(bars) > 1 and all(
        abs(x + width - following) <= _TOUCH * max(abs(width), _TOUCH)
        for (x, width), (following, _) in pairwise(bars)
    )


def _said(text: object) -> str:
    """A label as one line, without the signs that set mathematics."""
    return " ".join(str(text).replace("$", "").split())
