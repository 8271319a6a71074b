"""What a program writes is shown as a terminal shows it, in order, bounded, and can be had as a whole."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.playground import Playground
from tests.browser.settings import ISOLATED, PLAIN, mainly

AA = 4.5
# The contrast of an element's text with what is behind it, by the formula of WCAG 2.2.
CONTRAST = """(element) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const light = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backs = [];
  for (let at = element; at; at = at.parentElement) backs.unshift(getComputedStyle(at).backgroundColor);
  const [low, high] = [light([getComputedStyle(element).color]), light(backs)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
# As many lines as leave one by one, and then a call into C that takes long.
BURSTS = {
    "prints": "for i in range(100): print(i)\nprint('last')\n",
    "writes": "import os\nfor i in range(100): os.write(1, b'.')\nos.write(1, b'last')\n",
    "prints from C": "list(map(print, [*range(100), 'last']))\n",
    "rounds": "for n in (1, 2):\n    for i in range(50): print(i)\n    sum(range(n))\nprint('last')\n",
}
CALL = "sum(range(2 * 10**7))"
# What a program does after it has begun a line, and where that is shown then: a question takes it along.
PAUSES = {
    "sleep": ("time.sleep(60)", "#log"),
    "await": ("await asyncio.sleep(60)", "#log"),
    "run": ("asyncio.run(asyncio.sleep(60))", "#log"),
    "read": ("sys.stdin.readline()", "#prompt"),
}
# More than the page can show, each in a way of its own, and what is to be in the file.
ROUNDS = 50_000
LINES = 100_000
FLOODS: dict[str, tuple[str, Callable[[], str]]] = {
    "colours": (
        "for i in range({0}): print(f'\\x1b[3{{i % 8}}m{{i}}\\x1b[0m')",
        lambda: "".join(f"\x1b[3{each % 8}m{each}\x1b[0m\n" for each in range(ROUNDS)),
    ),
    "carriage returns": (
        "for i in range({0}): print(f'\\r{{i}}', end='')",
        lambda: "".join(f"\r{each}" for each in range(ROUNDS)),
    ),
    "both streams": (
        # Each change of the stream is an entry: a tenth of the rounds is as much work.
        "import sys\nfor i in range({0} // 10): print(i, file=(sys.stdout, sys.stderr)[i % 2])",
        lambda: "".join(f"{each}\n" for each in range(ROUNDS // 10)),
    ),
    "one line": ("print('x' * 500 * {0}, end='')", lambda: "x" * 500 * ROUNDS),
}
# A page that is alive does other things meanwhile: it counts how often.
COUNT = """() => {
  window.turns = 0;
  const count = () => { turns += document.querySelector("#worker").dataset.state === "running" };
  setInterval(count, 10);
}"""
# A page in the background: it has no frames.
HIDE = """() => {
  Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
  window.framesBefore = window.requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
}"""
SHOW = "() => { delete document.hidden; window.requestAnimationFrame = framesBefore; }"


def shown(play: Playground, code: str) -> str:
    """Run a program and return the text that is shown of its standard output, without the last newline."""
    entries = play.run(code)
    assert {kind for kind, _ in entries} <= {"stdout"}
    return "".join(text for _, text in entries).removesuffix("\n")


def saved(play: Playground, save: Callable[[], None] | None = None) -> bytes:
    """Download the output."""
    with play.page.expect_download() as download:
        if save is None:
            play.press("More")
            play.press("Download the output")
        else:
            save()
    return Path(download.value.path()).read_bytes()


def memory(play: Playground) -> float:
    """Bytes that the page's objects and texts take, after a collection."""
    session = play.page.context.new_cdp_session(play.page)
    session.send("HeapProfiler.collectGarbage")
    used = float(session.send("Runtime.getHeapUsage")["usedSize"])
    session.detach()
    return used


# Notices what is shown for a short while only.
NOTICE = """(log, text) => {
  window.noticed = false;
  new MutationObserver((_, observer) => {
    if (!log.textContent.includes(text)) return;
    window.noticed = true;
    observer.disconnect();
  }).observe(log, { subtree: true, childList: true, characterData: true });
}"""


def run_of(play: Playground, text: str) -> Locator:
    """The piece of the output in a style of its own that has this text."""
    return play.log.locator("span[class]").filter(has_text=text)


@pytest.mark.settings(ISOLATED)
@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r"print('10%', end=''); print('\r100%')", "100%"),
        (r"print('abc\b\bX')", "aXc"),
        (r"print('a\tb\r\x1b[Kc')", "c"),
        (r"print('one\ntwo\x1b[A\rX\x1b[B\rY')", "Xne\nYwo"),
        (r"print('\x1b]8;;http://x.y\x1b\\link\x1b]8;;\x1b\\ \x1b[?25lend')", "link end"),
        (r"print('gone\ngone\x1b[2J\x1b[Hend')", "end"),
        (r"print('\x1b[Hone\ntwo\x1b[1;2HX\x1b[2;3f\x1b[J')", "oXe\ntw"),
        (r"for part in '\x1b', '[3', '1mr', 'ed\x1b[', '0m': print(part, end='', flush=True)", "red"),
    ],
)
def test_control_characters_do_what_a_terminal_does(play: Playground, code: str, text: str) -> None:
    assert shown(play, code) == text


