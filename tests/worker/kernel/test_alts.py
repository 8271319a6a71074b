"""A figure in words. What is in it is told by the names of types, so any types of these names will do."""

from types import SimpleNamespace
from typing import Any

import pytest

from worker.kernel.alts import LIMIT, describe


def made(kind: str, **fields: Any) -> Any:
    return type(kind, (), fields)()


def text(words: str) -> Any:
    return SimpleNamespace(get_text=lambda: words)


def axes(*, title: str = "", x: str = "", y: str = "", legend: list[str] | None = None, **parts: Any) -> Any:
    """A plot with these parts in it."""
    names = legend and SimpleNamespace(get_texts=lambda: [text(each) for each in legend])
    contents = {
        name: parts.get(name, []) for name in ("containers", "patches", "images", "collections", "lines")
    }
    return SimpleNamespace(
        get_visible=lambda: True,
        get_title=lambda: title,
        get_xlabel=lambda: x,
        get_ylabel=lambda: y,
        get_legend=lambda: names,
        **contents,
    )


def bars(*places: tuple[float, float]) -> Any:
    """A container of bars: where each begins, and how wide it is."""
    made_bars = [SimpleNamespace(get_x=lambda x=x: x, get_width=lambda w=w: w) for x, w in places]
    return made("BarContainer", patches=made_bars)


def described(*plots: Any, title: str = "") -> str:
    return describe(SimpleNamespace(axes=list(plots), _suptitle=text(title) if title else None))


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"lines": [1]}, "Line plot"),
        ({"lines": [1], "containers": [made("StemContainer")]}, "Stem plot"),
        ({"collections": [made("PathCollection")], "lines": [1]}, "Scatter plot and line plot"),
        ({"containers": [bars((0, 0.8), (1, 0.8))]}, "Bar chart"),
        ({"containers": [bars((0, 1), (1, 1), (2, 1))]}, "Histogram"),
        ({"patches": [made("Wedge"), made("Wedge")]}, "Pie chart"),
        ({"images": [1]}, "Image"),
        ({"collections": [made("LineCollection")]}, "Empty plot"),
    ],
)
def test_the_kind_of_a_plot_is_told_by_what_is_in_it(parts: dict[str, Any], kind: str) -> None:
    assert described(axes(**parts)) == kind


def test_title_labels_and_legend_are_said() -> None:
    plot = axes(lines=[1], title="Growth\nin $m^2$", x="years", y="cm", legend=["Ada", "Bob"])
    assert (
        described(plot)
        == "Line plot, “Growth in m^2”, years on the x axis, cm on the y axis, legend: Ada, Bob"
    )


def test_several_plots_are_counted_below_the_title_of_all() -> None:
    colours = axes(images=[1])
    colours._colorbar = object()
    assert described(axes(lines=[1]), axes(images=[1]), colours, title="Both") == (
        "“Both”. 2 plots. 1: line plot. 2: image"
    )


def test_an_empty_figure_and_an_endless_one_are_described_too() -> None:
    assert described() == "Empty figure"
    endless = described(axes(lines=[1], title="x" * 1000))
    assert (len(endless), endless[-1]) == (LIMIT, "…")
    assert (
        described(axes(lines=[1], legend=list("abcdefghij")))
        == "Line plot, legend: a, b, c, d, e, f, g, h and 2 more"
    )
