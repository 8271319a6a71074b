"""A visitor has names completed, with each engine: by the program, by what has run, and by the language."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.playground import Playground
from tests.browser.test_page_look import audit
from tools.build.engines import NAMES
from tools.serve.server import Server

RUN = "import math\nclass Point:\n    def move(self):\n        pass\nplace = Point()\n"


def offered(play: Playground, code: str) -> Locator:
    """Type a program, ask for completion at its end, and return what is offered."""
    play.type_code("")
    play.code.press_sequentially(code)
    play.code.press("Control+Space")
    return play.page.get_by_role("listbox", name="Completions").get_by_role("option")


@pytest.mark.parametrize("engine", NAMES)
def test_what_has_run_completes_what_is_typed(page: Page, site: Server, engine: str) -> None:
    play = Playground(page).open(site, f"?engine={engine}").wait_for("ready")
    play.run(RUN)
    expect(offered(play, "place.m")).to_have_text(["move"])
    play.code.press("Enter")
    expect(play.code).to_have_text("place.move")
    expect(offered(play, "math.sq")).to_have_text(["sqrt"])
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Completions")).to_be_hidden()


def test_names_of_the_program_and_words_of_the_language_need_no_run(page: Page, site: Server) -> None:
    play = Playground(page).open(site).wait_for("ready")
    expect(offered(play, "whirl = 1\nwhi")).to_have_text(["while", "whirl"])
    page.keyboard.press("Escape")
    expect(offered(play, "'whi")).to_have_count(0)
    assert play.run("'nothing is asked while a program runs'")
    play.begin("while True: pass").wait_for("running")
    expect(offered(play, "imp")).to_have_text(["import"])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert audit(play) == []
    page.keyboard.press("Escape")
    play.stop()
