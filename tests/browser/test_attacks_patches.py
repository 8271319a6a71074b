"""A program patches what the worker's own code might call: no later program is shown what it did not write.

A program may spoil its own worker, so that nothing comes of the next run there; Restart gives a fresh one.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.attacks import CPYTHON, Attacker, opened
from tests.browser.hosts import Host, either_host
from tests.browser.playground import Entry, Playground

__all__ = ["either_host"]

PATCHES = {
    "MessagePort.postMessage": "MessagePort.prototype.postMessage = function () { this.close(); }",
    "EventTarget.dispatchEvent": "EventTarget.prototype.dispatchEvent = () => { throw Error('forged'); }",
    "Array": "Array.prototype.push = Array.prototype.shift = Array.prototype.map = () => ['forged']",
    "Array's iterator": "Array.prototype[Symbol.iterator] = function* () { yield 'forged'; }",
    "setters of Object": "for (const name of ['type', 'id', 'text', 'parts', 'seq', 'data', 'send'])"
    " Object.defineProperty(Object.prototype, name, { set() {}, get() { return 'forged'; } })",
    "Promise.then": "Promise.prototype.then = function () { return this; }",
    "JSON": "JSON.parse = () => ({ forged: 1 }); JSON.stringify = () => 'forged'",
    "Atomics": "for (const name of ['load', 'store', 'wait', 'notify']) Atomics[name] = () => 0",
    "XMLHttpRequest": "const { prototype } = XMLHttpRequest;"
    " prototype.open = prototype.send = () => { throw Error('forged'); }",
    "bytes": "const { prototype } = Object.getPrototypeOf(Uint8Array);"
    " prototype.set = prototype.subarray = prototype.slice = () => { throw Error('forged'); }",
    "TextEncoder": "TextEncoder.prototype.encode = () => [102, 111, 114, 103, 101, 100]",
    "TextDecoder": "TextDecoder.prototype.decode = () => 'forged'",
    "MessageEvent.data": "Object.defineProperty(MessageEvent.prototype, 'data',"
    " { get: () => ({ type: 'forged' }) })",
    "events that nobody sent": "dispatchEvent(new MessageEvent('message', { data: { type: 'run', id: 99,"
    " code: 'print(\"forged\")' } }))",
}


@pytest.mark.timeout(400)
@pytest.mark.unwatched
@pytest.mark.allow_page_errors
@pytest.mark.parametrize("engine", CPYTHON)
def test_a_program_forges_nothing_by_patched_prototypes(page: Page, host: Host, engine: str) -> None:
    mallory = Attacker(opened(page, host, engine), engine)
    faults = {name: forged_by(mallory, PATCHES[name]) for name in PATCHES}
    assert {name: entries for name, entries in faults.items() if entries} == {}


def forged_by(mallory: Attacker, patch: str) -> list[Entry]:
    """Have a program patch a fresh worker; return all that is shown if nobody wrote some of it."""
    play = mallory.play
    play.restart()
    play.clear()
    play.begin(f"{mallory.scope}\nprint('before')\njs.eval({patch + ';0'!r})\nprint('after')")
    play.wait_for_entry("stdout", "before")
    end_or_restart(play)
    play.begin("print(6 * 7)")
    end_or_restart(play)
    if ("stdout", "42\n") not in play.entries():
        play.restart()
        assert play.run("print(6 * 7)")[-1] == ("stdout", "42\n"), patch
    shown = play.entries()
    return shown if "forged" in str([text for kind, text in shown if kind in ("stdout", "result")]) else []


def end_or_restart(play: Playground) -> None:
    """Wait for the end of a run; if it has none, press Stop, as a visitor would."""
    try:
        expect(play.worker).to_have_attribute("data-state", "ready", timeout=3000)
    except AssertionError:
        if play.state() in ("running", "waiting"):
            play.press("Stop")
        play.wait_for("ready")
