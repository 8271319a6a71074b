"""In WebKit, too, the other engines run programs and wait for answers, and all of them are compared."""

import pytest

from app.runtime.engines import CHANGED
from tests.webkit.conftest import PLAIN, SHARING
from tests.webkit.visitor import Visitor

CHOOSE = """(select, label) => {
  select.value = [...select.options].find((each) => each.textContent === label).value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}"""
SIDES = """(sides) => [...sides.querySelectorAll("[data-status]")]
  .map((each) => [each.getAttribute("aria-label"), each.dataset.status])"""
ENGINES = ("CPython", "Brython", "MicroPython")


def choose(play: Visitor, engine: str) -> None:
    """Choose an engine, and wait for it."""
    play.on("#engine", CHOOSE, engine)
    play.wait_for_entry("notice", CHANGED.format(engine))
    play.wait_for("ready")


@pytest.mark.parametrize("engine", ["Brython", "MicroPython"])
def test_another_engine_runs_programs_with_the_same_data(play: Visitor, engine: str) -> None:
    play.fill("Data", '{"rank": [1, 2]}')
    choose(play, engine)
    code = "import sys\nfrom data import rank\n[sys.implementation.name, sum(rank)]"
    assert play.run(code) == [("result", f"['{play.facts()['engine']}', 3]".replace("brython", "Brython"))]
    choose(play, "CPython")


@pytest.mark.settings(SHARING, PLAIN)
@pytest.mark.parametrize("engine", ["Brython", "MicroPython"])
def test_a_program_of_another_engine_asks_and_is_answered(play: Visitor, engine: str) -> None:
    choose(play, engine)
    play.begin("a = input('one: ')\nprint('got', a)").wait_for("waiting")
    play.answer("A", "one:")
    play.wait_for_entry("stdout", "got A")
    play.wait_for("ready")
    choose(play, "CPython")


def test_one_click_runs_a_program_on_all_engines(play: Visitor) -> None:
    play.fill("Code", "print(6 * 7)")
    play.press("Compare")
    wanted = [[engine, "ok"] for engine in ENGINES]
    play.wait(lambda: play.on("#compare-sides", SIDES) == wanted, "three that ended well")
    play.wait(lambda: play.on("#compare-words", "(words) => words.textContent"), "words about it")
    said = play.on("#compare-words", "(words) => words.textContent")
    assert said == "Brython: same as CPython. MicroPython: same as CPython."
    play.press("Close")
