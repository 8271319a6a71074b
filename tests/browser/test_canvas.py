"""Programs paint on a canvas and play games: what they draw is seen, keys reach them, and Stop ends them."""

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.hosts import hosting
from tests.browser.playground import Playground, playing
from tests.browser.settings import ISOLATED, OLDER, PLAIN, new_context
from tests.browser.test_drawing import paper, saved
from tests.sites import built
from tools.base.paths import ROOT
from tools.serve.server import Server

pytestmark = pytest.mark.settings(ISOLATED, PLAIN)

EXAMPLE = r"<!-- example: {} -->\n\n```python\n(.*?)```"
# What surfaces hold, by their own pixels.
SURFACES = """import pygame
from pygame import Surface, SRCALPHA, draw, transform
def at(surface, x, y): return tuple(surface.get_at((x, y)))
plain, clear = Surface((20, 10)), Surface((20, 10), SRCALPHA)
print(at(plain, 0, 0), at(clear, 0, 0))
clear.fill("red", (0, 0, 10, 10)); plain.blit(clear, (5, 0))
print(at(plain, 4, 5), at(plain, 5, 5), at(plain, 15, 5))
clear.set_alpha(128); plain.fill("white"); plain.blit(clear, (0, 0))
print(abs(at(plain, 0, 0)[1] - 127) < 3, at(plain, 12, 0))
key = Surface((4, 4)); key.fill("green"); key.set_at((1, 1), (0, 0, 255)); key.set_colorkey("green")
plain.fill("black"); plain.blit(key, (0, 0))
print(at(plain, 0, 0), at(plain, 1, 1))
draw.rect(plain, "gold", (2, 2, 10, 6)); draw.rect(plain, "white", (2, 2, 10, 6), 1)
print(at(plain, 2, 2), at(plain, 3, 3), at(plain, 12, 3))
print(at(transform.flip(clear.copy(), True, False), 19, 0), transform.rotate(plain, 90).get_size())
part = plain.subsurface((2, 2, 3, 3))
print(transform.scale(plain, (40, 30)).get_size(), part.get_at((0, 0)) == (255, 255, 255))
plain.set_clip((0, 0, 1, 1)); plain.fill("red"); print(at(plain, 0, 0), at(plain, 5, 5))
font = pygame.font.Font(None, 40); text = font.render("M", True, "white")
places = [(x, text.height // 2) for x in range(text.width)]
print(text.get_size() == font.size("M"), max(at(text, x, y)[3] for x, y in places))
pygame.image.save(plain, "a.png"); print(at(pygame.image.load("a.png"), 0, 0))
fog = Surface((10, 10), SRCALPHA); fog.fill((0, 0, 0, 200)); draw.circle(fog, (0, 0, 0, 0), (5, 5), 4)
print(at(fog, 0, 0), at(fog, 5, 5))
window = Surface((9, 9)); window.fill((255, 0, 0, 9)); draw.rect(window, (0, 0, 255, 9), (0, 0, 4, 4))
print(at(window, 0, 0), at(window, 5, 5))
disc = Surface((10, 10), SRCALPHA); draw.circle(disc, "white", (5, 5), 4)
disc.fill("red", special_flags=pygame.BLEND_MULT); print(at(disc, 0, 0), at(disc, 5, 5))
disc.fill((255, 255, 255, 128), special_flags=pygame.BLEND_RGBA_MULT)
print(at(disc, 0, 0)[3], at(disc, 5, 5)[3])
window.fill((100, 50, 20)); window.fill((30, 60, 20), special_flags=pygame.BLEND_SUB); print(at(window, 0, 0))
plain.set_clip(); plain.fill("black")
draw.circle(plain, "lime", center=(10, 5), radius=4, draw_top_left=True)
print(at(plain, 8, 3), at(plain, 12, 7))
draw.rect(surface=plain, color="white", rect=(0, 0, 20, 10), border_top_left_radius=5)
print(at(plain, 0, 0), at(plain, 19, 0), disc.get_bounding_rect())
try: pygame.image.load(__import__("io").BytesIO(b"none"))
except pygame.error as error: print(error)
"""
SEEN = """(0, 0, 0, 255) (0, 0, 0, 0)
(0, 0, 0, 255) (255, 0, 0, 255) (0, 0, 0, 255)
True (255, 255, 255, 255)
(0, 0, 0, 255) (0, 0, 255, 255)
(255, 255, 255, 255) (255, 215, 0, 255) (0, 0, 0, 255)
(255, 0, 0, 255) (10, 20)
(40, 30) True
(255, 0, 0, 255) (255, 215, 0, 255)
True 255
(255, 0, 0, 255)
(0, 0, 0, 200) (0, 0, 0, 0)
(0, 0, 255, 255) (255, 0, 0, 255)
(0, 0, 0, 0) (255, 0, 0, 255)
0 128
(70, 0, 0, 255)
(0, 255, 0, 255) (0, 0, 0, 255)
(0, 0, 0, 255) (255, 255, 255, 255) <rect(1, 1, 8, 8)>
Unsupported image format
"""
# Masks, parts that share pixels, and pixels as numbers, on canvases of the browser's.
PIXELS = """import pygame
from pygame import Mask, PixelArray, SRCALPHA, Surface, draw, gfxdraw, sprite, transform
class Ball(sprite.Sprite):
    def __init__(self, *place):
        super().__init__()
        self.image = Surface((20, 20), SRCALPHA)
        draw.circle(self.image, "gold", (10, 10), 10)
        self.rect = self.image.get_rect(topleft=place)
        self.mask = pygame.mask.from_surface(self.image)
one, two = Ball(0, 0), Ball(16, 16)
print(sprite.collide_rect(one, two), sprite.collide_mask(one, two), one.mask.centroid())
two.rect.topleft = 10, 10
print(sprite.collide_mask(one, two) is not None, 250 < one.mask.count() < 350, len(one.mask.outline()) > 40)
shape = one.mask.to_surface(setcolor=(255, 0, 0, 128), unsetcolor=(0, 0, 0, 0))
print(tuple(shape.get_at((10, 10)))[3], tuple(shape.get_at((0, 0))), one.mask.get_bounding_rects())
sheet = Surface((40, 20)); part = sheet.subsurface(20, 0, 20, 20)
part.fill("navy"); draw.circle(part, "red", (0, 10), 5); part.blit(one.image, (10, 10))
at = lambda x, y: tuple(sheet.get_at((x, y)))[:3]
print(at(19, 10), at(22, 10), at(30, 2), at(39, 19), part.copy().get_at((2, 10))[:3])
part.fill((9, 9, 9), special_flags=pygame.BLEND_ADD); print(at(0, 0), at(30, 2))
with PixelArray(sheet) as pixels:
    pixels[:10, :10] = "dodgerblue3"; pixels[0, 0] = 0xff8800
print(at(0, 0), at(9, 9), at(10, 10))
gfxdraw.box(sheet, (0, 0, 4, 4), (255, 255, 255, 128)); gfxdraw.filled_circle(sheet, 5, 14, 4, "white")
print(at(0, 0)[1] in (195, 196), at(5, 14), transform.average_color(sheet, (0, 0, 1, 1))[0])
draw.flood_fill(sheet, "green", (30, 2))
blurred = transform.gaussian_blur(one.image, 4); print(at(39, 0), 0 < blurred.get_at((1, 3)).a < 255)
print(transform.grayscale(sheet).get_at((39, 0))[:3], transform.chop(sheet, (5, 5, 5, 5)).get_size())
"""
PIXELS_SEEN = """True None (9, 9)
True True True
128 (0, 0, 0, 0) [<rect(0, 0, 20, 20)>]
(0, 0, 0) (255, 0, 0) (0, 0, 128) (255, 215, 0) (255, 0, 0)
(0, 0, 0) (9, 9, 137)
(255, 136, 0) (24, 116, 205) (0, 0, 0)
True (255, 255, 255) 255
(0, 255, 0) True
(150, 150, 150) (35, 15)
"""
# Cells of Conway's life, in arrays that are copied onto the window, and into it.
LIFE = """import numpy as np
import pygame
screen = pygame.display.set_mode((8, 8))
cells = np.zeros((8, 8), int)
cells[1, 2] = cells[2, 3] = cells[3, 1] = cells[3, 2] = cells[3, 3] = 1
for _ in range(4):
    around = sum(np.roll(cells, (x, y), (0, 1)) for x in (-1, 0, 1) for y in (-1, 0, 1)) - cells
    cells = ((around == 3) | (cells & (around == 2))).astype(int)
pygame.surfarray.blit_array(screen, cells * 0xff8800)
pygame.display.flip()
alive = [(x, y) for x in range(8) for y in range(8) if screen.get_at((x, y)) == (255, 136, 0)]
print(alive == [(2, 3), (3, 4), (4, 2), (4, 3), (4, 4)], pygame.surfarray.array3d(screen)[2, 3].tolist())
pixels = pygame.surfarray.pixels3d(screen)
pixels[:, 0] = 0, 0, 255
del pixels
light = pygame.surfarray.pixels3d(screen)
light[7, 7] = 255, 255, 255
pygame.display.flip()
screen.fill("red", (7, 6, 1, 1))
print(screen.get_at((5, 0)), screen.get_at((7, 7)), light[7, 6].tolist())
print(pygame.sndarray.make_sound(np.zeros((22050, 2), np.int16)).get_length())
"""
LIFE_SEEN = """True [255, 136, 0]
Color(0, 0, 255, 255) Color(255, 255, 255, 255) [255, 0, 0]
1.0
"""
PAINTS = """import pygame
screen = pygame.display.set_mode((100, 50))
pygame.display.set_caption("Two colours")
screen.fill((0, 128, 255)); screen.fill("red", (50, 0, 50, 50))
pygame.display.flip()
"""
COLOURS = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const at = (x) => [...canvas.getImageData(x, 25, 1, 1).data];
  return [image.width, image.height, at(10), at(90)];
}"""
TOUCHED = """from turtle import *
speed(0)
onscreenclick(lambda x, y: print("click", round(x), round(y)))
box = Turtle("square")
box.penup(); box.shapesize(4); box.goto(100, 100)
box.ondrag(lambda x, y: box.goto(x, y))
box.onrelease(lambda x, y: print("released", round(box.xcor()), round(box.ycor())))
listen()
done()
"""
PLAYED = """() => {
  window.played = [];
  HTMLMediaElement.prototype.play = function () {
    window.played.push([this.volume, this.src.slice(0, 5)]);
    return Promise.resolve();
  };
}"""


def example(name: str) -> str:
    """A program of the guide."""
    text = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    (found,) = re.findall(EXAMPLE.format(name), text, re.DOTALL)
    return str(found)


def at(paper: Locator, x: float, y: float, width: float) -> tuple[float, float]:
    """Where on the page a place of a canvas is that is so wide."""
    box: Any = paper.bounding_box()
    scale = box["width"] / width
    return box["x"] + x * scale, box["y"] + y * scale


def begin(play: Playground, code: str, title: str) -> None:
    """Begin a program, and wait until it is seen and has the keyboard."""
    play.begin(code)
    expect(paper(play)).to_have_accessible_description(re.compile(title), timeout=30_000)
    play.page.wait_for_function("() => document.activeElement?.id === 'drawing-paper'")


def test_surfaces_hold_what_is_drawn_on_them(play: Playground) -> None:
    assert play.run(SURFACES)[-1] == ("stdout", SEEN)


def test_masks_parts_and_pixels_are_those_of_canvases(play: Playground) -> None:
    assert play.run(PIXELS)[-1] == ("stdout", PIXELS_SEEN)


@pytest.mark.chromium
@pytest.mark.timeout(300)
def test_pictures_are_arrays_of_numpy(browser: Browser, full_distribution_folder: Path) -> None:
    with hosting(built("numpy", "numpy", pyodide_dist=full_distribution_folder)) as host:
        play = Playground(browser.new_page()).open(host).wait_for("ready")
        assert play.run(LIFE, 120_000)[-1] == ("stdout", LIFE_SEEN)
        play.page.close()


@pytest.mark.smoke
def test_what_a_program_paints_is_seen_described_and_saved(play: Playground) -> None:
    assert play.run(PAINTS) == []
    address = f"data:image/png;base64,{base64.b64encode(saved(play, 'PNG')).decode()}"
    assert play.page.evaluate(COLOURS, address) == [100, 50, [0, 128, 255, 255], [255, 0, 0, 255]]
    assert 'href="data:image/png;base64,' in saved(play, "SVG").decode()
    expect(paper(play)).to_have_accessible_description(
        re.compile("Drawing “Two colours”: a picture of 100 × 50 pixels.")
    )


def test_the_game_of_the_guide_hears_clicks_and_keys_and_is_over(play: Playground) -> None:
    # A ball that keeps still can be hit.
    begin(play, example("pygame").replace("Vector2(3, 2)", "Vector2(0, 0)"), "Catch")
    play.page.mouse.click(*at(paper(play), 20, 20, 400))
    play.page.mouse.click(*at(paper(play), 200, 200, 400))
    play.page.keyboard.press("q")
    play.wait_for_entry("stdout", "You hit it 1 times.")
    play.wait_for("ready")


def test_the_canvas_of_the_guide_is_drawn_on_with_the_pointer(play: Playground) -> None:
    begin(play, example("canvas"), "Draw with the pointer")
    play.page.mouse.move(*at(paper(play), 20, 30, 300))
    play.page.mouse.down()
    play.page.mouse.move(*at(paper(play), 200, 100, 300), steps=5)
    # The program sees a pointer where it is with a frame.
    play.page.wait_for_timeout(300)
    play.page.mouse.up()
    play.page.keyboard.press("q")
    play.wait_for("ready")
    code = "import pygame\nshot = pygame.image.load('drawing.png')\n"
    code += "shot.get_size(), tuple(shot.get_at((110, 65)))"
    assert play.run(code)[-1] == ("result", "((300, 200), (0, 128, 128, 255))")


def test_a_game_is_stopped_and_the_next_begins_with_nothing(play: Playground) -> None:
    begin(play, example("pygame"), "Catch")
    play.stop()
    (_, trace), (_, notice) = play.entries()[-2:]
    assert "KeyboardInterrupt" in trace
    assert "pygame/" not in trace
    assert notice.startswith("Stopped after")
    code = "import pygame\npygame.display.get_surface(), pygame.display.get_caption()[0]"
    assert play.run(code)[-1] == ("result", "(None, 'pygame window')")


def test_sounds_are_played_by_the_page(play: Playground) -> None:
    play.page.evaluate(PLAYED)
    code = (
        "import pygame\ntone = pygame.mixer.Sound(buffer=bytes(2000)); tone.set_volume(0.5); _ = tone.play()"
    )
    assert play.run(f"{PAINTS}{code}") == []
    play.page.wait_for_function("() => window.played.length")
    assert play.page.evaluate("() => window.played") == [[0.5, "blob:"]]


@pytest.mark.chromium
def test_a_finger_taps_and_drags(browser: Browser, site: Server) -> None:
    context = new_context(browser, has_touch=True, is_mobile=True)
    play = Playground(context.new_page()).open(site).wait_for("ready")
    begin(play, TOUCHED, "2 shapes")
    play.page.touchscreen.tap(*at(paper(play), 250, 320, 600))
    play.wait_for_entry("stdout", "click -50 -20")
    session = context.new_cdp_session(play.page)
    drag: tuple[tuple[str, tuple[int | None, ...]], ...]
    drag = (("touchStart", (0,)), ("touchMove", (20, 40, 60, 80)), ("touchEnd", (None,)))
    for kind, places in drag:
        for place in places:
            touches = [] if place is None else [at(paper(play), 400 - place, 200 + place, 600)]
            points = [{"x": x, "y": y} for x, y in touches]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            play.page.wait_for_timeout(100)
    play.wait_for_entry("stdout", "released 20 20")
    play.stop()
    context.close()


def test_where_events_cannot_come_a_line_says_so_and_the_game_is_shown(
    browser: Browser, plain_site: Server
) -> None:
    with playing(browser, plain_site, OLDER) as play:
        code = "pygame.event.get(); pygame.event.get(); _ = pygame.time.wait(50)"
        ((kind, said),) = play.run(f"{PAINTS}{code}")
        assert (kind, said.count("This browser cannot tell")) == ("stderr", 1)
        address = f"data:image/png;base64,{base64.b64encode(saved(play, 'PNG')).decode()}"
        assert play.page.evaluate(COLOURS, address)[2] == [0, 128, 255, 255]
