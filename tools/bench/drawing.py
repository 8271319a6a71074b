"""What programs draw: frames a second, how long the page's thread is held up at most, and Stop meanwhile."""

from playwright.sync_api import Page

from tools.base.steps import StepError
from tools.bench.lab import Lab, playground
from tools.bench.output import PROBE
from tools.bench.report import Row, Spread

SECONDS = 4
SPRITES = f"""
import pygame, random, time
screen, clock = pygame.display.set_mode((640, 480)), pygame.time.Clock()
picture = pygame.Surface((24, 24), pygame.SRCALPHA)
pygame.draw.circle(picture, "gold", (12, 12), 12)
class Ball(pygame.sprite.Sprite):
    def __init__(self):
        super().__init__()
        self.image, self.speed = picture, pygame.Vector2(random.choice((-3, 3)), random.choice((-2, 2)))
        self.rect = picture.get_rect(center=(random.randrange(640), random.randrange(480)))
    def update(self):
        self.rect.move_ip(self.speed)
        if not 0 <= self.rect.x <= 616: self.speed.x *= -1
        if not 0 <= self.rect.y <= 456: self.speed.y *= -1
balls = pygame.sprite.Group(*(Ball() for _ in range(100)))
began, count = time.perf_counter(), 0
while time.perf_counter() - began < {SECONDS}:
    pygame.event.get()
    screen.fill("navy"); balls.update(); balls.draw(screen)
    pygame.display.flip(); clock.tick(60); count += 1
print(count / (time.perf_counter() - began))
"""
MOVES = f"""
import time
from turtle import *
speed(0)
began, count = time.perf_counter(), 0
while time.perf_counter() - began < {SECONDS}: forward(20); left(91); count += 2
print(count / (time.perf_counter() - began))
"""
FRAMES = f"""
import time
from turtle import *
tracer(0); began, count = time.perf_counter(), 0
turtles = [Turtle() for _ in range(20)]
while time.perf_counter() - began < {SECONDS}:
    for at, each in enumerate(turtles): each.forward(3); each.left(at)
    update(); count += 1
print(count / (time.perf_counter() - began))
"""
SEGMENTS = """
from turtle import *
tracer(0)
while True:
    for at in range(100_000):
        forward(at % 300); left(91)
        if at % 3000 == 0: update()
    clear()
"""
PROGRAMS = {
    "frames of pygame, 100 sprites that move, clock.tick(60)": SPRITES,
    "frames of turtle, 20 that move, tracer(0) and update()": FRAMES,
    "steps of turtle, speed(0)": MOVES,
}
# Milliseconds from the press of Stop until the page is ready, some time after Run.
STOP = """async (pause) => {
  const worker = document.querySelector("#worker");
  document.querySelector("#run").click();
  await new Promise((resolve) => setTimeout(resolve, pause));
  const began = performance.now();
  document.querySelector("#stop").click();
  while (worker.dataset.state !== "ready") await new Promise((resolve) => setTimeout(resolve, 1));
  return performance.now() - began;
}"""
PAUSE_MS = 3000
WRITTEN = "() => document.querySelector('[role=log]').textContent"


def drawing(lab: Lab) -> list[Row]:
    """A game, and turtles: each in a page of its own, after a run that has loaded what it needs."""
    rows: list[Row] = []
    for what, code in PROGRAMS.items():
        with playground(lab, code) as page:
            page.evaluate(PROBE)
            seen = [_run(page) for _ in range(lab.runs)]
        rates, longest = zip(*seen, strict=True)
        rows.append(Row("drawing", f"{what}, a second", Spread.of(rates), unit="times"))
        rows.append(Row("drawing", "… the page's thread without a turn, longest", Spread.of(longest)))
    with playground(lab, SEGMENTS) as page:
        page.evaluate(STOP, PAUSE_MS)
        stops = Spread.of(page.evaluate(STOP, PAUSE_MS) for _ in range(lab.runs))
    what = "Stop while turtle draws 100,000 segments with tracer(0), until ready"
    return [*rows, Row("drawing", what, stops, limit=150)]


def _run(page: Page) -> tuple[float, float]:
    """Run a program; return what it has counted a second, and the page's longest wait."""
    page.locator("#clear").click()
    longest = page.evaluate(PROBE)["longest"]
    text = str(page.evaluate(WRITTEN)).strip()
    try:
        return float(text), float(longest)
    except ValueError:
        raise StepError("measure a drawing", text[-200:], "See what the program has written.") from None
