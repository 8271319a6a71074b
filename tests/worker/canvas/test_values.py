"""Colours, vectors and rectangles are reckoned with as the documentation says."""

import operator
from typing import Any

import pygame
import pytest
from pygame import Color, FRect, Rect, Vector2, Vector3
from pygame import math as numbers


def near(given: Any) -> list[float]:
    return [round(each, 6) + 0.0 for each in given]


def test_colours_have_the_names_of_x11() -> None:
    assert (tuple(Color("dodgerblue3")), tuple(Color("Gray 50")), tuple(Color("lightgoldenrod"))) == (
        (24, 116, 205, 255),
        (127, 127, 127, 255),
        (238, 221, 130, 255),
    )
    table = pygame.colordict.THECOLORS
    assert (table["green"], table["crimson"], len(table)) == ((0, 255, 0, 255), (220, 20, 60, 255), 665)
    assert pygame.color.THECOLORS is table
    for wrong in ("dodgerblue5", "", "#12", "#gg0000"):
        with pytest.raises(ValueError, match="invalid color name"):
            Color(wrong)


def test_colours_are_mixed_part_by_part() -> None:
    one, two = Color(200, 100, 4, 255), Color(100, 30, 2, 0)
    acts = (operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod)
    assert [tuple(act(one, two)) for act in acts] == [
        (255, 130, 6, 255),
        (100, 70, 2, 255),
        (78, 11, 0, 0),
        (2, 3, 2, 0),
        (0, 10, 0, 0),
    ]
    assert (tuple(~one), int(one), hex(two), one.hex) == (
        (55, 155, 251, 0),
        0xC86404FF,
        "0x641e0200",
        "#c86404ff",
    )
    with pytest.raises(TypeError, match="can be mixed with a Color"):
        _ = one + 1  # type: ignore[operator]


def test_parts_of_colours_are_set_by_name_and_place() -> None:
    made = Color("black")
    made[0], made.g = 9, 8
    made[2:4] = 7, 6
    assert (tuple(made), made[1:3], made[-1], 9 in made) == ((9, 8, 7, 6), (8, 7), 6, True)
    made.update("red")
    made.set_length(3)
    assert (len(made), tuple(made), made == Color("red")) == (3, (255, 0, 0), True)
    with pytest.raises(ValueError, match="invalid color"):
        made.r = 256
    with pytest.raises(ValueError, match="1,2,3, or 4"):
        made.set_length(5)


def test_colours_are_told_in_other_ways() -> None:
    made = Color(255, 128, 0)
    assert near(made.hsla)[0] == near(made.hsva)[0] == pytest.approx(30.117647)
    assert (near(made.hsva)[1:], near(made.hsla)[1:]) == ([100, 100, 100], [100, 50, 100])
    assert near(made.cmy) == near((0, 127 / 255, 1))
    assert near(made.normalize()) == near(made.normalized) == near((1, 128 / 255, 0, 1))
    for way in ("hsva", "hsla", "cmy", "i1i2i3", "normalized"):
        again = getattr(Color, f"from_{way}")(*getattr(made, way))
        assert again == made == getattr(Color, f"from_{way}")(getattr(made, way))
    made.hsva = 240, 100, 100
    assert (made, Color.from_hex("#0000ff")) == (Color("blue"), Color("blue"))
    assert (made.grayscale()[0], Color(100, 200, 40, 128).premul_alpha()[:]) == (29, (50, 100, 20, 128))
    assert Color(64, 128, 255).correct_gamma(2)[:3] == (16, 64, 255)
    with pytest.raises(ValueError, match="in range"):
        made.lerp("red", 2)


def test_vectors_in_space_are_moved_and_turned() -> None:
    one, two = Vector3(1, 2, 3), Vector3(4)
    assert (one + two, two - one, one * 2, one / 2, one * one) == (
        (5, 6, 7),
        (3, 2, 1),
        (2, 4, 6),
        (0.5, 1, 1.5),
        14,
    )
    assert (-one, 2 * one, one.cross((4, 5, 6)), one[1:], one.xyz) == (
        (-1, -2, -3),
        (2, 4, 6),
        (-3, 6, -3),
        (2, 3),
        one,
    )
    assert near(Vector3(1, 0, 0).rotate_z(90)) == near(Vector3(0, 0, 1).rotate_x(-90)) == [0, 1, 0]
    assert near(Vector3(0, 1, 0).rotate(90, (1, 0, 0))) == [0, 0, 1]
    assert (Vector3(1, 0, 0).angle_to((0, 1, 0)), Vector3(2, 3, 6).length()) == (90, 7)
    ball = Vector3()
    ball.from_spherical((2, 90, 180))
    assert (near(ball), near(ball.as_spherical())) == ([-2, 0, 0], [2, 90, 180])
    ball.update(1, 1, 1)
    ball += (1, 0, 0)
    assert (ball, str(ball), repr(ball)) == ((2, 1, 1), "[2, 1, 1]", "<Vector3(2, 1, 1)>")


def test_vectors_are_measured_and_led_to_others() -> None:
    place = Vector2(3, 4)
    same = place
    same += 1, 0
    same *= 2
    assert [*map(tuple, (place, same.yx, round(place / 3, 1)))] == [(8, 8), (8, 8), (2.7, 2.7)]
    found = Vector2(2, 2).project((1, 0)), Vector2(1, 0).lerp((3, 2), 0.5), Vector2().smoothstep((4, 0), 0.5)
    assert [*map(tuple, found)] == [(2, 0), (2, 1), (2, 0)]
    assert tuple(Vector2(3, 4).clamp_magnitude(10, 20)) == (6, 8)
    place.move_towards_ip((8, 0), 3)
    place.reflect_ip((0, 1))
    assert (tuple(place), round(Vector2(0, 1).angle), Vector2(1, 0).distance_to((1, 5))) == ((8, -5), 90, 5)


def test_numbers_are_between_others() -> None:
    assert (numbers.lerp(0, 10, 2), numbers.lerp(0, 10, 2, False), numbers.invlerp(0, 10, 5)) == (10, 20, 0.5)
    assert (numbers.remap(0, 10, 0, 100, 5), numbers.smoothstep(0, 10, 0.5)) == (50, 5)


def test_a_rectangle_may_lie_between_pixels() -> None:
    box = FRect(0.5, 0, 10, 5)
    box.x += 0.25
    assert (box.center, box.right, tuple(box.move(0.5, 0))) == ((5.75, 2.5), 10.75, (1.25, 0, 10, 5))
    box.center = 1.5, 1.5
    assert (box.topleft, box.clip(0, 0, 1, 1.5), type(box.copy())) == ((-3.5, -1), (0, 0, 1, 1.5), FRect)
    assert (tuple(Rect(box)), FRect(1, 2, 3, 4) == Rect(1, 2, 3, 4), repr(FRect(1, 2, 3, 4))) == (
        (-3, -1, 10, 5),
        True,
        "FRect(1.0, 2.0, 3.0, 4.0)",
    )
    assert (box.colliderect(6.4, 0, 1, 1), box.colliderect(6.5, 0, 1, 1)) == (True, False)
    assert tuple(FRect(0, 0, 1, 1).inflate(0.5, 0.5)) == (-0.25, -0.25, 1.5, 1.5)
