"""Pictures, tables and HTML stand where the program put them; they can be saved, and can do no harm."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, expect

from tests.browser.bare_worker import BareWorker
from tests.browser.listening import listening
from tests.browser.playground import Playground
from tests.browser.settings import ISOLATED, PLAIN
from tests.browser.test_page_look import audit
from tests.browser.test_webworker import open_embedder
from tools.serve.server import Server

# What a program needs to make pictures of its own, without a library.
MAKING = """
import struct, zlib

class Picture:
    def __init__(self, red=0, width=60, height=40):
        self.size, self.row = (width, height), b"\\0" + bytes([red % 256, 90, 160]) * width

    def _repr_png_(self):
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        head = struct.pack(">IIBBBBB", *self.size, 8, 2, 0, 0, 0)
        body = zlib.compress(self.row * self.size[1])
        return b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")

    def __repr__(self):
        return f"Picture of {self.size[0]} by {self.size[1]}"

class Html:
    def __init__(self, text): self.text = text
    def _repr_html_(self): return self.text
    def __repr__(self): return "some HTML"
"""
TABLE = """
import json
class Table:
    def _repr_mimebundle_(self, include=None, exclude=None):
        head = [[{"text": "", "head": True}, {"text": "<b>", "head": True, "number": True}]]
        rows = range(40)
        body = [[{"text": str(row), "head": True}, {"text": str(row / 3), "number": True}] for row in rows]
        made = {"caption": "Thirds, 40 rows", "note": "all there are", "head": head, "body": body}
        return {"application/vnd.offthread.table+json": json.dumps(made)}
