"""What ends Python, or would not stop, costs Python and nothing else; the next run works."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import box
from tests.browser.playground import BOOT_MS, Entry, Playground, playing
from tests.browser.settings import ISOLATED, OLDER, SWITCHING
from tools.serve.server import Server

GONE = (
    "The program's variables and imports are gone; your code, data and output are kept, "
    "and files as they were at most 5 seconds before."
)
RECOVERED = GONE + " Python was restarted."
LOST = "The program's variables and imports are gone."
DEEP = (
    "The program went too deep for this browser: calls or data are nested so far that its stack was full, "
    "and Python stopped working."
)
CLOSED = "Python's worker is gone: the program closed it, or the browser ended it to save memory."
WILD = "Python reached beyond its memory and stopped working: most often memory or stack are used up."
DATA = '{"kept": 1}'


# What would go too deep, or needs too much, is an exception like any other.
# What is nested so deep must never be freed, hence two names.
NEST = "{0} = []\nfor i in range(200_000): {0} = [{0}]\n"
CAUGHT = {
    "repr of a deep list": (NEST.format("deep") + "repr(deep)", "RecursionError"),
    "recursion through repr": (
        "class A:\n    def __repr__(self): return repr([self])\nrepr(A())",
        "RecursionError",
    ),
    "sorted": ("def f(x): return sorted([1, 2], key=f)\nf(1)", "RecursionError"),
    "max": ("def f(x): return max([1, 2], key=f)\nf(1)", "RecursionError"),
    "lru_cache": ("import functools\n@functools.cache\ndef f(n): return f(n + 1)\nf(1)", "RecursionError"),
    "deepcopy": (NEST.format("other") + "import copy\ncopy.deepcopy(other)", "RecursionError"),
    "memory": ("[0] * 2**29", "MemoryError"),
    "sys.exit": ("import sys\nsys.exit(4)", "The program exited with 4."),
}
# Without stack switching the stack is full before the guard sees it: docs/decisions/0033-deep-recursion.md.
DEEP_JSON = "import json\njson.loads('[' * 200_000)"
# Each ends Python at once; the second by freeing what is nested too deep.
FATAL = {
    "os._exit": ("import os\nos._exit(3)", "The program ended Python itself with os._exit(3)."),
    "a deep list": ("x = []\nfor i in range(100000): x = [x]\ndel x", DEEP),
    "js.close": ("import js\njs.close()", CLOSED),
    "a wild pointer": ("import ctypes\nctypes.string_at(2**31)", WILD),
}
CALLBACKS = {
    "of Python": (
        "pyodide.ffi.create_once_callable(lambda: 1 / 0), 10", "ZeroDivisionError: division by zero",
    ),
    "of JavaScript": ("js.decodeURIComponent, 10, '%'", "URIError: URI malformed"),
}  # fmt: skip
DEAF = {
    "a call into C without end": "import itertools\nprint('go')\nsum(itertools.repeat(1))",
    "a loop of JavaScript": "import js\nprint('go', flush=True)\njs.eval('for (;;);')",
}
STUBBORN = {
    "a loop": "print('go')\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "a loop with a bare except": (
        "print('go')\nwhile True:\n    try:\n        while True: pass\n    except: pass"
    ),
    "sleep": (
        "import time\nprint('go')\nwhile True:\n    try: time.sleep(60)\n    except BaseException: pass"
    ),
}
REGEX = "import re\nprint('go')\nre.match('(a+)+$', 'a' * 40 + 'b')"

# The page's clock can be frozen, or set forward, and notes in which order what happened, and which states the
# visitor was told. An observer gets several changes at once, hence the old values.
CLOCK = """
const now = performance.now.bind(performance);
window.clock = { skipped: 0, frozen: undefined, notes: {}, states: [] };
performance.now = () => clock.frozen ?? now() + clock.skipped;
window.note = (name) => { clock.notes[name] ??= now() };
addEventListener("click", ({ target }) => note(target.closest("button")?.id), true);
addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => {
    if (document.querySelector("#log [data-kind=error], #log [data-kind=notice]")) note("entry");
    if (!("stop" in clock.notes || "restart" in clock.notes || "entry" in clock.notes)) return;
    if (document.querySelector("#worker").dataset.state === "ready") note("ready");
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-state"] });
  new MutationObserver((records) => clock.states.push(...records.map((each) => each.oldValue)))
    .observe(document.querySelector("#worker"), { attributeFilter: ["data-state"], attributeOldValue: true });
});
"""


@pytest.fixture(scope="module")
def booted(browser: Browser, host: Server, setting: str) -> Iterator[Playground]:
    """One page for all tests of a setting; what its dying workers log is not looked at."""
    with playing(browser, host, setting, script=CLOCK) as play:
        yield play


@pytest.fixture
def play(booted: Playground) -> Playground:
    """The page with data and a variable, a standby behind its worker, and no crash of late."""
    booted.reset().type_data(DATA)
    booted.page.evaluate("clock.skipped += 10000; clock.frozen = undefined")
    booted.mark()
    wait_for_standby(booted)
    booted.clear()
    booted.page.evaluate("clock.notes = {}; clock.states = []")
    return booted


@pytest.fixture
def play_on(booted: Playground) -> Playground:
    """The page, whatever is behind its worker, and no crash of late."""
    booted.page.evaluate("clock.skipped += 10000; clock.frozen = undefined")
    booted.reset()
    booted.page.evaluate("clock.notes = {}; clock.states = []")
    return booted


def wait_for_standby(play: Playground) -> None:
    play.page.wait_for_function("() => offthread.capabilities.standby === 'ready'", timeout=BOOT_MS)


def without_standby(play: Playground) -> Playground:
    """Use up the standby, if there is one."""
    while play.page.evaluate("offthread.capabilities.standby") != "none":
        play.restart()
    play.clear()
    play.page.evaluate("clock.notes = {}; clock.states = []")
    return play


def going(play: Playground, code: str) -> Playground:
    """Begin a program, and wait until it is under way."""
    play.begin(code).wait_for_entry("stdout", "go")
    return play


@pytest.mark.settings(ISOLATED, SWITCHING)
def test_the_next_worker_does_not_fetch_and_compile_the_engine_again(booted: Playground) -> None:
    fetched: list[str] = []
    booted.page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    without_standby(booted).restart()
    assert booted.run("import json\njson.loads('[1]')") == [("result", "[1]")]
    assert "pyodide.asm.mjs" in fetched
    assert "pyodide.asm.wasm" not in fetched


def order(play: Playground) -> list[str]:
    """What happened until Python was ready again, in its order."""
    play.page.wait_for_function("() => 'ready' in clock.notes")
    notes: dict[str, float] = play.page.evaluate("clock.notes")
    return sorted(notes, key=lambda name: notes[name])


def states(play: Playground) -> list[str]:
    """The states that the visitor was told, up to the present one."""
    play.page.wait_for_function("() => 'ready' in clock.notes")
    told: list[str] = play.page.evaluate("[...clock.states, document.querySelector('#worker').dataset.state]")
    return [state for before, state in zip(["", *told], told, strict=False) if state != before]


def said(play: Playground) -> list[Entry]:
    """The entries but for the program's own output."""
    return [entry for entry in play.entries() if entry[0] != "stdout"]


