"""What this device, its browser and the site's host make possible, in words. Pure.

The facts are a dict; what is not known is left out:

    secure, isolated, vain,           of the page: a trusted address, shared memory, isolated and none of that
    framed, locks                     all the same, part of another page, Web Locks
    stop, input, packages, files,
    displays, await, suspends, guards,
    start, start_cause, image_cause   of the worker, from READY: see CAPABILITIES in worker/protocol.py
    offers                            the title of an engine of this site that has it, for each feature of
                                      tools/build/engines.py
    images, image_trouble             what is in each image of packages, in words; why none is made, a word
                                      of worker/contract/supply.mjs
    memory, heap                      the device's memory in GB, the interpreter's in bytes
    standby                           a state of app/runtime/standby.py
    offline, version, newer, refused  of the site: see `facts` in app/device/offline.py
"""

from collections import namedtuple

from app.base import units
from app.device import words
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

STANDBYS = {
    standby.READY: words.STANDBY_READY,
    standby.STARTING: words.STANDBY_STARTING,
    standby.FAILED: words.STANDBY_FAILED,
    standby.NONE: words.NO_STANDBY,
}


def forbids_standby(gigabytes: "float | None", heap: int) -> str:
    """Say why no second Python may be held ready, or nothing. gigabytes: the device's; heap: bytes."""
    if gigabytes is not None and gigabytes < LEAST_MEMORY_GB:
        return words.LITTLE_MEMORY.format(gigabytes)
    if heap > LARGE_HEAP:
        return words.LARGE_PYTHON.format(units.memory(heap))
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


def _fix_isolation(facts: "Facts") -> str:
    if not facts["secure"]:
        return shared.TRUST
    return words.FRAMED + shared.HEADERS if facts["framed"] else shared.HEADERS


def _isolation(facts: "Facts") -> "Line":
    if facts["isolated"]:
        return Line("Isolation", True, shared.ISOLATION[True], "")
    if facts.get("vain"):
        return Line("Isolation", False, words.VAIN, shared.OTHER_BROWSER)
    return Line("Isolation", False, shared.ISOLATION[False], _fix_isolation(facts))


def _secure(facts: "Facts") -> "Line":
    if facts["secure"]:
        return Line("Address", True, words.TRUSTED, "")
    return Line("Address", False, words.UNTRUSTED, shared.SECURE)


def _stop(facts: "Facts") -> "Line":
    tier = facts.get("stop")
    if tier is None:
        return Line("Stop", False, words.UNKNOWN, "")
    is_best = tier == "shared memory"
    fix = _choose_stop(facts) if tier == "restart" else shared.SEE
    return Line("Stop", is_best, shared.STOPS.get(tier, str(tier)), "" if is_best else fix)


def _input(facts: "Facts") -> "Line":
    tier = facts.get("input")
    if tier is None:
        return Line("Input", False, words.UNKNOWN, "")
    is_there = tier != "none"
    return Line(
        "Input", is_there, shared.INPUTS.get(tier, str(tier)), "" if is_there else shared.OTHER_BROWSER
    )


def _choose_stop(facts: "Facts") -> str:
    # Where nothing reaches a program that waits, another engine of the site is of no help.
    return shared.OTHER_BROWSER if facts.get("input") == "none" else _choose(facts, "stop")


def _ability(name: str, fact: str, forms: "dict[bool, str]") -> "Callable[[Facts], Line]":
    """Return what makes the line about something that an engine has or has not."""

    def make(facts: "Facts") -> "Line":
        if fact not in facts:
            return Line(name, False, words.UNKNOWN, "")
        has = bool(facts[fact])
        return Line(name, has, forms[has], "" if has else _choose(facts, fact))

    return make


def _choose(facts: "Facts", feature: str) -> str:
    """Name the engine of this site that has something, if there is one."""
    title = facts.get("offers", {}).get(feature)
    return words.CHOOSE.format(title) if title else ""


