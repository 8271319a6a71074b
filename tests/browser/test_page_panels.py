"""Every panel and menu of the page fits and hinders nobody: wide, on a phone, enlarged and in the dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground
from tests.browser.test_page_look import ENLARGED, FITS, PHONE, WIDE, audit

pytestmark = pytest.mark.settings("isolated")

PANELS = {
    "Packages": "Packages",
    "Your work": "Your work",
    "Share": "Share",
    "Lessons": "Lessons",
    "What this device can do": "What this device can do",
    "Keyboard shortcuts": "Keyboard shortcuts",
}
LAYOUTS = {"wide": WIDE, "on a phone": PHONE, "enlarged": ENLARGED}
WITHIN = """(dialog) => {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
}"""


@pytest.fixture(params=["light", "dark"])
def play(booted: Playground, request: pytest.FixtureRequest) -> Iterator[Playground]:
    """The page with something to show in its panels."""
    booted.page.emulate_media(color_scheme=request.param)
    yield booted.reset()
    booted.page.emulate_media(color_scheme="light")
    booted.page.set_viewport_size(WIDE)  # type: ignore[arg-type]


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_fits_and_hinders_nobody(play: Playground, panel: str) -> None:
    play.press("More")
    play.page.locator("#menu").get_by_role("button", name=panel).click()
    dialog = play.page.get_by_role("dialog", name=PANELS[panel])
    expect(dialog).to_be_visible()
    for layout, size in LAYOUTS.items():
        play.page.set_viewport_size(size)  # type: ignore[arg-type]
        assert (layout, play.page.evaluate(FITS), dialog.evaluate(WITHIN), audit(play)) == (
            layout,
            True,
            True,
            [],
        )
    play.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("menu", ["More", "File"])
def test_a_menu_fits_and_hinders_nobody(play: Playground, menu: str) -> None:
    play.page.get_by_role("button", name=menu, exact=True).click()
    opened = play.page.locator("[popover]:popover-open")
    for layout, size in LAYOUTS.items():
        play.page.set_viewport_size(size)  # type: ignore[arg-type]
        assert (layout, opened.evaluate(WITHIN), audit(play)) == (layout, True, [])
    play.page.keyboard.press("Escape")
    expect(opened).to_have_count(0)


def test_a_long_program_hinders_nobody(play: Playground) -> None:
    play.type_code("\n".join(f"x{number} = '{'a' * 200}'" for number in range(100)))
    assert audit(play) == []
    play.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    play.show("Code")
    assert (play.page.evaluate(FITS), audit(play)) == (True, [])
