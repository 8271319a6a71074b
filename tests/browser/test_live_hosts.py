"""What a display loads from a host that the site allows is seen: the tiles of a map."""

import base64
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from tests.browser.live import FRAME, show
from tests.browser.playground import playing
from tests.browser.settings import ISOLATED, PLAIN
from tests.sites import built
from tools.serve.server import Server, app

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

# The site is built the first time.
pytestmark = pytest.mark.timeout(300)

# This machine by any port, which a site could not name; and a colour that nothing else has.
ANY_PORT = "http://127.0.0.1:*"
COLOUR = (200, 30, 90)
SIZE = 256
MAP = """<script src="https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js"></script>
<div id="m" style="height: 300px"></div><script>
L.tileLayer("{}{{z}}/{{x}}/{{y}}.png").addTo(L.map("m").setView([51, 0], 9));
</script>"""
LOADED = "() => document.querySelectorAll('.leaflet-tile-loaded').length > 3"
SEEN = """() => [...document.querySelectorAll(".leaflet-tile")].every(({ style }) => style.opacity === "1")"""
# The share of pixels of a picture that have a colour.
SHARE = """async ([address, colour]) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const { width, height } = picture;
  const canvas = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) count += colour.every((each, n) => data[at + n] === each);
  return count / (width * height);
}"""


def tile() -> bytes:
    """A PNG of one colour."""
    lines = (b"\0" + bytes(COLOUR) * SIZE) * SIZE
    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


class Tiles:
    """A host that gives everybody the same tile. asked: the paths of all requests so far."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.url = ""

    def answer(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request, for a tile or not."""
        path = str(environ["PATH_INFO"])
        self.asked.append(path)
        is_tile = path.endswith(".png")
        headers = [("Content-Type", "image/png"), ("Access-Control-Allow-Origin", "*")]
        start_response("200 OK" if is_tile else "404 Not Found", headers)
        return [tile()] if is_tile else []


@pytest.fixture
def tiles() -> Iterator[Tiles]:
    """A host on this machine."""
    made = Tiles()
    with Server(made.answer) as server:
        made.url = server.url
        yield made


# To take a picture Playwright has a style of its own in the page, which the policy forbids in Firefox.
@pytest.mark.unwatched
@pytest.mark.smoke
@pytest.mark.settings(ISOLATED, PLAIN)
def test_tiles_of_a_host_that_the_site_allows_are_seen(browser: Browser, tiles: Tiles, setting: str) -> None:
    folder = built("tiles", display_hosts=(ANY_PORT,))
    with Server(app(folder, setting == ISOLATED)) as host, playing(browser, host, setting) as play:
        frame = show(play, MAP.format(tiles.url))
        frame.wait_for_function(LOADED, timeout=30_000)
        # They fade in.
        frame.wait_for_function(SEEN)
        shot = play.page.locator(FRAME).screenshot(caret="initial", animations="allow")
        address = f"data:image/png;base64,{base64.b64encode(shot).decode()}"
        share = play.page.evaluate(SHARE, [address, list(COLOUR)])
        # All but the buttons and the line of credits.
        assert share > 0.8


def test_tiles_of_another_host_are_not_asked_for(browser: Browser, tiles: Tiles, site: Server) -> None:
    with playing(browser, site) as play:
        frame = show(play, MAP.format(tiles.url))
        frame.wait_for_selector(".leaflet-tile", state="attached")
        play.page.wait_for_timeout(500)
        assert not frame.query_selector(".leaflet-tile-loaded")
        # The browser says what it has blocked.
        play.errors.clear()
    assert tiles.asked == []
