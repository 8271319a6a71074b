"""Masks tell where pictures touch, by what is to be seen of them."""

import pygame
import pytest
from pygame import SRCALPHA, Mask, Rect, Surface, mask, masking, sprite

pytestmark = pytest.mark.usefixtures("paper")


def drawn(*rows: str) -> Mask:
    """A mask by letters: x is set."""
    made = Mask((len(rows[0]), len(rows)))
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            made.set_at((x, y), letter == "x")
    return made


def told(given: Mask) -> list[str]:
    width, height = given.get_size()
    return ["".join("x" if given.get_at((x, y)) else "." for x in range(width)) for y in range(height)]


def picture(*rows: str) -> Surface:
    made = Surface((len(rows[0]), len(rows)), SRCALPHA)
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            if letter == "x":
                made.set_at((x, y), "red")
    return made


def test_a_mask_has_bits_that_are_set_counted_and_turned() -> None:
    made = Mask((5, 3))
    made.set_at((4, 2))
    assert (made.get_size(), made.count(), made.get_at((4, 2)), made.get_at((0, 0))) == ((5, 3), 1, 1, 0)
    made.invert()
    assert made.count() == 14
    other = made.copy()
    made.clear()
    assert (made.count(), other.count(), Mask((70, 2), fill=True).count()) == (0, 14, 140)
    made.fill()
    made.set_at((0, 0), 0)
    assert (made.count(), made.get_rect(center=(10, 10))) == (14, Rect(8, 9, 5, 3))
    for act in (made.get_at, made.set_at):
        with pytest.raises(IndexError, match="out of bounds"):
            act((5, 0))
    with pytest.raises(ValueError, match="negative size"):
        Mask((-1, 2))


def test_masks_overlap_at_an_offset() -> None:
    ring, dot = drawn("xxx", "x.x", "xxx"), drawn("x")
    assert (ring.overlap(dot, (1, 1)), ring.overlap(dot, (2, 1)), ring.overlap(dot, (3, 0))) == (
        None,
        (2, 1),
        None,
    )
    assert (ring.overlap(ring, (2, 0)), ring.overlap_area(ring, (2, 0))) == ((2, 0), 3)
    assert (ring.overlap(ring, (-1, -1)), ring.overlap_area(ring, (-2, -2))) == ((1, 0), 1)
    assert told(ring.overlap_mask(drawn("xx", "xx"), (1, 1))) == ["...", "..x", ".xx"]
    far = Mask((200, 2))
    far.set_at((150, 0))
    far.set_at((3, 1))
    # The first sixty-four columns come first.
    assert far.overlap(Mask((200, 2), fill=True), (0, 0)) == (3, 1)


def test_a_mask_is_drawn_into_another_and_taken_out_of_it() -> None:
    made, square = Mask((4, 3)), Mask((2, 2), fill=True)
    made.draw(square, (-1, 1))
    made.draw(square, (3, 2))
    assert told(made) == ["....", "x...", "x..x"]
    made.erase(square, (0, 0))
    assert told(made) == ["....", "....", "x..x"]


def test_pieces_of_a_mask_hang_together_also_over_corners() -> None:
    made = drawn("x..xx", ".x..x", "....x", "xx...")
    assert [each.count() for each in made.connected_components()] == [2, 4, 2]
    assert [each.count() for each in made.connected_components(3)] == [4]
    assert made.get_bounding_rects() == [Rect(0, 0, 2, 2), Rect(3, 0, 2, 3), Rect(0, 3, 2, 1)]
    assert told(made.connected_component()) == ["...xx", "....x", "....x", "....."]
    assert (made.connected_component((1, 1)).count(), made.connected_component((2, 2)).count()) == (2, 0)
    assert Mask((3, 3)).connected_component().count() == 0
    snake = drawn("xxxxx", "....x", "xxx.x", "x...x", "xxxxx")
    assert snake.connected_component((2, 2)).count() == snake.count() == 17


