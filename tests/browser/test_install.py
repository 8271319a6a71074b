"""The site can be installed as an app."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hosts import hosting
from tools.base import chromium


@pytest.mark.chromium
def test_chromium_finds_nothing_that_keeps_it_from_being_installed(
    browser: Browser, dist: Path, tmp_path: Path
) -> None:
    found = chromium.find()
    # A profile on the disk, since from a private one nothing can be installed.
    context = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=found.executable, args=[*found.arguments], headless=True
    )
    with hosting(dist) as host:
        page = context.pages[0]
        page.goto(host.url)
        client = context.new_cdp_session(page)
        manifest = client.send("Page.getAppManifest")
        assert manifest["errors"] == []
        assert manifest["url"] == f"{host.url}manifest.webmanifest"
        described = json.loads(manifest["data"])
        assert (described["name"], described["display"]) == ("Offthread", "standalone")
        assert client.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        assert client.send("Page.getAppId")["appId"] == host.url
        sizes = [
            page.evaluate(
                """async (source) => {
                  const picture = new Image();
                  picture.src = source;
                  await picture.decode();
                  return `${picture.naturalWidth}x${picture.naturalHeight}`;
                }""",
                icon["src"],
            )
            for icon in described["icons"]
            if icon["type"] == "image/png"
        ]
        assert sizes == ["192x192", "512x512", "512x512"]
    context.close()
