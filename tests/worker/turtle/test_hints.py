"""Errors that turtle itself raises are told in plain words: it says nothing of a window that was closed."""

import pytest

from tests.worker.turtle.stage import module
from worker.kernel.hints import LONGEST, hint

CLOSED = (
    "The window of turtle is closed, by bye() or exitonclick(). Nothing can be drawn after that: write it "
    "before the window is closed."
)
COLOUR = (
    "turtle does not know the colour redish. Check the spelling. There are 'red', 'sky blue' and many more, "
    "and '#ff8800'."
)
COLOURS = "The three numbers of a colour go from 0 to 1, or from 0 to 255 after colormode(255)."
SHAPE = (
    "There is no shape cat. getshapes() lists those there are. A picture of yours must be added first, by "
    "addshape(…)."
)
PICTURE = "There is no picture none.gif here. Check the spelling, and add the file to the project."
NUMBER = "turtle needs a number here. A text must become one first: int(…) or float(…)."
HINTS = {
    "fd(10); bye(); fd(10)": CLOSED,
    "t = Turtle(); bye(); t.fd(10)": CLOSED,
    "bye(); Turtle()": CLOSED,
    "color('redish')": COLOUR,
    "color(300, 0, 0)": COLOURS,
    "bgcolor(2, 2, 2)": COLOURS,
    "shape('cat')": SHAPE,
    "bgpic('none.gif')": PICTURE,
    "fd('10')": NUMBER,
    "circle('10')": NUMBER,
    "goto('1', 2)": NUMBER,
    "left('x')": NUMBER,
    "class Terminator(Exception): ...\nraise Terminator": None,
}


@pytest.mark.parametrize("code", HINTS)
def test_an_error_of_turtles_says_what_to_do(code: str) -> None:
    said, found = HINTS[code], None
    with module(ours=True):
        try:
            exec(f"from turtle import *\n{code}", {"__name__": "__main__"})
        except Exception as error:  # noqa: BLE001 - whichever it is, its hint is compared
            found = error
    assert found is not None
    assert hint(found) == said
    assert said is None or len(said) <= LONGEST
