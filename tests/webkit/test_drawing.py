"""In WebKit, too, turtles draw and canvases are painted on."""

import pytest

from tests.webkit.conftest import PLAIN, SHARING
from tests.webkit.visitor import Visitor

TURTLE = "from turtle import *\nspeed(0)\nfd(50); left(90); fd(20); hideturtle()\nprint('drawn')"
GAME = """import pygame
screen = pygame.display.set_mode((100, 50))
pygame.display.set_caption("A red one")
screen.fill("red")
pygame.display.flip()
print(tuple(screen.get_at((5, 5))))
"""
WORDS = "(each) => each.textContent"


def described(play: Visitor, words: str) -> None:
    """Wait until a drawing is said to be there."""
    play.wait(lambda: words in str(play.on("#drawing-words", WORDS)), words)


@pytest.mark.settings(SHARING, PLAIN)
def test_what_programs_draw_is_shown_and_described(play: Visitor) -> None:
    assert play.run(TURTLE) == [("stdout", "drawn\n")]
    described(play, "2 line segments")
    assert play.run(GAME) == [("stdout", "(255, 0, 0, 255)\n")]
    described(play, "Drawing “A red one”: a picture of 100 × 50 pixels.")
