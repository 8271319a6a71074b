"""Surfaces share pixels with their parts, lend them as numbers, and are changed as a whole."""

import gc
from typing import Any

import pygame
import pytest
from pygame import SRCALPHA, PixelArray, Rect, Surface, gfxdraw, transform

from tests.worker.canvas.paper import Page

pytestmark = pytest.mark.usefixtures("paper")
RED, BLUE, WHITE, BLACK = (255, 0, 0, 255), (0, 0, 255, 255), (255, 255, 255, 255), (0, 0, 0, 255)


def at(surface: Surface, x: int, y: int) -> tuple[int, ...]:
    return tuple(surface.get_at((x, y)))


def test_a_subsurface_shares_its_pixels() -> None:
    whole = Surface((10, 8))
    part = whole.subsurface(2, 3, 4, 4)
    inner = part.subsurface((1, 1), (2, 2))
    part.fill("red")
    inner.fill("blue", (0, 0, 9, 1))
    assert (at(whole, 1, 3), at(whole, 2, 3), at(whole, 3, 4), at(whole, 6, 7)) == (BLACK, RED, BLUE, BLACK)
    whole.fill("white", (3, 5, 1, 1))
    assert (at(inner, 0, 1), at(part, 1, 2)) == (WHITE, WHITE)
    assert (inner.get_parent(), inner.get_abs_parent(), whole.get_parent()) == (part, whole, None)
    assert (inner.get_offset(), inner.get_abs_offset(), whole.get_abs_offset()) == ((1, 1), (3, 4), (0, 0))
    with pytest.raises(ValueError, match="outside surface area"):
        whole.subsurface(8, 0, 4, 4)


def test_a_subsurface_is_drawn_and_drawn_on_like_any_other() -> None:
    whole, other = Surface((6, 6)), Surface((6, 6))
    part, tile = whole.subsurface(1, 1, 2, 2), Surface((9, 9))
    tile.fill("red")
    part.blit(tile, (1, -3))
    assert (at(whole, 1, 1), at(whole, 2, 1), at(whole, 3, 1), at(whole, 2, 3)) == (BLACK, RED, BLACK, BLACK)
    other.blit(part, (4, 4))
    assert (at(other, 4, 4), at(other, 5, 5)) == (BLACK, RED)
    whole.set_at((1, 1), "blue")
    other.blit(part, (0, 0))
    assert (at(other, 0, 0), at(part.copy(), 0, 0), part.copy().get_parent()) == (BLUE, BLUE, None)
    part.set_clip((1, 0, 1, 1))
    part.fill("white")
    assert (at(whole, 1, 1), at(whole, 2, 1), at(whole, 2, 2)) == (BLUE, WHITE, RED)
    part.scroll(1, 0)
    assert part.get_bounding_rect() == Rect(0, 0, 2, 2)
    part.set_colorkey("blue")
    other.fill("black")
    other.blit(part, (0, 0))
    assert (at(other, 0, 0), at(other, 1, 1)) == (BLACK, RED)


def test_what_is_drawn_of_a_part_is_kept_with_it_until_something_changes() -> None:
    whole, window = Surface((9, 9)), Surface((4, 4))
    part = whole.subsurface(0, 0, 4, 4)
    copied = part.shown
    assert part.shown is copied
    whole.subsurface(4, 4, 4, 4).fill("red")
    assert part.shown is not copied
    for at in range(5):
        window.blit(whole.subsurface(at, at, 4, 4), (0, 0))
    assert not whole.kept


def test_colours_have_numbers_on_surfaces() -> None:
    plain, clear = Surface((2, 2)), Surface((2, 2), SRCALPHA)
    assert (plain.map_rgb("red"), clear.map_rgb((255, 0, 0, 16))) == (0xFF0000, 0x10FF0000)
    assert (tuple(plain.unmap_rgb(0x102030)), tuple(clear.unmap_rgb(0x102030))) == (
        (16, 32, 48, 255),
        (16, 32, 48, 0),
    )
    plain.fill(0x0000FF)
    plain.set_at((1, 0), 0xFF0000)
    assert (at(plain, 0, 0), at(plain, 1, 0), plain.get_at_mapped((1, 0))) == (BLUE, RED, 0xFF0000)
    assert (plain.get_masks()[3], clear.get_masks()[3], clear.get_bytesize(), clear.get_pitch()) == (
        0,
        0xFF000000,
        4,
        8,
    )