Table()
"""
PICTURES = (
    "(log) => [...log.querySelectorAll('img')].map((each) => [each.alt, each.width, each.naturalWidth])"
)

# Whether a picture can be had at an address. To `fetch` it, the page's policy would forbid.
SEEN = """(address) => {
  const picture = new Image();
  picture.src = address;
  return picture.decode().then(() => "there", () => "gone");
}"""


@pytest.fixture
def play(alone: Playground) -> Playground:
    """The page, with nothing in it."""
    return alone.reset()


def order(play: Playground) -> list[str]:
    return [kind for kind, _ in play.entries()]


def saved(play: Playground, *presses: str) -> bytes:
    """Press buttons, and return the file that is offered."""
    with play.page.expect_download() as download:
        for name in presses:
            play.press(name)
    return Path(download.value.path()).read_bytes()


def test_displays_stand_in_the_order_of_the_output_and_a_result_is_shown_once(play: Playground) -> None:
    play.run(MAKING + "print('a', end='')\ndisplay(Picture())\nprint('b')\ndisplay(5)\nPicture(1, 30)")
    assert order(play) == ["stdout", "display", "stdout", "display"]
    assert play.entries()[2] == ("stdout", "b\n5\n")
    assert play.log.evaluate(PICTURES) == [
        ["Picture, 60 × 40 pixels", 60, 60],
        ["Picture, 30 × 40 pixels", 30, 30],
    ]
    assert saved(play, "More", "Download the output") == (
        b"aPicture of 60 by 40\nb\n5\nPicture of 30 by 40\n"
    )


def test_a_picture_has_its_place_before_it_is_there_its_words_and_its_file(play: Playground) -> None:
    play.run(MAKING + "display(Picture(), alt='A blue card', name='card.png')")
    image = play.page.get_by_role("img", name="A blue card")
    assert image.evaluate("(each) => [each.getAttribute('width'), each.getAttribute('height')]") == [
        "60",
        "40",
    ]
    assert saved(play, "Save card.png").startswith(b"\x89PNG\r\n\x1a\n")
    play.type_code("")
    assert audit(play) == []


def test_a_display_with_an_id_takes_the_place_of_the_one_before(play: Playground) -> None:
    play.run(
        MAKING + "for red in range(50):\n"
        "    display(Picture(red), alt=f'step {red}', display_id='steps')\n"
        "    if red == 20: print('half')\n"
    )
    assert order(play) == ["display", "stdout"]
    assert play.log.evaluate(PICTURES) == [["step 49", 60, 60]]


def test_memory_of_pictures_is_given_back(play: Playground) -> None:
    play.run(MAKING + "display(Picture())")
    address = play.page.get_by_role("img", name="Picture, 60 × 40 pixels").get_attribute("src")
    assert play.page.evaluate(SEEN, address) == "there"
    play.clear()
    assert play.page.evaluate(SEEN, address) == "gone"
    play.errors.clear()  # the browser says that there is nothing


def test_a_table_is_a_table_that_can_be_read_and_scrolled_by_keyboard(play: Playground) -> None:
    play.run(TABLE)
    table = play.page.get_by_role("table", name="Thirds, 40 rows")
    expect(table.get_by_role("row")).to_have_count(41)
    expect(table.get_by_role("columnheader")).to_have_text(["<b>"])
    expect(table.get_by_role("rowheader")).to_have_count(40)
    expect(table.get_by_role("cell").nth(2)).to_have_text("0.3333333333333333")
    expect(play.log).to_contain_text("Thirds, 40 rows: all there are")
    region = play.page.get_by_role("region", name="Thirds, 40 rows")
    region.press("End")
    play.page.wait_for_function("(each) => each.scrollTop > 0", arg=region.element_handle())
    play.type_code("")
    for theme in ("light", "dark"):
        play.page.emulate_media(color_scheme=theme)
        assert audit(play) == []
    play.page.emulate_media(color_scheme="light")


# Written so that it is not taken for HTML that brings code, which gets a frame of another kind.
HOSTILE = """
display(Html('''<h1>Fine</h1>
<img src="/stolen.png"/onerror="parent.document.title = 'taken'">
<style>@import "/stolen.css"; h1 { color: red }</style>
<svg/onload="parent.document.title = 'taken'"></svg><iframe src="/stolen.html"></iframe>
<meta http-equiv="refresh" content="0; url=/stolen.html"><base href="/stolen/">
<form action="/stolen"><button>go</button></form>
<a id="self" href="/stolen.html">self</a>
<a id="top" href="/stolen.html" target="_top">top</a>
<a id="code" href="&#106;avascript:parent.document.title = 'taken'">code</a>
<div style="height: 9000px">long</div>'''))
"""


def test_html_can_neither_run_nor_load_nor_leave_its_frame(play: Playground, violations: list[str]) -> None:
    # What the policy blocks is asked for in the browser's eyes, but never answered.
    answered: list[str] = []

    def note(response: Response) -> None:
        if "stolen" in response.url:
            answered.append(response.url)

    play.page.on("response", note)
    title, address = play.page.title(), play.page.url
    play.run(MAKING + HOSTILE)
    frame = play.page.frame_locator("iframe.frame")
    expect(frame.get_by_role("heading", name="Fine")).to_have_css("color", "rgb(255, 0, 0)")
    expect(play.page.locator("iframe.frame")).to_have_css("height", "480px")
    for link in ("self", "top", "code"):
        frame.locator(f"#{link}").click(no_wait_after=True)
        play.page.wait_for_timeout(100)
    assert (play.page.title(), play.page.url) == (title, address)
    assert play.run("1 + 1") == [("result", "2")]
    assert answered == []
    # The browser says what it has blocked.
    assert any("stolen.png" in each for each in violations)
    violations.clear()
    play.errors.clear()


# Each of them would make a browser connect to a host, or ask it for something.
REACHING = """
<h1>Shown</h1>
<link rel="preconnect" href="{0}"><link rel="dns-prefetch" href="{0}"><link rel="prefetch" href="{0}a">
<link rel="prerender" href="{0}b"><link rel="preload" as="image" href="{0}c">
<link rel="stylesheet" href="{0}d">
<link rel="icon" href="{0}e"><link rel="modulepreload" href="{0}f">
<LINK REL=preconnect HREF="{0}" crossorigin>
<meta http-equiv="refresh" content="0;url={0}g"><meta http-equiv="x-dns-prefetch-control" content="on">
<base href="{0}"><template shadowrootmode="open"><link rel="preconnect" href="{0}"><slot></slot></template>
<div><template shadowrootmode="open"><link rel="preconnect" href="{0}"><slot></slot></template>in</div>
<noscript><link rel="preconnect" href="{0}"></noscript>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;link rel=preconnect href={0}&gt;">
</table></math><iframe srcdoc="&lt;link rel=preconnect href={0}&gt;"></iframe><iframe src="{0}h"></iframe>
<style>@import "{0}i"; @import url({0}j); @font-face {{ font-family: x; src: url({0}k); }}
p {{ background: url({0}l); font-family: x; cursor: url({0}m), auto; content: url({0}n); }}</style>
<p style="background-image: image-set(url({0}o) 1x)">a</p>
<img src="{0}p"><img srcset="{0}q 1x, {0}r 2x">
<picture><source srcset="{0}s"><img></picture><video poster="{0}t" src="{0}u"></video>
<audio src="{0}v"></audio>
<svg><image href="{0}w"/><filter id="f"><feImage href="{0}x"/></filter><use href="{0}y#z"/><rect width="9"
height="9" filter="url(#f)" fill="url({0}z)"/></svg><object data="{0}1"></object><embed src="{0}2">
<input type="image" src="{0}3"><table background="{0}4"><tr><td>a</table>
<video><track src="{0}5" default></video><body background="{0}6">
<img src="data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg'&gt;
&lt;image href='{0}8'/&gt;&lt;/svg&gt;">
<svg><style>@import "{0}9"; rect {{ mask: url({0}10); }}</style><rect width="9" height="9"/></svg>
<ul style="list-style-image: url({0}11)"><li>a</ul>
"""


def test_html_connects_to_no_host(play: Playground, violations: list[str]) -> None:
    with listening() as heard:
        html = REACHING.format(heard.url)
        play.run(MAKING + f"display(Html({html!r}))")
        frame = play.page.frame_locator("iframe.frame")
        expect(frame.get_by_text("Shown")).to_be_visible()
        play.page.wait_for_timeout(1500)
    assert heard.peers == []
    assert frame.locator("link, base, iframe, meta").count() == 4, "those of the page's own head"
    violations.clear()
    play.errors.clear()


def test_a_frame_is_as_high_as_its_content(play: Playground) -> None:
    play.run(MAKING + "display(Html('<div style=\"height: 100px\">a</div>'))")
    expect(play.page.locator("iframe.frame")).to_have_css("height", "116px")
    assert audit(play) == []


def test_a_flood_of_pictures_is_bounded_and_the_page_lives(play: Playground) -> None:
    play.run(MAKING + "for red in range(1000): display(Picture(red), alt=str(red))\nprint('end')")
    expect(play.log).to_contain_text("end")
    alts = [alt for alt, _, _ in play.log.evaluate(PICTURES)]
    assert 100 < len(alts) <= 200
    assert alts == [str(number) for number in range(1000 - len(alts), 1000)]


@pytest.mark.parametrize("device", [ISOLATED, PLAIN])
def test_a_program_waits_for_a_page_that_is_behind_and_can_be_stopped(
    browser: Browser, site: Server, device: str
) -> None:
    page = browser.new_page()
    worker = BareWorker(page, site, device).start()
    worker.run(MAKING)
    page.evaluate("() => { window.acknowledges = false }")
    worker.begin("for red in range(1000): display(Picture(red))")
    page.wait_for_function("heard.filter(({type}) => type === 'display').length > 7")
    page.wait_for_timeout(500)
    assert page.evaluate("heard.filter(({type}) => type === 'display').length") <= 10
    worker.stop()
    assert worker.heard("done")[-1]["status"] == "stopped"
    page.close()


def test_the_drop_in_worker_hands_displays_on_to_a_page_that_asks(
    browser: Browser, plain_site: Server
) -> None:
    page = open_embedder(browser.new_page(), plain_site, "?output=message")
    page.evaluate(
        "() => { window.shown = []; pyodideWorker.addEventListener('message', ({ data }) => {"
        "  if (data.type === 'display') shown.push({ ...data, data: data.data.constructor.name }) }) }"
    )
    code = MAKING + "Picture()"
    page.evaluate("(python) => pyodideWorker.postMessage({ python })", code)
    page.wait_for_function("answers.some((each) => 'results' in each)", timeout=60_000)
    answer = page.evaluate("answers.at(-1)")
    assert answer == {"results": "Picture of 60 by 40"}
    assert page.evaluate("shown") == [
        {
            "type": "display",
            "mime": "image/png",
            "data": "Uint8Array",
            "text": "Picture of 60 by 40",
            "alt": "Picture, 60 × 40 pixels",
            "name": "picture.png",
            "width": 60,
            "height": 40,
        }
    ]
    page.close()
