"""Pictures and sounds are arrays of numpy: copies of their pixels, and such as are kept in step with them."""

import io
import sys
from typing import Any

import numpy as np
import pygame
import pytest
from offthread_canvas.sound import tone
from pygame import SRCALPHA, Surface, sndarray, surfarray

from tests.worker.canvas.paper import Page

pytestmark = pytest.mark.usefixtures("paper")


def at(surface: Surface, x: int, y: int) -> tuple[int, ...]:
    return tuple(surface.get_at((x, y)))


def painted() -> Surface:
    made = Surface((3, 2), SRCALPHA)
    made.fill((10, 20, 30, 255))
    made.set_at((2, 1), (255, 128, 0, 255))
    return made


def test_copies_of_pixels_have_x_first() -> None:
    made = painted()
    three = surfarray.array3d(made)
    assert (three.shape, three.dtype, three[2, 1].tolist()) == ((3, 2, 3), np.uint8, [255, 128, 0])
    assert surfarray.array2d(made)[2, 1] == made.map_rgb((255, 128, 0))
    assert [int(part(made)[2, 1]) for part in (surfarray.array_red, surfarray.array_green)] == [255, 128]
    assert (surfarray.array_blue(made)[0, 0], surfarray.array_alpha(made)[0, 0]) == (30, 255)
    three[:] = 0
    assert at(made, 2, 1) == (255, 128, 0, 255)
    assert pygame.Color(*surfarray.array3d(made)[2, 1]) == made.get_at((2, 1))
    made.set_colorkey((10, 20, 30))
    assert surfarray.array_colorkey(made).tolist() == [[0, 0], [0, 0], [0, 255]]
    assert surfarray.array_colorkey(Surface((1, 1))).tolist() == [[255]]


def test_pixels_that_are_lent_come_back_when_the_array_is_deleted() -> None:
    made = painted()
    pixels = surfarray.pixels3d(made)
    assert pixels[2, 1].tolist() == [255, 128, 0]
    pixels[:, 0] = 1, 2, 3
    red = pixels[:, :, 0]
    red += 5
    del pixels
    assert made.get_locked()
    del red
    assert (made.get_locked(), at(made, 1, 0), at(made, 0, 1)) == (False, (6, 2, 3, 255), (15, 20, 30, 255))
    surfarray.pixels3d(made)[:] = 255
    surfarray.pixels_blue(made)[0, 0] = 0
    surfarray.pixels_green(made)[1, 0] = 0
    surfarray.pixels_red(made)[2, 0] = 0
    surfarray.pixels_alpha(made)[:, 1] = 0
    assert [at(made, x, 0)[:3] for x in range(3)] == [(255, 255, 0), (255, 0, 255), (0, 255, 255)]
    assert at(made, 0, 1)[3] == 0


def test_arrays_that_live_on_are_in_step_with_the_surface(shown: Page) -> None:
    screen = pygame.display.set_mode((4, 3))
    pixels, numbers = surfarray.pixels3d(screen), surfarray.pixels2d(screen)
    pixels[1, 1] = 255, 0, 0
    assert numbers[1, 1] == 0xFF0000
    numbers[2, 2] = 0x0000FF
    pygame.display.flip()
    seen = screen.context.canvas.pixels
    assert (seen[20:24], seen[40:44]) == (b"\xff\0\0\xff", b"\0\0\xff\xff")
    screen.fill("white", (0, 0, 1, 1))
    assert (pixels[0, 0].tolist(), numbers[0, 0]) == ([255, 255, 255], 0xFFFFFF)
    pixels[3, 0] = 7
    screen.unlock()
    assert screen.context.getImageData(3, 0, 1, 1).data.to_py() == b"\7\7\7\xff"


def test_arrays_become_pictures() -> None:
    made = Surface((3, 2))
    surfarray.blit_array(made, np.full((3, 2, 3), (1, 2, 3)))
    assert at(made, 2, 1) == (1, 2, 3, 255)
    surfarray.blit_array(made, np.arange(6).reshape(3, 2) * 0x010203)
    assert at(made, 1, 1) == (3, 6, 9, 255)
    for wrong in (np.zeros((2, 3, 3)), np.zeros(6)):
        with pytest.raises(ValueError, match="valid 2d or 3d array"):
            surfarray.blit_array(made, wrong)
    grid = np.zeros((4, 2, 3), np.uint8)
    grid[3, 1] = 9, 8, 7
    assert (surfarray.make_surface(grid).get_size(), at(surfarray.make_surface(grid), 3, 1)) == (
        (4, 2),
        (9, 8, 7, 255),
    )
    flat = surfarray.make_surface(np.array([[0, 3, 255, 0b00101100]]))
    assert [at(flat, 0, y)[:3] for y in range(4)] == [(0, 0, 0), (0, 0, 255), (255, 255, 255), (36, 109, 0)]
    clear = Surface((1, 1), SRCALPHA)
    surfarray.blit_array(clear, np.array([[0x80FF0000]], np.uint32))
    assert at(clear, 0, 0) == (255, 0, 0, 128)
    assert surfarray.map_array(made, np.array([[[1, 2, 3]]])).tolist() == [[0x010203]]


def test_without_numpy_an_error_says_how_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(ImportError, match="Write import numpy at the top of the program"):
        surfarray.array3d(Surface((1, 1)))
    assert surfarray.get_arraytypes() == (surfarray.get_arraytype(),)
    with pytest.raises(ValueError, match="array type"):
        surfarray.use_arraytype("numeric")


def test_arrays_are_sounds(monkeypatch: pytest.MonkeyPatch) -> None:
    wave: Any = (np.sin(np.arange(22_050)) * 9000).astype(np.int16)
    with pytest.raises(ValueError, match="2-dimensional"):
        sndarray.make_sound(wave)
    made = sndarray.make_sound(np.stack((wave, wave), axis=1))
    assert (made.get_length(), sndarray.array(made).shape) == (1, (22_050, 2))
    with pytest.raises(ValueError, match="must match"):
        sndarray.make_sound(np.zeros((9, 3)))
    pygame.mixer.init(22_050, -16, 1)
    assert sndarray.array(sndarray.make_sound(wave)).tolist() == wave.tolist()
    pygame.mixer.init()
    assert pygame.mixer.Sound(io.BytesIO(tone(440, 0.1))).get_raw()[:2] == b"\0\0"
    with pytest.raises(pygame.error, match="WAV files"):
        pygame.mixer.Sound(io.BytesIO(b"OggS")).get_raw()