def test_pixels_are_lent_as_memory_and_come_back() -> None:
    made = Surface((3, 2))
    view = made.get_view("2")
    assert (made.get_locked(), made.mustlock()) == (True, False)
    view[1, 2] = 0xFF0000
    assert at(made, 2, 1) == RED
    made.fill("blue", (0, 0, 1, 1))
    assert view[0, 0] == 0x0000FF
    del view
    gc.collect()
    assert not made.get_locked()
    buffer = made.get_buffer()
    assert (buffer.length, buffer.raw[:4]) == (24, b"\xff\0\0\0")
    buffer.write(b"\xff\xff\xff", 4)
    del buffer
    assert at(made, 1, 0) == WHITE
    with pytest.raises(IndexError, match="buffer size"):
        made.get_buffer().write(b"12345", 20)


def test_a_pixel_array_reads_and_writes_columns_rows_and_pixels() -> None:
    made = Surface((4, 3))
    with PixelArray(made) as pixels:
        pixels[0, 0] = "red"
        pixels[1] = (0, 0, 255)
        pixels[2:, 1:] = 0xFFFFFF
        pixels[::2, 2] = [1, 2]
        assert (pixels.shape, len(pixels), pixels[1].shape, pixels[1][2], pixels[0, 0]) == (
            (4, 3),
            4,
            (3,),
            0xFF,
            0xFF0000,
        )
        pixels[3] = pixels[1]
        assert pixels[2:, 1:].make_surface().get_size() == (2, 2)
        with pytest.raises(ValueError, match="sizes do not match"):
            pixels[0] = [1, 2]
        with pytest.raises(IndexError, match="too many indices"):
            pixels[0][0, 0]
    row = [at(made, x, 2)[:3] for x in range(4)]
    assert row == [(0, 0, 1), (0, 0, 255), (0, 0, 2), (0, 0, 255)]
    assert (at(made, 0, 0), at(made, 1, 0), at(made, 2, 1)) == (RED, BLUE, WHITE)
    with pytest.raises(ValueError, match="closed PixelArray"):
        pixels[0, 0] = 1


def test_a_pixel_array_finds_and_replaces_colours() -> None:
    made = Surface((3, 1))
    for x, colour in enumerate(((250, 0, 0), (255, 0, 0), (0, 0, 255))):
        made.set_at((x, 0), colour)
    pixels = PixelArray(made)
    found = pixels.extract("red", 0.1)
    assert [found[x, 0] for x in range(3)] == [0xFFFFFF, 0xFFFFFF, 0]
    pixels.replace("red", "white")
    del pixels
    assert [at(made, x, 0)[:3] for x in range(3)] == [(250, 0, 0), (255, 255, 255), (0, 0, 255)]


def test_what_is_lent_is_seen_when_the_surface_is_drawn_or_shown(shown: Page) -> None:
    screen = pygame.display.set_mode((4, 4))
    pixels = PixelArray(screen)
    pixels[1, 1] = "red"
    pygame.display.flip()
    assert screen.context.getImageData(1, 1, 1, 1).data.to_py() == bytes(RED)
    pixels[2, 2] = "blue"
    other = Surface((4, 4))
    other.blit(screen, (0, 0))
    assert at(other, 2, 2) == BLUE
    pixels[3, 3] = "white"
    part = PixelArray(screen.subsurface(0, 0, 2, 2))
    part[0, 0] = "white"
    part.close()
    assert (at(screen, 3, 3), at(screen, 0, 0), pixels[0, 0]) == (WHITE, WHITE, 0xFFFFFF)
    pygame.quit()
    pixels.close()


def test_pictures_become_bytes_and_come_from_them() -> None:
    made = Surface((2, 1), SRCALPHA)
    made.set_at((0, 0), (1, 2, 3, 255))
    made.set_at((1, 0), (4, 5, 6, 255))
    tobytes, frombytes = pygame.image.tobytes, pygame.image.frombytes
    assert (tobytes(made, "RGB"), tobytes(made, "BGRA")) == (b"\1\2\3\4\5\6", b"\3\2\1\xff\6\5\4\xff")
    again = frombytes(b"\1\2\3\4\5\6", (1, 2), "RGB", True)
    assert (at(again, 0, 0), at(again, 0, 1)) == ((4, 5, 6, 255), (1, 2, 3, 255))
    assert at(pygame.image.frombuffer(bytearray(b"\7\1\2\3"), (1, 1), "ARGB"), 0, 0) == (1, 2, 3, 7)
    with pytest.raises(ValueError, match="does not equal"):
        frombytes(b"12", (1, 1), "RGB")
    with pytest.raises(ValueError, match="Unrecognized"):
        tobytes(made, "XYZ")


