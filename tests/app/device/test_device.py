"""What is said of a device, its browser and the host."""

from typing import Any

import pytest

from app.base import units
from app.device import device, words
from app.device.words import FRAMED, UNKNOWN, VAIN
from worker.contract.device import AWAITS, FILES, HEADERS, OTHER_BROWSER, SECURE, SEE, SWITCHING, TRUST

BEST: dict[str, Any] = {
    "secure": True,
    "isolated": True,
    "framed": False,
    "locks": True,
    "stop": "shared memory",
    "input": "shared memory",
    "packages": True,
    "files": True,
    "displays": True,
    "await": True,
    "suspends": True,
    "guards": True,
    "start": "snapshot",
    "memory": 8,
    "heap": 38_000_000,
    "standby": "ready",
    "offline": True,
    "offline_size": 15_000_000,
    "version": "0.1.0",
    "newer": "",
}

NOT_ISOLATED = "The page is not cross-origin isolated: it cannot share memory with Python."
UNTRUSTED = "The page has an address that browsers do not trust: they keep some of their parts from it."
UNNOTICED = "If Python ends unexpectedly, the page notices only when you press Stop or Restart."

# What differs from the best → the line about it.
LINES: list[tuple[dict[str, Any], tuple[str, bool, str, str]]] = [
    ({}, ("Isolation", True, "The page is cross-origin isolated: it shares memory with Python.", "")),
    ({"isolated": False}, ("Isolation", False, NOT_ISOLATED, HEADERS)),
    ({"isolated": False, "framed": True}, ("Isolation", False, NOT_ISOLATED, FRAMED + HEADERS)),
    ({"isolated": False, "secure": False}, ("Isolation", False, NOT_ISOLATED, TRUST)),
    ({"isolated": False, "vain": True}, ("Isolation", False, VAIN, OTHER_BROWSER)),
    ({}, ("Address", True, "The page has an address that browsers trust.", "")),
    ({"secure": False}, ("Address", False, UNTRUSTED, SECURE)),
    ({}, ("Stop", True, "Stop reaches a busy program at once, through shared memory.", "")),
    (
        {"stop": "revoked address"},
        (
            "Stop",
            False,
            "Stop reaches a busy program within a moment: the program looks for it every 40 ms.",
            SEE,
        ),
    ),
    ({"stop": None}, ("Stop", False, UNKNOWN, "")),
    ({}, ("Input", True, "input() waits for your answer in shared memory.", "")),
    (
        {"input": "stack switching"},
        ("Input", True, "input() pauses the program until you answer, by stack switching.", ""),
    ),
    (
        {"input": "revoked address"},
        (
            "Input",
            True,
            "input() looks for your answer now and then, and needs no shared memory for it.",
            "",
        ),
    ),
    (
        {"input": "none"},
        (
            "Input",
            False,
            "input() does not work in this browser on this page.",
            "Use Chrome, Edge, Firefox or Safari.",
        ),
    ),
    ({"input": "telepathy"}, ("Input", True, "telepathy", "")),
    ({"input": None}, ("Input", False, UNKNOWN, "")),
    (
        {"suspends": False},
        (
            "Waiting",
            False,
            "asyncio.run() does not work in a running program. Use await at the top of the program instead.",
            SWITCHING,
        ),
    ),
    ({"suspends": None}, ("Waiting", False, UNKNOWN, "")),
    ({"guards": None}, ("Recursion", False, UNKNOWN, "")),
    ({}, ("Start", True, "Python started from a snapshot, which is the fast way.", "")),
    (
        {"start": "cold", "start_cause": "the site uses another Pyodide"},
        (
            "Start",
            False,
            "Python started without a snapshot: the site uses another Pyodide.",
            "",
        ),
    ),
    ({"start": None, "stop": None}, ("Start", False, UNKNOWN, "")),
    ({}, ("Files", True, FILES[True], "")),
    ({"files": False}, ("Files", False, FILES[False], "")),
    ({}, ("Await", True, AWAITS[True], "")),
    ({"packages": None}, ("Packages", False, UNKNOWN, "")),
    (
        {"guards": False},
        (
            "Recursion",
            False,
            "Recursion that goes too deep may end Python. Then Python starts again.",
            "Use Python 3.14 or later.",
        ),
    ),
    ({}, ("Memory", True, "Python uses 38 MB. This device has about 8 GB or more.", "")),
    (
        {"memory": None, "heap": 0},
        (
            "Memory",
            True,
            "Python has not run anything yet. The browser does not say how much this device has.",
            "",
        ),
    ),
    ({"memory": 0.5}, ("Memory", False, "Python uses 38 MB. This device has about 0.5 GB or more.", "")),
    (
        {},
        (
            "Second Python",
            True,
            "A second Python is ready to take over at once if this one is lost or cannot be stopped.",
            "",
        ),
    ),
    ({"start": "image"}, ("Start", True, words.READY_START, "")),
    ({}, ("Saved packages", True, words.NO_IMAGE_YET, "")),
    (
        {"images": ["numpy, pandas", "scipy"], "image_trouble": ""},
        (
            "Saved packages",
            True,
            "This device has saved these packages, loaded and ready: numpy, pandas; scipy.",
            "",
        ),
    ),
    (
        {"images": ["numpy"], "image_trouble": "full"},
        ("Saved packages", False, words.NO_IMAGE["full"], words.NO_IMAGE_FIX["full"]),
    ),
    ({"image_trouble": "metered"}, ("Saved packages", False, words.NO_IMAGE["metered"], "")),
    (
        {"memory": 2},
        (
            "Saved packages",
            False,
            "Packages are not saved once they are loaded: this device has 2 GB of memory, and that takes 4.",
            "",
        ),
    ),
    (
        {"image_cause": "it is no image"},
        (
            "Saved packages",
            False,
            "The saved packages could not be used, so Python started without them: it is no image.",
            "",
        ),
    ),
    (
        {"standby": "none", "memory": 2},
        (
            "Second Python",
            False,
            "No second Python is held ready: this device has 2 GB of memory, and that takes 4.",
            "",
        ),
    ),
    (
        {"standby": "none", "heap": 600_000_000},
        ("Second Python", False, "No second Python is made ready, since this one uses 600 MB.", ""),
    ),
    (
        {"standby": "failed"},
        (
            "Second Python",
            False,
            "A second Python could not be started. If this one is lost, a new one starts then.",
            "",
        ),
    ),
    ({}, ("Losses", True, "If Python ends unexpectedly, the page notices at once and starts a new one.", "")),
    ({"locks": False}, ("Losses", False, UNNOTICED, "Use a browser with Web Locks.")),
    ({"locks": False, "secure": False}, ("Losses", False, UNNOTICED, SECURE)),
    (
        {},
        (
            "Offline",
            True,
            "The site is stored on this device, 15.0 MB, and works without a network.",
            "",
        ),
    ),
    (
        {"offline": False},
        ("Offline", False, words.UNSTORED, ""),
    ),
    (
        {"offline": False, "offline_problem": "there is no room", "offline_retry": True},
        (
            "Offline",
            False,
            "The site is not stored for offline use: there is no room.",
            words.MORE_ROOM,
        ),
    ),
    (
        {
            "offline": False,
            "offline_problem": "its address is not secure, so use HTTPS or localhost",
            "offline_retry": False,
            "secure": False,
        },
        (
            "Offline",
            False,
            "The site is not stored for offline use: its address is not secure, so use HTTPS or localhost.",
            SECURE,
        ),
    ),
    ({}, ("Version", True, "This is version 0.1.0.", "")),
    (
        {"newer": "2.0.0"},
        ("Version", False, "This is version 0.1.0. Version 2.0.0 is ready.", words.UPDATE),
    ),
    (
        {"refused": "2.0.0", "refusal": "./a.js: it differs"},
        (
            "Version",
            False,
            "This is version 0.1.0. Version 2.0.0 was refused, and this one goes on: ./a.js: it differs.",
            words.REDEPLOY,
        ),
    ),
]


