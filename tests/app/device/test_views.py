"""What is seen of the device and of the site on it."""

from typing import Any

import pytest

from app.device.device_view import DeviceView
from app.device.facts import Facts
from app.device.offline import Offline
from app.device.offline_view import OfflineView
from app.runtime.engines import Engines
from app.runtime.images import Images
from app.shell.settings import Settings
from tests.app.dom import Page
from tests.app.fakes import Bench, Clock
from tests.app.playground.stage import ENGINES


class Site:
    """The site on this device, seen."""

    def __init__(self, page: Page) -> None:
        self.page, self.clock = page, Clock()
        self.offline = Offline(page.service, self.clock.after, self.clock.now, lambda then: then())
        self.view = OfflineView(self.offline)
        self.offline.changed.listen(self.view.show)
        self.view.watch(page.service)


@pytest.fixture
def site(page: Page) -> Site:
    return Site(page)


def test_how_far_the_storing_is_stands_in_the_status_line(page: Page, site: Site) -> None:
    assert page.element("offline").title != ""
    page.service.tell("storing", loaded=1_000_000, total=2_000_000)
    assert page.text("offline") == "storing for offline use, 1.0 of 2.0 MB"
    page.service.tell("stored", size=2_000_000)
    assert page.text("offline") == "offline ready, 2.0 MB"
    page.service.tell("unavailable", reason="no room")
    assert page.element("offline").hidden is True


def test_a_new_version_is_offered_until_it_is_put_off(page: Page, site: Site) -> None:
    page.service.tell("update", version="2.0.0")
    assert page.text("update").startswith("A new version, 2.0.0, is ready. Your work is kept.")
    page.press(page.button("Later", inside="update"))
    assert page.text("update") == ""
    assert page.document.activeElement is page.element("more")
    site.view.dismiss()
    assert (page.element("reload").hidden, page.text("reload")) == (False, "Reload to update to 2.0.0")
    page.press("reload")
    assert page.service.calls == [("update",)]


def test_the_site_is_looked_after_when_the_visitor_or_the_network_comes_back(page: Page, site: Site) -> None:
    site.offline.begin()
    for kind, target in (("visibilitychange", page.document), ("online", page.window)):
        site.clock.time += 600_000
        page.document.hidden = True
        page.fire("visibilitychange", page.document)
        page.document.hidden = False
        page.fire(kind, target)
    assert page.service.calls == [("check",), ("check",)]


def test_the_panel_says_what_the_device_can_do(page: Page, site: Site) -> None:
    bench = Bench()
    settings = Settings(lambda _key: None, lambda _key, _text: None)
    known = Facts(bench.client, Engines(ENGINES, {}, "cpython", settings), site.offline, Images())
    page.root.setAttribute("data-version", "1.0.0")
    page.window.navigator.__dict__["deviceMemory"] = 8
    view = DeviceView(known.now)
    view.refresh()
    assert page.text("device-list") == ""
    view.open()
    view.open()
    assert page.element("device").open
    assert "Known as soon as Python has started." in page.text("device-list")
    known.learn({"stop": "shared memory", "start": "cold", "start_cause": "no image"})
    view.refresh()
    words: list[Any] = [each.textContent for each in page.element("device-list").querySelectorAll("dd")]
    assert "Stop reaches a busy program at once, through shared memory." in words
    told = known.now()
    assert (told["memory"], told["standby"], told["version"]) == (8, "none", "1.0.0")
    assert told["offers"] == {"language": "CPython", "packages": "CPython", "translation": "Brython"}
