"""What this device, its browser and the site's host make possible, in words. Pure.

The facts are a dict; what is not known is left out:

    secure, isolated, framed, locks   of the page: a trusted address, shared memory, part of another page,
                                      Web Locks
    stop, input, packages, files,
    displays, await, suspends, guards,
    start, start_cause                of the worker, from READY: see CAPABILITIES in worker/protocol.py
    offers                            the title of an engine of this site that has it, for each feature of
                                      tools/build/engines.py
    memory, heap                      the device's memory in GB, the interpreter's in bytes
    standby                           a state of app/runtime/standby.py
    offline, version, newer, refused  of the site: see `facts` in app/device/offline.py
"""

from collections import namedtuple

from app.base import units
from app.runtime import standby
from worker.contract import device as shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Facts = dict[str, Any]

# A line of the panel: what it is about, whether it is at its best, what is so, and how it could be better.
Line = namedtuple("Line", ("name", "is_best", "words", "fix"))

LEAST_MEMORY_GB = 4
LARGE_HEAP = 1 << 29

UNKNOWN = "Known as soon as Python has started."
FRAMED = 'The page around this one must be isolated, too, and embed it with allow="cross-origin-isolated". '
UNSTORED = "The site is not stored for offline use yet: that begins some seconds after Python has started."
MORE_ROOM = "Free some space on this device, and leave private windows; it is tried again by itself."
UPDATE = "Press “Reload to update” in the menu. Your work is kept."
REDEPLOY = "Whoever runs the site: copy all files of one build to the server again."
CHOOSE = "Choose {}."

STANDBYS = {
    standby.READY: "A second Python is ready to take over at once if this one is lost or cannot be stopped.",
    standby.STARTING: "A second Python is being made ready, to take over if this one is lost.",
    standby.FAILED: "A second Python could not be started. If this one is lost, a new one starts then.",
    standby.NONE: "No second Python is ready yet: one is made when the page has been idle for 2 seconds.",
}


def forbids_standby(gigabytes: "float | None", heap: int) -> str:
    """Say why no second Python may be held ready, or nothing. gigabytes: the device's; heap: bytes."""
    if gigabytes is not None and gigabytes < LEAST_MEMORY_GB:
        return (
            f"No second Python is held ready: this device has {gigabytes:g} GB of memory, and that takes 4."
        )
    if heap > LARGE_HEAP:
        return f"No second Python is made ready, since this one uses {units.memory(heap)}."
    return ""


def lines(facts: "Facts") -> "list[Line]":
    """Return the panel's lines, the most important ones first."""
    return [make(facts) for make in _LINES]


def plain(facts: "Facts") -> "dict[str, object]":
    """Return the facts together with the lines, as dicts and lists alone."""
    made: dict[str, object] = {name: facts[name] for name in facts}
    # As a float, since MicroPython hands over whole numbers as 32 bits with a sign.
    made["heap"] = float(facts.get("heap", 0))
    made["lines"] = [
        {"name": each.name, "best": each.is_best, "words": each.words, "fix": each.fix}
        for each in lines(facts)
    ]
    return made


def _mend_isolation(facts: "Facts") -> str:
    if not facts["secure"]:
        return shared.TRUST
    return FRAMED + shared.HEADERS if facts["framed"] else shared.HEADERS


def _isolation(facts: "Facts") -> "Line":
    if facts["isolated"]:
        return Line("Isolation", True, shared.ISOLATION[True], "")
    return Line("Isolation", False, shared.ISOLATION[False], _mend_isolation(facts))


def _secure(facts: "Facts") -> "Line":
    if facts["secure"]:
        return Line("Address", True, "The page has an address that browsers trust.", "")
    words = "The page has an address that browsers do not trust: they keep some of their parts from it."
    return Line("Address", False, words, shared.SECURE)


def _stop(facts: "Facts") -> "Line":
    tier = facts.get("stop")
    if tier is None:
        return Line("Stop", False, UNKNOWN, "")
    is_best = tier == "shared memory"
    fix = _choose(facts, "stop") if tier == "restart" else shared.SEE
    return Line("Stop", is_best, shared.STOPS.get(tier, str(tier)), "" if is_best else fix)


def _input(facts: "Facts") -> "Line":
    tier = facts.get("input")
    if tier is None:
        return Line("Input", False, UNKNOWN, "")
    return Line("Input", True, shared.INPUTS.get(tier, str(tier)), "")