def test_a_progress_bar_stays_one_line_and_can_be_seen_moving(play: Playground) -> None:
    play.log.evaluate(NOTICE, " 50%|█████     | 50/100")
    play.begin(
        "import sys, time\n"
        "for i in range(101):\n"
        "    print(f'\\r{i:3}%|{\"█\" * (i // 10):10}| {i}/100', end='', file=sys.stderr, flush=True)\n"
        "    if i == 50: time.sleep(2)"
    )
    play.page.wait_for_function("() => window.noticed")
    play.wait_for("ready")
    assert play.entries() == [("stderr", "100%|██████████| 100/100")]


@pytest.mark.settings(ISOLATED)
def test_bars_of_several_lines_are_redrawn_in_place(play: Playground) -> None:
    code = (
        "print('start')\n"
        "for i in range(2000):\n"
        "    print(f'a {i}\\nb {i * 2}', flush=True)\n"
        "    if i < 1999: print('\\x1b[2A', end='')\n"
        "print('end')"
    )
    assert shown(play, code) == "start\na 1999\nb 3998\nend"


@pytest.mark.settings(ISOLATED)
def test_colours_have_classes_and_can_be_read_in_both_themes(play: Playground) -> None:
    codes = [*range(30, 38), *range(90, 98), *range(40, 48), *range(100, 108), 2, 7]
    play.run(
        f"for code in {codes}: print(f'\\x1b[{{code}}mcolour {{code}}.\\x1b[0m')\n"
        "print('\\x1b[1;3;4;9mshaped\\x1b[0m \\x1b[38;5;196mindexed\\x1b[0m \\x1b[48;2;1;2;3mtrue\\x1b[0m')\n"
        "for code in range(30, 38): print(f'\\x1b[7;{code}mswapped {code}.\\x1b[0m')"
    )
    expect(run_of(play, "colour 31.")).to_have_class("fg-1")
    expect(run_of(play, "shaped")).to_have_class("bold italic underline strike")
    expect(run_of(play, "shaped")).to_have_css("font-weight", "700")
    expect(run_of(play, "indexed")).to_have_css("color", "rgb(255, 0, 0)")
    expect(run_of(play, "true")).to_have_css("background-color", "rgb(1, 2, 3)")
    for theme in ("light", "dark"):
        play.page.evaluate("(theme) => document.documentElement.dataset.theme = theme", theme)
        texts = [f"colour {code}." for code in codes] + [f"swapped {code}." for code in range(30, 38)]
        found = {text: run_of(play, text).evaluate(CONTRAST) for text in texts}
        assert {text: ratio for text, ratio in found.items() if ratio < AA} == {}
    play.page.evaluate("delete document.documentElement.dataset.theme")


def test_the_order_of_both_streams_is_kept(play: Playground) -> None:
    code = (
        "import os, sys\nprint('a')\nprint('b', file=sys.stderr)\n"
        "os.write(1, b'c\\n')\nos.write(2, b'd\\n')\nsys.stderr.write('e\\n')\nprint('f')"
    )
    assert play.run(code) == [
        ("stdout", "a\n"), ("stderr", "b\n"), ("stdout", "c\n"), ("stderr", "d\ne\n"), ("stdout", "f\n"),
    ]  # fmt: skip


@pytest.mark.settings(ISOLATED)
def test_many_changes_of_the_stream_keep_their_order(play: Playground) -> None:
    code = "import sys\nfor i in range(2000):\n    print(i)\n    print(-i, file=sys.stderr)"
    play.run(code)
    assert saved(play) == "".join(f"{number}\n{-number}\n" for number in range(2000)).encode()


def test_characters_that_are_written_byte_by_byte_are_whole(play: Playground) -> None:
    text = "é日😀\u200d👩"
    assert shown(play, f"import os\nfor each in {text!r}.encode(): os.write(1, bytes([each]))") == text
    assert saved(play) == text.encode()


def test_what_is_printed_before_a_long_computation_is_visible(play: Playground) -> None:
    play.begin("print('x')\nwhile True: pass").wait_for_entry("stdout", "x")
    assert play.state() == "running"
    play.stop()


@pytest.mark.settings(ISOLATED, PLAIN)
@pytest.mark.parametrize("name", BURSTS)
def test_a_burst_is_visible_before_the_long_call_that_follows_it(play: Playground, name: str) -> None:
    play.begin(BURSTS[name] + CALL)
    expect(play.log).to_contain_text("last")
    assert play.state() == "running"
    play.wait_for("ready")


@pytest.mark.settings(ISOLATED, PLAIN)
@pytest.mark.parametrize("name", PAUSES)
def test_a_line_that_has_begun_is_visible_while_the_program_pauses(play: Playground, name: str) -> None:
    pause, place = PAUSES[name]
    play.begin(f"import asyncio, sys, time\nprint('begun', end=' ')\n{pause}")
    expect(play.page.locator(place)).to_have_text("begun ")
    play.stop()