def expect_caught(play: Playground, code: str, words: str) -> None:
    """It is an error, and the next program runs, without a word of Python's having been restarted."""
    ((kind, text),) = play.run(code)
    assert kind == "error"
    assert words in text
    assert play.run("6 * 7") == [("result", "42")]


def expect_kept(play: Playground, code: str, *, is_same: bool = False) -> None:
    """Editor and data are as they were, and the next program runs, in the same Python or in another."""
    assert (
        play.code.evaluate("(editor) => editor.cmView?.view.state.doc.toString() ?? editor.innerText") == code
    )
    expect(play.data).to_have_text(DATA)
    assert play.run("from data import kept; kept") == [("result", "1")]
    assert play.is_marked() == is_same


@pytest.mark.settings(ISOLATED, OLDER)
@pytest.mark.parametrize("name", FATAL)
def test_a_program_that_ends_python_is_an_error_and_a_standby_takes_over(play: Playground, name: str) -> None:
    code, words = FATAL[name]
    play.begin(code)
    play.wait_for_entry("error", GONE)
    play.wait_for("ready")
    # The visitor is told what happened first; of the standby no start is to be seen.
    assert order(play) == ["run", "entry", "ready"]
    assert states(play) == ["ready", "running", "ready"]
    # Of the interpreter's own stack, which it writes to the standard output, nothing is to be seen.
    assert play.entries() == [("error", words + RECOVERED)]
    expect_kept(play, code)


@pytest.mark.parametrize("name", FATAL)
def test_a_program_that_ends_python_before_there_is_a_standby_is_an_error_and_the_next_one_runs(
    play_on: Playground, name: str
) -> None:
    code, words = FATAL[name]
    without_standby(play_on).begin(code)
    play_on.wait_for_entry("error", GONE)
    assert play_on.wait_for("ready").entries() == [("error", words + RECOVERED)]
    # js.close lets the program end first.
    told = states(play_on)
    assert (told[-2:], told.count("starting")) == (["starting", "ready"], 1)
    assert play_on.run("40 + 2") == [("result", "42")]


@pytest.mark.parametrize("name", CAUGHT)
def test_what_goes_too_deep_or_needs_too_much_is_an_error_that_loses_nothing(
    play_on: Playground, name: str
) -> None:
    expect_caught(play_on, *CAUGHT[name])