def _ability(name: str, fact: str, words: "dict[bool, str]") -> "Callable[[Facts], Line]":
    """Return what makes the line about something that an engine has or has not."""

    def make(facts: "Facts") -> "Line":
        if fact not in facts:
            return Line(name, False, UNKNOWN, "")
        has = bool(facts[fact])
        return Line(name, has, words[has], "" if has else _choose(facts, fact))

    return make


def _choose(facts: "Facts", feature: str) -> str:
    """Name the engine of this site that has something, if there is one."""
    title = facts.get("offers", {}).get(feature)
    return CHOOSE.format(title) if title else ""


def _suspends(facts: "Facts") -> "Line":
    if "suspends" not in facts:
        return Line("Waiting", False, UNKNOWN, "")
    if facts.get("await") is False:
        return Line("Waiting", False, shared.WAITING, _choose(facts, "await"))
    if facts["suspends"]:
        return Line("Waiting", True, shared.WAITS[True], "")
    return Line("Waiting", False, shared.WAITS[False], shared.SWITCHING)


def _guards(facts: "Facts") -> "Line":
    if "guards" not in facts:
        return Line("Recursion", False, UNKNOWN, "")
    works = bool(facts["guards"])
    return Line("Recursion", works, shared.GUARDS[works], "" if works else shared.NEWER)


def _start(facts: "Facts") -> "Line":
    start = facts.get("start")
    if start is None and "stop" not in facts:
        return Line("Start", False, UNKNOWN, "")
    if start is None:
        return Line(
            "Start", True, "This engine is small, and needs no image of its memory to begin fast.", ""
        )
    if start == "snapshot":
        return Line("Start", True, "Python began with an image of its memory, which is the fast way.", "")
    words = f"Python began from nothing, without an image of its memory: {facts.get('start_cause', '')}."
    return Line("Start", False, words, "")


def _memory(facts: "Facts") -> "Line":
    device, heap = facts.get("memory"), facts.get("heap", 0)
    used = f"Python uses {units.memory(heap)}." if heap else "Python has not run anything yet."
    if device is None:
        return Line("Memory", True, f"{used} The browser does not say how much this device has.", "")
    return Line(
        "Memory", device >= LEAST_MEMORY_GB, f"{used} This device has about {device:g} GB or more.", ""
    )


def _standby(facts: "Facts") -> "Line":
    state = facts["standby"]
    forbidden = forbids_standby(facts.get("memory"), facts.get("heap", 0))
    words = forbidden if forbidden and state == standby.NONE else STANDBYS[state]
    return Line("Second Python", state == standby.READY, words, "")


def _losses(facts: "Facts") -> "Line":
    if facts["locks"]:
        return Line("Losses", True, shared.LOSSES[True], "")
    return Line("Losses", False, shared.LOSSES[False], shared.LOCKS if facts["secure"] else shared.SECURE)


def _offline(facts: "Facts") -> "Line":
    if facts["offline"]:
        size = units.size(facts["offline_size"])
        words = f"The site is stored on this device, {size}, and works without a network."
        return Line("Offline", True, words, "")
    if "offline_problem" in facts:
        words = f"The site is not stored for offline use: {facts['offline_problem']}."
        fix = MORE_ROOM if facts["offline_retry"] else ""
        return Line("Offline", False, words, fix if facts["secure"] else shared.SECURE)
    return Line("Offline", False, UNSTORED, "")


def _version(facts: "Facts") -> "Line":
    words = f"This is version {facts['version']}."
    if facts["newer"]:
        return Line("Version", False, f"{words} Version {facts['newer']} is ready.", UPDATE)
    if "refused" in facts:
        refused = f"Version {facts['refused']} was refused, and this one goes on: {facts['refusal']}."
        return Line("Version", False, f"{words} {refused}", REDEPLOY)
    return Line("Version", True, words, "")


_LINES: "tuple[Callable[[Facts], Line], ...]" = (
    _isolation, _secure, _stop, _input,
    _ability("Packages", "packages", shared.PACKAGES), _ability("Files", "files", shared.FILES),
    _ability("Pictures", "displays", shared.DISPLAYS), _ability("Await", "await", shared.AWAITS),
    _suspends, _guards, _start, _standby, _losses, _memory, _offline, _version,
)  # fmt: skip
