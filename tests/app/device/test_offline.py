"""When the site is stored, and tried again, when a new version is looked for, and what is said of it."""

from typing import Any

import pytest

from app.device.offline import CHECK_MS, GLANCE_MS, RETRY_MS, STORE_MS, Offline
from tests.app.fakes import Clock

SIZE = 15_000_000


class Desk:
    """A page's offline part with a clock, and all that it asked for."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.asked: list[str] = []
        self.shown = 0
        self.offline = Offline(self, self.clock.after, self.clock.now, self.save)
        self.offline.changed.listen(self.show)

    def store(self) -> None:
        self.asked.append("store")

    def check(self) -> None:
        self.asked.append("check")

    def update(self) -> None:
        self.asked.append("update")

    def show(self) -> None:
        self.shown += 1

    def save(self, then: Any) -> None:
        self.asked.append("save")
        then()


@pytest.fixture
def desk() -> Desk:
    """A page whose Python is ready, some seconds later."""
    desk = Desk()
    desk.offline.begin()
    desk.clock.pass_time(STORE_MS)
    return desk


def test_the_site_is_stored_once_and_only_some_time_after_python_is_ready() -> None:
    desk = Desk()
    desk.offline.glance()
    desk.offline.begin()
    desk.clock.pass_time(STORE_MS - 1)
    assert desk.asked == []
    desk.offline.begin()
    desk.clock.pass_time(1)
    assert desk.asked == ["store"]


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (
            {"kind": "storing", "loaded": 3_100_000, "total": SIZE},
            "storing for offline use, 3.1 of 15.0 MB",
        ),
        ({"kind": "stored", "size": SIZE}, "offline ready, 15.0 MB"),
        ({"kind": "unstored", "reason": "a.js: it could not be downloaded"}, "not stored for offline use"),
        ({"kind": "unavailable", "reason": "service workers are blocked here"}, ""),
    ],
)
def test_the_status_line_says_it_in_few_words(desk: Desk, news: dict[str, Any], words: str) -> None:
    desk.offline.hear(news)
    assert desk.offline.words() == words
    assert desk.shown == 1


def test_the_panel_is_told_what_is_stored_and_why_not(desk: Desk) -> None:
    assert desk.offline.facts() == {"offline": False, "newer": ""}
    desk.offline.hear({"kind": "unstored", "reason": "no room"})
    assert desk.offline.facts() == {
        "offline": False,
        "newer": "",
        "offline_problem": "no room",
        "offline_retry": True,
    }
    desk.offline.hear({"kind": "stored", "size": SIZE})
    assert desk.offline.facts() == {"offline": True, "newer": "", "offline_size": SIZE}


def test_what_could_not_be_stored_is_tried_again_ever_more_seldom(desk: Desk) -> None:
    desk.offline.hear({"kind": "unstored", "reason": "no room"})
    desk.clock.pass_time(RETRY_MS)
    assert desk.asked == ["store"] * 2
    desk.offline.hear({"kind": "unstored", "reason": "no room"})
    desk.clock.pass_time(RETRY_MS)
    assert desk.asked == ["store"] * 2
    desk.clock.pass_time(RETRY_MS)
    assert desk.asked == ["store"] * 3


def test_a_network_that_comes_back_or_a_glance_tries_again_at_once(desk: Desk) -> None:
    desk.offline.hear({"kind": "unstored", "reason": "it could not be downloaded"})
    desk.offline.glance()
    desk.offline.glance()
    assert desk.asked == ["store"] * 2


def test_a_new_version_is_looked_for_every_hour_and_when_the_visitor_comes_back(desk: Desk) -> None:
    desk.clock.pass_time(CHECK_MS - STORE_MS)
    desk.clock.pass_time(CHECK_MS)
    assert desk.asked == ["store", "check", "check"]
    desk.offline.glance()
    assert desk.asked == ["store", "check", "check"]
    desk.clock.pass_time(GLANCE_MS)
    desk.offline.glance()
    assert desk.asked == ["store", "check", "check", "check"]


def test_the_work_is_saved_before_a_new_version_is_loaded(desk: Desk) -> None:
    desk.offline.hear({"kind": "update", "version": "2.0.0"})
    assert desk.offline.version == "2.0.0"
    desk.offline.update()
    assert desk.asked == ["store", "save", "update"]


def test_a_refused_version_is_told_until_a_good_one_comes(desk: Desk) -> None:
    desk.offline.hear({"kind": "refused", "version": "2.0.0", "reason": "./a.js: wrong"})
    facts = desk.offline.facts()
    assert (facts["refused"], facts["refusal"]) == ("2.0.0", "./a.js: wrong")
    desk.offline.hear({"kind": "update", "version": "2.0.1"})
    assert desk.offline.facts() == {"offline": False, "newer": "2.0.1"}


def test_a_store_of_another_build_says_nothing_of_this_one(desk: Desk) -> None:
    desk.offline.hear({"kind": "stored", "size": SIZE})
    desk.offline.hear({"kind": "other"})
    assert desk.offline.is_stored


def test_a_file_that_is_wrong_on_the_server_is_named_until_all_is_stored(desk: Desk) -> None:
    desk.offline.hear({"kind": "damaged", "damaged": "./assets/rooms.0123abcd.tar"})
    assert desk.offline.words() == "The server has a wrong copy of assets/rooms.0123abcd.tar."
    desk.offline.hear({"kind": "unstored", "reason": "./: its content is wrong", "damaged": "./"})
    assert desk.offline.words() == "The server has a wrong copy of the page itself."
    desk.offline.hear({"kind": "stored", "size": SIZE})
    assert desk.offline.words() == "offline ready, 15.0 MB"
