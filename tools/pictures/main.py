"""The `pictures` command: takes the pictures of the README and of docs/ from the built page.

It does what a visitor does, by the names of buttons and fields. What is in a picture's program stands here.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tools.base import chromium
from tools.base.paths import DIST, ROOT
from tools.base.steps import StepError, say
from tools.serve.server import Server, app

FOLDER = ROOT / "docs"
PATIENCE_MS = 60_000
SCALE = 1.5
WIDE, PHONE = (1180, 640), (360, 740)

BIRTHDAYS = '''"""How many people must be in a room for two to share a birthday?"""

import time


def chance(people):
    different = 1.0
    for number in range(people):
        different *= (365 - number) / 365
    return 1 - different


for people in range(5, 51, 5):
    part = chance(people)
    print(f"{people:3} {part:6.1%} ", "█" * int(24 * part))
    time.sleep(0.02)

next(people for people in range(366) if chance(people) > 0.5)
'''
ENGINES = """import sys
print(f"This is {sys.implementation.name}.")
for power in 1, 10, 100:
    print(power, 2**power)
print(round(2.675, 2), -7 // 2, 0.1 + 0.2)
print({"b": 1, "a": 2})
print("Straße".upper(), "naïve".encode())

1 / 0
"""
GREETINGS = """def greet(name):
    return f"Hello, {name}!"

for each in ("Ada", "Grace"):
    print(greet(each))

sum(n * n for n in range(10))
"""


def main(argv: Sequence[str] = ()) -> int:
    """Take the pictures of these names, or all."""
    unknown = [name for name in argv if name not in PICTURES]
    if unknown:
        known = ", ".join(PICTURES)
        raise StepError("take the pictures", f"find {unknown[0]}", f"There is none. Use some of {known}.")
    found = chromium.find()
    with sync_playwright() as playing, Server(app(DIST)) as site:
        browser = playing.chromium.launch(executable_path=found.executable, args=[*found.arguments])
        for name in argv or PICTURES:
            size, show = PICTURES[name]
            with opened(browser, site.url, size) as page:
                show(page)
                page.screenshot(path=FOLDER / f"{name}.png", animations="disabled", caret="initial")
            say(f"Took docs/{name}.png.")
        browser.close()
    return 0


@contextmanager
def opened(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Page]:
    """Open the page in a browser that has nothing stored, until Python is ready."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=SCALE, color_scheme="light"
    )
    page = context.new_page()
    page.goto(address)
    ready(page)
    yield page
    context.close()


def ready(page: Page) -> None:
    """Wait until Python has nothing to do, and all typefaces are there."""
    worker = page.get_by_role("status", name="Worker")
    expect(worker).to_have_attribute("data-state", "ready", timeout=PATIENCE_MS)
    page.evaluate("() => document.fonts.ready")


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def run(page: Page, program: str) -> Locator:
    """Run a program to its end; returns the editor."""
    code = page.get_by_role("textbox", name="Code", exact=True)
    # Without an empty last line, for which there may be no room.
    code.fill(program.rstrip("\n"))
    press(page, "Run")
    # The result is the last of what comes.
    expect(page.locator('[data-kind="result"]')).to_be_visible(timeout=PATIENCE_MS)
    ready(page)
    return code


def playground(page: Page) -> None:
    """A program, its output and its result: on a phone the output alone."""
    run(page, BIRTHDAYS)


def compare(page: Page) -> None:
    """Three engines side by side."""
    page.get_by_role("textbox", name="Code", exact=True).fill(ENGINES)
    press(page, "Compare")
    expect(page.get_by_role("status", name="Comparison")).to_contain_text(
        "MicroPython: differs", timeout=PATIENCE_MS
    )


def javascript(page: Page) -> None:
    """A program beside what it becomes, with the cursor in a line of a loop."""
    code = run(page, GREETINGS)
    press(page, "More")
    press(page, "The program in JavaScript")
    expect(page.locator("#javascript-code")).to_contain_text("greet", timeout=PATIENCE_MS)
    code.press("Control+Home")
    for _ in range(4):
        code.press("ArrowDown")
    expect(page.locator("#javascript-code .cm-followed").first).to_be_visible(timeout=PATIENCE_MS)


# For each picture its size, and what is done before it is taken.
PICTURES: dict[str, tuple[tuple[int, int], Callable[[Page], object]]] = {
    "screenshot": (WIDE, playground),
    "phone": (PHONE, playground),
    "compare": (WIDE, compare),
    "javascript": (WIDE, javascript),
}