def test_an_outline_goes_round_the_first_piece() -> None:
    assert Mask((9, 9)).outline() == []
    assert drawn("..", ".x").outline() == [(1, 1)]
    assert drawn("xx", "xx").outline() == [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    bent = drawn("x.", ".x", "x.")
    assert bent.outline() == [(0, 0), (1, 1), (0, 2), (1, 1), (0, 0)]
    assert bent.outline(2) == [(0, 0), (0, 2), (0, 0)]


def test_a_mask_has_a_middle_and_a_way_it_lies() -> None:
    assert (Mask((4, 4)).centroid(), Mask((4, 4)).angle()) == ((0, 0), 0.0)
    assert Mask((5, 3), fill=True).centroid() == (2, 1)
    assert drawn("xx....xx").centroid() == (3, 0)
    assert round(drawn("x..", ".x.", "..x").angle()) == -45
    assert round(drawn("..x", ".x.", "x..").angle()) == 45
    assert Mask((9, 2), fill=True).angle() == 0


def test_a_mask_has_other_sizes_and_a_convolution() -> None:
    assert told(drawn("x.", ".x").scale((4, 4))) == ["xx..", "xx..", "..xx", "..xx"]
    assert told(drawn("xx..").scale((2, 2))) == ["x.", "x."]
    assert (drawn("x").scale((0, 3)).get_size(), Mask((0, 4)).scale((2, 2)).count()) == ((0, 3), 0)
    small, large = drawn("x.", "xx"), drawn("x..", "...", "..x")
    made = large.convolve(small)
    assert made.get_size() == (4, 4)
    for y in range(4):
        for x in range(4):
            assert bool(made.get_at((x, y))) == (large.overlap(small, (x - 1, y - 1)) is not None)


def test_a_mask_comes_from_what_is_to_be_seen() -> None:
    made = picture("x..", ".x.")
    made.set_at((2, 1), (0, 0, 255, 100))
    assert told(mask.from_surface(made)) == ["x..", ".x."]
    assert told(mask.from_surface(made, 99)) == ["x..", ".xx"]
    plain = Surface((2, 2))
    assert mask.from_surface(plain).count() == 4
    plain.set_at((0, 1), "blue")
    plain.set_colorkey("black")
    assert told(mask.from_surface(plain)) == ["..", "x."]
    assert told(mask.from_surface(made.subsurface(1, 0, 2, 2))) == ["..", "x."]


def test_a_mask_comes_from_colours_that_are_near() -> None:
    made = Surface((3, 1))
    for x, colour in enumerate(((250, 0, 0), (255, 0, 0), (255, 9, 0))):
        made.set_at((x, 0), colour)
    assert told(mask.from_threshold(made, "red")) == [".x."]
    assert told(mask.from_threshold(made, "red", (5, 8, 0, 255))) == ["xx."]
    other = made.copy()
    other.set_at((0, 0), "white")
    assert told(mask.from_threshold(made, (0, 0, 0), (0, 0, 0, 255), other)) == [".xx"]


def test_a_mask_becomes_a_picture() -> None:
    made = drawn("x.", ".x")
    plain = made.to_surface()
    assert [tuple(plain.get_at(at)) for at in ((0, 0), (1, 0))] == [(255, 255, 255, 255), (0, 0, 0, 255)]
    clear = made.to_surface(setcolor="red", unsetcolor=(0, 0, 0, 0))
    assert [tuple(clear.get_at(at)) for at in ((0, 0), (1, 0))] == [(255, 0, 0, 255), (0, 0, 0, 0)]
    ground, skin = Surface((4, 4)), Surface((1, 1))
    skin.fill("green")
    made.to_surface(ground, setsurface=skin, setcolor="blue", unsetcolor=None, dest=(1, 1))
    seen = [tuple(ground.get_at(at))[:3] for at in ((1, 1), (2, 2), (2, 1), (0, 0))]
    assert seen == [(0, 255, 0), (0, 0, 255), (0, 0, 0), (0, 0, 0)]
    made.to_surface(ground, setcolor="white", unsetcolor="white", dest=(-1, 3))
    assert tuple(ground.get_at((0, 3)))[:3] == (255, 255, 255)


def test_sprites_touch_by_what_is_to_be_seen_of_them() -> None:
    def placed(image: Surface, *place: int) -> sprite.Sprite:
        made = sprite.Sprite()
        made.image, made.rect = image, image.get_rect(topleft=place)
        return made

    corner = picture("x...", "....", "....", "...x")
    one, two = placed(corner, 0, 0), placed(picture("x"), 1, 1)
    assert sprite.collide_rect(one, two)
    assert sprite.collide_mask(one, two) is None
    two.rect.topleft = 3, 3
    assert sprite.collide_mask(one, two) == (3, 3)
    assert sprite.spritecollide(one, sprite.Group(two), False, pygame.sprite.collide_mask) == [two]
    # Its picture changes, and so does what touches.
    corner.fill((0, 0, 0, 0))
    assert sprite.collide_mask(one, two) is None
    one.mask = Mask((4, 4), fill=True)  # type: ignore[attr-defined]
    assert sprite.collide_mask(one, two) == (3, 3)


def test_sums_over_places_are_those_that_are_counted_one_by_one() -> None:
    made = Mask((70, 9))
    places = [(x, y) for x in range(70) for y in range(9) if x * x * 7 % 11 < y]
    for place in places:
        made.set_at(place)
    across, down = [x for x, _ in places], [y for _, y in places]
    assert masking.sums(made.rows) == (len(places), sum(across), sum(down))
    products = [sum(a * b for a, b in zip(*pair, strict=True)) for pair in ((across, across), (down, down))]
    assert masking.squares(made.rows) == (*products, sum(x * y for x, y in places))
