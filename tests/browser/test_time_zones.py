"""The time zone is the browser's: as bare Pyodide says it, though the snapshot was made somewhere else."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tools.serve.server import Server

TELL = (
    "import time, datetime\n"
    "now = datetime.datetime(2026, 7, 1).astimezone()\n"
    "repr((time.timezone, time.altzone, time.daylight, time.tzname, time.strftime('%Z %z'), str(now), "
    "now.tzname(), time.localtime(0).tm_zone, time.localtime(0).tm_gmtoff))"
)
BARE = """async ([folder, code]) => {
  const { loadPyodide } = await import(folder + "pyodide.mjs");
  const pyodide = await loadPyodide({ indexURL: folder });
  return pyodide.runPython(code);
}"""
CHANGES = "import os, time\nos.environ['TZ'] = 'Asia/Tokyo'\ntime.timezone, time.tzname = 5, ('A', 'B')"


@pytest.mark.snapshot
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"])
def test_the_zone_is_the_browsers(zone: str, browser: Browser, site: Server, dist: Path) -> None:
    context = browser.new_context(timezone_id=zone)
    (folder,) = dist.glob("pyodide-*")
    page = context.new_page()
    page.route(
        f"{site.url}blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html")
    )
    page.goto(f"{site.url}blank.html")
    bare = page.evaluate(BARE, [f"{site.url}{folder.name}/", TELL])
    worker = BareWorker(context.new_page(), site).start()
    assert worker.capabilities["start"] == "snapshot"
    assert worker.value(TELL, fresh=True) == repr(bare)
    worker.run(CHANGES, fresh=True)
    assert worker.value(TELL, fresh=True) == repr(bare)
    context.close()