@pytest.mark.settings(*SWITCHING)
def test_json_that_is_nested_too_deep_is_an_error_that_loses_nothing(play_on: Playground) -> None:
    expect_caught(play_on, DEEP_JSON, "RecursionError")


@pytest.mark.settings(OLDER)
def test_json_that_is_nested_too_deep_for_a_small_stack_is_told_and_the_next_program_runs(
    play_on: Playground,
) -> None:
    # How much of the stack a step needs depends on how far the browser has compiled it.
    ((kind, text),) = without_standby(play_on).run(DEEP_JSON)
    assert kind == "error"
    assert text == DEEP + RECOVERED or "RecursionError" in text
    assert play_on.run("40 + 2") == [("result", "42")]


@pytest.mark.parametrize("name", DEAF)
def test_a_program_that_does_not_heed_stop_is_ended_with_its_worker(play: Playground, name: str) -> None:
    going(play, DEAF[name]).stop()
    assert order(play) == ["run", "stop", "entry", "ready"]
    assert states(play) == ["ready", "running", "stopping", "ready"]
    assert said(play)[0] == (
        "notice",
        "The program could not be interrupted, so Python was restarted. " + LOST,
    )
    expect_kept(play, DEAF[name])


@pytest.mark.parametrize("name", STUBBORN)
def test_a_program_that_catches_what_stops_it_is_ended_and_python_is_kept(
    play: Playground, name: str
) -> None:
    going(play, STUBBORN[name]).stop()
    assert order(play) == ["run", "stop", "entry", "ready"]
    (error, notice) = said(play)
    assert (error[0], notice[0]) == ("error", "notice")
    assert error[1].endswith("KeyboardInterrupt")
    assert notice[1].startswith("Stopped after ")
    expect_kept(play, STUBBORN[name], is_same=True)


@pytest.mark.settings(ISOLATED)
def test_an_exploding_regular_expression_is_stopped(play: Playground) -> None:
    going(play, REGEX).stop()
    assert states(play) == ["ready", "running", "stopping", "ready"]
    assert said(play)[0][1].endswith(("KeyboardInterrupt", LOST))
    assert play.run("1 + 1") == [("result", "2")]


def test_restart_while_a_program_runs_takes_the_standby(play: Playground) -> None:
    code = "print('go')\nwhile True: pass"
    going(play, code).restart()
    assert states(play) == ["ready", "running", "ready"]
    assert said(play)[0] == ("notice", "Python was restarted. " + LOST)
    expect_kept(play, code)


@pytest.mark.settings(ISOLATED)
@pytest.mark.parametrize("name", CALLBACKS)
def test_an_error_in_a_callback_is_told_and_loses_nothing(play: Playground, name: str) -> None:
    callback, words = CALLBACKS[name]
    code = f"import js, pyodide\njs.setTimeout({callback})\n0"
    play.begin(code).wait_for_entry("error", words)
    # It comes by another way than the result, and so before or after that.
    play.wait_for("ready")
    (told,) = (text for kind, text in said(play) if kind == "error")
    assert told.endswith("Python goes on; nothing is lost.")
    expect_kept(play, code, is_same=True)


def test_a_worker_that_has_grown_too_large_is_replaced_when_it_is_idle(play: Playground) -> None:
    code = "big = bytearray(1100 * 1024 * 1024)\nbig = None"
    play.begin(code).wait_for_entry("notice", "and it never shrinks, so Python was restarted. " + GONE)
    play.wait_for("ready")
    expect_kept(play, code)


@pytest.mark.settings(ISOLATED)
def test_leaving_the_page_ends_python_and_coming_back_starts_it(play: Playground) -> None:
    going(play, "print('go')\nwhile True: pass")
    assert len(box.workers(play.page)) == 2
    play.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    play.wait_for("starting")
    while box.workers(play.page):
        play.page.wait_for_timeout(100)
    play.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    play.wait_for("ready")
    assert said(play)[0] == ("notice", "This page was put aside, which ended its Python. " + GONE)
    assert play.run("1 + 1") == [("result", "2")]


@pytest.mark.settings(ISOLATED)
def test_the_third_crash_within_ten_seconds_is_a_failure_and_retry_starts_again(play: Playground) -> None:
    play.page.evaluate("clock.frozen = performance.now()")
    for _ in range(2):
        play.run(FATAL["os._exit"][0])
    play.begin().wait_for("failed")
    assert said(play)[-1] == (
        "error",
        FATAL["os._exit"][1]
        + "That was the third time within ten seconds, so Python was not restarted. "
        + GONE
        + " Press Retry. If that does not help, reload the page.",
    )
    play.press("Retry")
    play.wait_for("ready")
    expect_kept(play, FATAL["os._exit"][0])