def test_colours_of_a_picture_are_changed_as_a_whole() -> None:
    made = Surface((2, 2), SRCALPHA)
    made.fill((255, 0, 0, 255), (0, 0, 1, 2))
    assert at(transform.invert(made), 0, 0) == (0, 255, 255, 255)
    assert at(transform.grayscale(made), 0, 0) == (76, 76, 76, 255)
    assert transform.average_color(made) == (127, 0, 0, 127)
    assert transform.average_color(made, (0, 0, 1, 1)) == RED
    assert transform.average_color(made, consider_alpha=True)[:3] == (255, 0, 0)
    other = Surface((2, 2))
    assert (transform.threshold(other, made, "red", set_color="white"), at(other, 0, 0)) == (2, WHITE)
    dest = Surface((2, 2))
    assert transform.invert(other, dest) is dest
    assert at(dest, 1, 1) == WHITE


def test_pictures_have_other_sizes_and_parts_taken_out() -> None:
    made = Surface((4, 3))
    made.fill("red", (1, 0, 1, 3))
    assert transform.scale_by(made, 2).get_size() == transform.smoothscale_by(made, (2, 2)).get_size()
    chopped = transform.chop(made, (1, 1, 2, 1))
    assert (chopped.get_size(), at(chopped, 1, 0)) == ((2, 2), BLACK)
    assert at(transform.chop(made, (0, 0, 1, 0)), 0, 1) == RED
    dest = Surface((8, 6))
    assert at(transform.scale2x(made, dest), 2, 5) == RED
    assert transform.pixelate(made, 2).get_size() == (4, 3)


def test_an_area_of_one_colour_is_filled() -> None:
    made = Surface((5, 5))
    for place in ((2, 0), (2, 1), (1, 2), (0, 3)):
        made.set_at(place, "white")
    assert pygame.draw.flood_fill(made, "red", (0, 0)) == Rect(0, 0, 2, 3)
    seen = [at(made, *place) for place in ((0, 0), (0, 2), (1, 1), (2, 2), (2, 0))]
    assert seen == [RED, RED, RED, BLACK, WHITE]


def test_shapes_of_gfxdraw_let_the_background_through() -> None:
    made = Surface((6, 6))
    gfxdraw.pixel(made, 1, 1, (255, 0, 0, 128))
    gfxdraw.box(made, (2, 2, 2, 2), "blue")
    gfxdraw.hline(made, 4, 0, 5, "white")
    gfxdraw.vline(made, 5, 0, 2, "white")
    assert (at(made, 1, 1), at(made, 3, 3), at(made, 4, 5), at(made, 5, 5), at(made, 5, 2)) == (
        (128, 0, 0, 255),
        BLUE,
        WHITE,
        BLACK,
        WHITE,
    )
    paths: Any = made.context.paths
    gfxdraw.aacircle(made, 3, 3, 2, "red")
    gfxdraw.filled_circle(made, 3, 3, 2, (1, 2, 3, 4))
    gfxdraw.pie(made, 3, 3, 2, 0, 90, "red")
    gfxdraw.filled_trigon(made, 0, 0, 2, 0, 0, 2, "red")
    gfxdraw.bezier(made, [(0, 0), (2, 4), (4, 0)], 2, "red")
    assert [(kind, ink, len(trace)) for kind, ink, *trace in paths] == [
        ("stroke", "#ff0000ff", 1),
        ("fill", "#01020304", 1),
        ("stroke", "#ff0000ff", 3),
        ("fill", "#ff0000ff", 4),
        ("stroke", "#ff0000ff", 7),
    ]
    assert paths[-1][5] == ("lineTo", 2.5, 2.5)
    with pytest.raises(ValueError, match="more than 2"):
        gfxdraw.polygon(made, [(0, 0), (1, 1)], "red")