def facts(change: dict[str, Any]) -> dict[str, Any]:
    """The best device with a change; what is None is not known."""
    return {name: value for name, value in (BEST | change).items() if value is not None}


@pytest.mark.parametrize(("change", "line"), LINES, ids=lambda part: str(part)[:60])
def test_a_line_says_what_is_so_and_how_it_could_be_better(
    change: dict[str, Any], line: tuple[str, bool, str, str]
) -> None:
    assert [tuple(each) for each in device.lines(facts(change)) if each.name == line[0]] == [line]


def test_the_panel_has_these_lines_in_this_order() -> None:
    assert [line.name for line in device.lines(BEST)] == [
        "Isolation",
        "Address",
        "Stop",
        "Input",
        "Packages",
        "Files",
        "Pictures",
        "Await",
        "Waiting",
        "Recursion",
        "Start",
        "Saved packages",
        "Second Python",
        "Losses",
        "Memory",
        "Offline",
        "Version",
    ]


def test_programs_are_told_the_facts_and_the_lines_in_plain_values() -> None:
    made = device.plain(BEST)
    first = made.pop("lines")[0]  # type: ignore[index]
    assert made == BEST
    assert first == {
        "name": "Isolation",
        "best": True,
        "words": "The page is cross-origin isolated: it shares memory with Python.",
        "fix": "",
    }


@pytest.mark.parametrize(
    ("memory", "heap", "is_forbidden"),
    [
        (None, 0, False),
        (4, 0, False),
        (2, 0, True),
        (8, 1 << 29, False),
        (8, (1 << 29) + 1, True),
        (0.25, 0, True),
    ],
)
def test_a_standby_is_forbidden_where_memory_is_short(
    memory: float | None, heap: int, is_forbidden: bool
) -> None:
    assert bool(device.forbids_standby(memory, heap)) is is_forbidden


@pytest.mark.parametrize(
    ("heap", "words"),
    [
        (0, ""),
        (31_457_280, "31 MB"),
        (999_999_999, "1000 MB"),
        (1_000_000_000, "1.0 GB"),
        (4_294_967_296, "4.3 GB"),
    ],
)
def test_memory_is_told_shortly(heap: int, words: str) -> None:
    assert units.memory(heap) == words


def test_an_engine_that_can_do_less_says_so_and_names_the_one_that_can() -> None:
    small = {**BEST, "stop": "restart", "packages": False, "await": False, "displays": False}
    del small["start"]
    names = ("Stop", "Packages", "Pictures", "Await", "Waiting", "Start")

    def told(**offers: str) -> list[tuple[bool, str]]:
        lines = {line.name: line for line in device.lines({**small, "offers": offers})}
        return [(lines[name].is_best, lines[name].fix) for name in names]

    better = (False, "Choose Big Python.")
    offers = dict.fromkeys(("stop", "packages", "displays", "await"), "Big Python")
    assert told(**offers) == [better] * 5 + [(True, "")]
    assert told() == [(False, "")] * 5 + [(True, "")]