def test_bytes_that_are_no_characters_are_shown_as_such_and_are_exact_in_the_file(play: Playground) -> None:
    parts = ["é😀\n".encode(), bytes(range(256)) * 20, b"\n\xff|\xf0\x9f\x98|\xed\xa0\x80|", b"\xe2"]
    entries = play.run(f"import os\nfor part in {parts!r}: os.write(1, part)")
    assert saved(play) == b"".join(parts)
    shown = "".join(text for _, text in entries)
    assert shown.startswith("é😀\n")
    assert shown.endswith("\n\ufffd|\ufffd\ufffd\ufffd|\ufffd\ufffd\ufffd|\ufffd")


@pytest.mark.settings(ISOLATED)
def test_a_long_piece_with_bytes_and_surrogates_is_shown_and_exact_in_the_file(play: Playground) -> None:
    code = (
        "import os, sys\n"
        "sys.stdout.reconfigure(errors='surrogateescape')\n"
        "os.write(1, b'x' * 2047 + b'\\xff' + b'y' * 2048)\n"
        "print('\\udcfe' * 3 + 'z')"
    )
    wanted = b"x" * 2047 + b"\xff" + b"y" * 2048 + b"\xfe" * 3 + b"z\n"
    assert shown(play, code) == wanted.decode("utf-8", "replace").rstrip("\n")
    assert saved(play) == wanted


@pytest.mark.settings(ISOLATED)
def test_a_long_line_that_comes_in_parts_stands_in_one_entry(play: Playground) -> None:
    entries = play.run("print('x' * 5000, end='')\nprint('y' * 5000, end='')\nprint('z' * 50000)")
    assert entries == [("stdout", "x" * 5000 + "y" * 5000 + "z" * 50000 + "\n")]


@pytest.mark.smoke
def test_the_pane_is_bounded_and_no_line_is_lost(play: Playground) -> None:
    play.run(f"for i in range({LINES}): print(i, 'é')")
    above = play.page.get_by_text("above are no longer shown.")
    expect(above).to_be_visible()
    expect(play.log).to_contain_text(f"{LINES - 1} é")
    kept = play.log.evaluate("(log) => log.textContent.split('\\n').length - 1")
    words = f"{LINES - kept:,} lines above are no longer shown."
    expect(above).to_have_text(words)
    # What came with one frame may be more than the rest.
    assert 5000 <= kept < 10_000


def test_the_file_is_complete_where_the_pane_is_not(play: Playground) -> None:
    play.run("for i in range(100_000): print(i, 'é')")
    text = saved(play, lambda: play.press("Download the whole output"))
    wanted = "".join(f"{number} é\n" for number in range(100_000)).encode()
    assert (len(text), hashlib.sha256(text).hexdigest()) == (len(wanted), hashlib.sha256(wanted).hexdigest())


@pytest.mark.settings(ISOLATED, PLAIN)
@pytest.mark.parametrize("name", mainly([each for each in FLOODS if each != "both streams"], FLOODS))
def test_a_flood_leaves_the_page_alive_and_bounded_and_nothing_is_lost(play: Playground, name: str) -> None:
    code, text = FLOODS[name]
    before = memory(play)
    play.page.evaluate(COUNT)
    play.run(code.format(ROUNDS))
    assert play.page.evaluate("turns") >= 5
    characters, elements = play.log.evaluate(
        "(log) => [log.textContent.length, log.querySelectorAll('*').length]"
    )
    assert characters < 2_000_000
    assert elements < 12_000
    found, wanted = saved(play), text().encode()
    assert (len(found), hashlib.sha256(found).digest()) == (len(wanted), hashlib.sha256(wanted).digest())
    assert memory(play) < before + 30_000_000


@pytest.mark.settings(ISOLATED)
def test_a_hundred_thousand_updates_of_a_line_leave_one_line(play: Playground) -> None:
    code = "for i in range(100_000): print(f'\\r{i:6} |{\"#\" * (i // 2000):50}|', end='')"
    assert shown(play, code) == f" 99999 |{'#' * 49} |"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("'x' * 100", marks=pytest.mark.smoke),
        "'\\x1b[31mred\\x1b[0m'",
        "'\\r' + 'x' * 20, end=''",
        "'x' * 100_000, end=''",
        "'x', file=sys.stdout) or print('y', file=sys.stderr",
    ],
)
def test_a_flood_is_stopped_at_once(play: Playground, line: str) -> None:
    play.begin(f"import sys\nwhile True: print({line})").wait_for_entry(
        "stdout", "x" if "x1b" not in line else "red"
    )
    play.page.wait_for_timeout(500)
    play.stop()
    expect(play.log).to_contain_text("KeyboardInterrupt")
    expect(play.of_kind("notice")).to_contain_text("Stopped after")


@pytest.mark.settings(ISOLATED)
def test_a_page_in_the_background_takes_output_in(play: Playground) -> None:
    play.page.evaluate(HIDE)
    play.run("for i in range(200_000): print(i)")
    play.page.evaluate(SHOW)
    assert saved(play) == "".join(f"{number}\n" for number in range(200_000)).encode()
