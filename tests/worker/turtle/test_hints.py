"""Errors that turtle itself raises are told in plain words: it says nothing of a window that was closed."""

import pytest

from tests.worker.turtle.stage import module
from worker.kernel.hints import LONGEST, hint

CLOSED = (
    "The window of turtle is closed, by bye() or exitonclick(). Nothing can be drawn after that: write it "
    "before the window is closed."
)
COLOUR = "The three numbers of a colour go from 0 to 1, or from 0 to 255 after colormode(255)."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fd(10); bye(); fd(10)", CLOSED),
        ("t = Turtle(); bye(); t.fd(10)", CLOSED),
        ("bye(); Turtle()", CLOSED),
        (
            "color('redish')",
            "turtle does not know the colour redish. Check the spelling. There are 'red', 'sky blue' and many "
            "more, and '#ff8800'.",
        ),
        ("color(300, 0, 0)", COLOUR),
        ("bgcolor(2, 2, 2)", COLOUR),
        (
            "shape('cat')",
            "There is no shape cat. getshapes() lists those there are. A picture of yours must be added first, "
            "by addshape(…).",
        ),
        ("class Terminator(Exception): ...\nraise Terminator", None),
    ],
)
def test_an_error_of_turtles_says_what_to_do(code: str, said: str | None) -> None:
    with module(ours=True), pytest.raises(Exception) as raised:
        exec(f"from turtle import *\n{code}", {"__name__": "__main__"})
    assert hint(raised.value) == said
    assert said is None or len(said) <= LONGEST
