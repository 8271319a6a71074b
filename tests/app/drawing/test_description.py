"""A drawing is told in words to those who do not see it."""

from typing import Any

import pytest

from app.drawing.description import colour_name, described

NOTHING: dict[str, Any] = {
    "lines": 0,
    "dots": 0,
    "shapes": 0,
    "pictures": 0,
    "texts": 0,
    "colours": [],
    "background": "#ffffff",
    "said": [],
    "frame": [0, 0],
    "title": "Python Turtle Graphics",
    "isFull": False,
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "An empty drawing."),
        ({"lines": 1}, "Drawing: 1 line segment."),
        ({"background": "#000000"}, "An empty drawing. Background: black."),
        (
            {"dots": 3, "background": "#add8e6", "colours": ["#ff0000"]},
            "Drawing: 3 dots. Background: light blue. Colours: red.",
        ),
        (
            {"lines": 1200, "shapes": 2, "colours": ["#ff0000", "#fe0000", "#000000"]},
            "Drawing: 1,200 line segments, 2 shapes. Colours: red, black.",
        ),
        (
            {"texts": 2, "said": ["Score: 3", "<b>"], "title": "Snake", "pictures": 1},
            "Drawing “Snake”: 1 picture, 2 texts. Text: Score: 3; <b>.",
        ),
        ({"frame": [640, 480], "title": "Pong"}, "Drawing “Pong”: a picture of 640 × 480 pixels."),
        (
            {"lines": 2, "isFull": True},
            "Drawing: 2 line segments. The drawing is full: what comes next is not shown.",
        ),
    ],
)
def test_it_tells_how_much_of_what_there_is(changes: dict[str, Any], said: str) -> None:
    assert described({**NOTHING, **changes}) == said


@pytest.mark.parametrize(
    ("colour", "name"),
    [("#0000ff", "blue"), ("#add8e6", "light blue"), ("#7f7f7f", "grey"), ("#228b22", "green")],
)
def test_colours_have_the_names_of_the_nearest(colour: str, name: str) -> None:
    assert colour_name(colour) == name