def _suspends(facts: "Facts") -> "Line":
    if "suspends" not in facts:
        return Line("Waiting", False, words.UNKNOWN, "")
    if facts.get("await") is False:
        return Line("Waiting", False, shared.WAITING, _choose(facts, "await"))
    if facts["suspends"]:
        return Line("Waiting", True, shared.WAITS[True], "")
    return Line("Waiting", False, shared.WAITS[False], shared.SWITCHING)


def _guards(facts: "Facts") -> "Line":
    if "guards" not in facts:
        return Line("Recursion", False, words.UNKNOWN, "")
    works = bool(facts["guards"])
    return Line("Recursion", works, shared.GUARDS[works], "" if works else shared.NEWER)


def _start(facts: "Facts") -> "Line":
    start = facts.get("start")
    if start is None and "stop" not in facts:
        return Line("Start", False, words.UNKNOWN, "")
    if start is None:
        return Line("Start", True, words.SMALL_ENGINE, "")
    if start == "image":
        return Line("Start", True, words.READY_START, "")
    if start == "snapshot":
        return Line("Start", True, words.FAST_START, "")
    return Line("Start", False, words.COLD_START.format(facts.get("start_cause", "")), "")


def _images(facts: "Facts") -> "Line":
    name, memory, trouble = "Saved packages", facts.get("memory"), facts.get("image_trouble", "")
    if "image_cause" in facts:
        return Line(name, False, words.SPOILT_IMAGE.format(facts["image_cause"]), "")
    if memory is not None and memory < LEAST_MEMORY_GB:
        return Line(name, False, words.NO_IMAGE_BY_MEMORY.format(memory), "")
    if trouble:
        return Line(name, False, words.NO_IMAGE[trouble], words.NO_IMAGE_FIX[trouble])
    if facts.get("images"):
        return Line(name, True, words.IMAGES.format("; ".join(facts["images"])), "")
    return Line(name, True, words.NO_IMAGE_YET, "")


def _memory(facts: "Facts") -> "Line":
    device, heap = facts.get("memory"), facts.get("heap", 0)
    forms = words.MEMORY if heap else words.NO_MEMORY
    if device is None:
        return Line("Memory", True, forms[0].format(units.memory(heap)), "")
    return Line("Memory", device >= LEAST_MEMORY_GB, forms[1].format(units.memory(heap), device), "")


def _standby(facts: "Facts") -> "Line":
    state = facts["standby"]
    forbidden = forbids_standby(facts.get("memory"), facts.get("heap", 0))
    said = forbidden if forbidden and state == standby.NONE else STANDBYS[state]
    return Line("Second Python", state == standby.READY, said, "")


def _losses(facts: "Facts") -> "Line":
    if facts["locks"]:
        return Line("Losses", True, shared.LOSSES[True], "")
    return Line("Losses", False, shared.LOSSES[False], shared.LOCKS if facts["secure"] else shared.SECURE)


def _offline(facts: "Facts") -> "Line":
    if facts["offline"]:
        return Line("Offline", True, words.STORED.format(units.size(facts["offline_size"])), "")
    if "offline_problem" in facts:
        said = words.NOT_STORED.format(facts["offline_problem"])
        fix = words.MORE_ROOM if facts["offline_retry"] else ""
        return Line("Offline", False, said, fix if facts["secure"] else shared.SECURE)
    return Line("Offline", False, words.UNSTORED, "")


def _version(facts: "Facts") -> "Line":
    version = facts["version"]
    if facts["newer"]:
        return Line("Version", False, words.NEWER_VERSION.format(version, facts["newer"]), words.UPDATE)
    if "refused" in facts:
        said = words.REFUSED_VERSION.format(version, facts["refused"], facts["refusal"])
        return Line("Version", False, said, words.REDEPLOY)
    return Line("Version", True, words.VERSION.format(version), "")


_LINES: "tuple[Callable[[Facts], Line], ...]" = (
    _isolation, _secure, _stop, _input,
    _ability("Packages", "packages", shared.PACKAGES), _ability("Files", "files", shared.FILES),
    _ability("Pictures", "displays", shared.DISPLAYS), _ability("Await", "await", shared.AWAITS),
    _suspends, _guards, _start, _images, _standby, _losses, _memory, _offline, _version,
)  # fmt: skip
