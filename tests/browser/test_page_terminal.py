"""What programs for a terminal do to the page: coloured questions, files 0, a cleared screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground
from tests.browser.settings import ISOLATED, PLAIN

pytestmark = pytest.mark.settings(ISOLATED, PLAIN)

# Counts the tones that the page makes, on a machine without sound too.
COUNTED = """() => {
  window.tones = 0;
  AudioContext.prototype.resume = () => Promise.resolve();
  OscillatorNode.prototype.start = () => { window.tones += 1; };
  OscillatorNode.prototype.stop = () => {};
}"""
CLEARING = {
    "a sequence": "print('\\033[2J\\033[H', end='')",
    "the sequences of a command": "print('\\033[H\\033[2J\\033[3J', end='')",
    "a command": "import os\nos.system('clear')",
    "a command of Windows": "import os\nos.system('cls' if os.name == 'nt' else 'clear')",
}


def answer(play: Playground, text: str) -> None:
    play.input.fill(text)
    play.input.press("Enter")


@pytest.mark.parametrize(
    ("prompt", "shown"),
    [
        ("\\x1b[33mName:\\x1b[0m ", "Name: "),
        ("wait\\rName: ", "Name: "),
        ("Nane\\b\\bme: ", "Name: "),
    ],
)
def test_o3_a_question_is_there_once_as_a_terminal_shows_it(
    play: Playground, prompt: str, shown: str
) -> None:
    play.begin(f"print('hi')\ninput('{prompt}')").wait_for("waiting")
    label = play.page.locator("#prompt")
    expect(label).to_have_text(shown)
    if "33m" in prompt:
        assert label.locator("span").evaluate_all("(all) => all.map((each) => each.className)") == ["fg-3"]
    assert [text for _, text in play.entries()] == ["hi\n"]
    answer(play, "Ada")
    play.wait_for("ready")
    assert play.entries() == [("stdout", "hi\n"), ("input", f"{shown}Ada"), ("result", "'Ada'")]


def test_o4_a_question_is_there_once_though_a_notice_comes_between(play: Playground) -> None:
    play.begin("open('a:b.txt', 'w').write('x'); input('name? ')").wait_for("waiting")
    expect(play.page.locator("#prompt")).to_have_text("name? ")
    assert [kind for kind, _ in play.entries()] == ["notice"]
    answer(play, "Ada")
    play.wait_for("ready")
    assert [text for kind, text in play.entries() if kind == "input"] == ["name? Ada"]


def test_a_question_that_is_stopped_keeps_its_colours(play: Playground) -> None:
    play.begin("input('\\x1b[33mName:\\x1b[0m ')").wait_for("waiting")
    play.stop()
    assert play.entries()[0] == ("stdout", "Name: ")
    expect(play.of_kind("stdout").locator(".fg-3")).to_have_text("Name:")


def test_o6_whatever_reads_file_0_asks(play: Playground) -> None:
    play.begin("import os\nprint('? ', end='')\nos.read(0, 100), open('/dev/stdin').readline()")
    for text in ("one", "two"):
        play.wait_for("waiting")
        answer(play, text)
        play.wait_for_entry("input", text)
    play.wait_for("ready")
    assert play.entries() == [
        ("input", "? one"),
        ("input", "two"),
        ("result", "(b'one\\n', 'two\\n')"),
    ]


def test_o6_a_program_that_reads_file_0_is_stopped_and_the_next_reads_again(play: Playground) -> None:
    play.mark()
    play.clear()
    play.begin("open(0).read()").wait_for("waiting")
    play.stop()
    assert "KeyboardInterrupt" in play.of_kind("error").inner_text()
    assert play.is_marked()
    play.begin("open(0).readline()").wait_for("waiting")
    answer(play, "again")
    play.wait_for("ready")
    assert play.entries()[-1] == ("result", "'again\\n'")


@pytest.mark.parametrize("name", CLEARING)
def test_o7_a_program_clears_the_output(play: Playground, name: str) -> None:
    play.run("print('of a run before')")
    play.begin(f"print('before')\n{CLEARING[name]}\nprint('after')\ninput('? ')").wait_for("waiting")
    assert play.entries() == [("stdout", "after\n")]
    answer(play, "x")
    play.wait_for("ready")
    assert [kind for kind, _ in play.entries()] == ["stdout", "input", "result"]


def test_r16_a_class_of_an_earlier_run_has_its_own_source(play: Playground) -> None:
    play.keep_names(True)
    play.run("class A:\n    x = 1\n")
    shown = play.run("# another\n\n\n\nimport inspect\nprint(inspect.getsource(A))")
    play.keep_names(False)
    assert shown == [("stdout", "class A:\n    x = 1\n\n")]


def test_o8_the_bell_sounds_now_and_then_and_is_not_seen(play: Playground) -> None:
    play.page.evaluate(COUNTED)
    assert play.run("print('ready\\a')") == [("stdout", "ready\n")]
    code = (
        "import time\nbegan = time.time()\nwhile time.time() - began < 2: print(end='\\a'); time.sleep(0.01)"
    )
    assert play.run(code) == []
    rung = play.page.evaluate("() => window.tones")
    # A page that is too busy to ring at once does not ring.
    assert 1 <= rung <= 10
    play.page.wait_for_timeout(500)
    assert play.page.evaluate("() => window.tones") == rung, "nothing is heard later"
