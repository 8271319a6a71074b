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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Facts = dict[str, Any]

# A line of the panel: what it is about, whether it is at its best, what is so, and how it could be better.
Line = namedtuple("Line", ("name", "is_best", "words", "mend"))

LEAST_MEMORY_GB = 4
LARGE_HEAP = 1 << 29

UNKNOWN = "Known as soon as Python has started."
SECURE = "Open the site by HTTPS, or from localhost."
TRUST = "Open the site by HTTPS, or from localhost: browsers share memory nowhere else."
HEADERS = (
    "Send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp with every "
    "file of the site: then Stop and input use shared memory."
)
FRAMED = 'The page around this one must be isolated, too, and embed it with allow="cross-origin-isolated". '
SEE = "Shared memory would be faster still: see Isolation."
BROWSER = "a browser with stack switching (JSPI): Chrome or Edge 137, Firefox 153, or later."
UNSTORED = "The site is not stored for offline use yet: that begins some seconds after Python has started."
MORE_ROOM = "Free some space on this device, and leave private windows; it is tried again by itself."
UPDATE = "Press “Reload to update” in the menu. Your work is kept."
REDEPLOY = "Whoever runs the site: copy all files of one build to the server again."
CHOOSE = "Choose {}."
SWITCHING = "Use " + BROWSER
EITHER = "See Isolation, or use " + BROWSER

STOPS = {
    "restart": "Stop ends Python together with the program, and starts it anew: the variables are lost.",
    "shared memory": "Stop reaches a busy program at once, through shared memory.",
    "revoked address": "Stop reaches a busy program within a moment: it asks every 40 ms whether to go on.",
}
INPUTS = {
    "shared memory": "input() waits for your answer in shared memory.",
    "stack switching": "input() suspends the program until you answer, by stack switching.",
    "service worker": "input() waits for your answer through the site's service worker.",
    "none": "input() cannot wait here: it raises an error that says so.",
}
ISOLATION = {
    True: "The page is cross-origin isolated: it shares memory with Python.",
    False: "The page is not cross-origin isolated: it cannot share memory with Python.",
}
PACKAGES = {
    True: "Packages that a program imports are loaded.",
    False: "This engine has its own library and no packages.",
}
FILES = {
    True: "Programs open and import the files of your work, and what they write is among them.",
    False: "Programs of this engine do not see the files of your work.",
}
DISPLAYS = {
    True: "Pictures, tables and HTML are shown among the output.",
    False: "This engine shows text alone, and no pictures or tables.",
}
AWAITS = {
    True: "await is possible at the top of a program, too.",
    False: "Nothing can be awaited: this engine runs a program from its first line to its last at once.",
}
WAITS = {
    True: "asyncio.run() and time.sleep() suspend the program, and it can be reached meanwhile.",
    False: "asyncio.run() is not possible while the program runs; await at the top of the program is.",
}
WAITING = "While a program sleeps or asks, this engine hears nothing but the answer."
GUARDS = {
    True: "Most recursion that goes too deep becomes a RecursionError.",
    False: "Recursion that goes too deep may end Python, which is then started anew.",
}
NEWER = "Use a Python of 3.14 or later."
LOSSES = {
    True: "A Python that ends without a word is noticed and replaced at once.",
    False: "A Python that ends without a word is noticed only when you press Stop or Restart.",
}
LOCKS = "Use a browser with Web Locks."
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
        {"name": each.name, "best": each.is_best, "words": each.words, "mend": each.mend}
        for each in lines(facts)
    ]
    return made


def _mend_isolation(facts: "Facts") -> str:
    if not facts["secure"]:
        return TRUST
    return FRAMED + HEADERS if facts["framed"] else HEADERS


def _isolation(facts: "Facts") -> "Line":
    if facts["isolated"]:
        return Line("Isolation", True, ISOLATION[True], "")
    return Line("Isolation", False, ISOLATION[False], _mend_isolation(facts))


def _secure(facts: "Facts") -> "Line":
    if facts["secure"]:
        return Line("Address", True, "The page has an address that browsers trust.", "")
    words = "The page has an address that browsers do not trust: they keep some of their parts from it."
    return Line("Address", False, words, SECURE)


def _stop(facts: "Facts") -> "Line":
    tier = facts.get("stop")
    if tier is None:
        return Line("Stop", False, UNKNOWN, "")
    is_best = tier == "shared memory"
    mend = _choose(facts, "stop") if tier == "restart" else SEE
    return Line("Stop", is_best, STOPS.get(tier, str(tier)), "" if is_best else mend)


def _input(facts: "Facts") -> "Line":
    tier = facts.get("input")
    if tier is None:
        return Line("Input", False, UNKNOWN, "")
    return Line("Input", tier != "none", INPUTS.get(tier, str(tier)), EITHER if tier == "none" else "")


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
        return Line("Waiting", False, WAITING, _choose(facts, "await"))
    if facts["suspends"]:
        return Line("Waiting", True, WAITS[True], "")
    return Line("Waiting", False, WAITS[False], SWITCHING)


def _guards(facts: "Facts") -> "Line":
    if "guards" not in facts:
        return Line("Recursion", False, UNKNOWN, "")
    works = bool(facts["guards"])
    return Line("Recursion", works, GUARDS[works], "" if works else NEWER)


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
        return Line("Losses", True, LOSSES[True], "")
    return Line("Losses", False, LOSSES[False], LOCKS if facts["secure"] else SECURE)


def _offline(facts: "Facts") -> "Line":
    if facts["offline"]:
        size = units.size(facts["offline_size"])
        words = f"The site is stored on this device, {size}, and works without a network."
        return Line("Offline", True, words, "")
    if "offline_problem" in facts:
        words = f"The site is not stored for offline use: {facts['offline_problem']}."
        mend = MORE_ROOM if facts["offline_retry"] else ""
        return Line("Offline", False, words, mend if facts["secure"] else SECURE)
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
    _ability("Packages", "packages", PACKAGES), _ability("Files", "files", FILES),
    _ability("Pictures", "displays", DISPLAYS), _ability("Await", "await", AWAITS),
    _suspends, _guards, _start, _standby, _losses, _memory, _offline, _version,
)  # fmt: skip
