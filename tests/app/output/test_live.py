"""What brings code of its own: who shows it, what is asked first, and what is said where it is not shown."""

from typing import Any

import pytest

from app.output import display, words
from tests.app.dom import Page
from tests.app.dom.clock import Promise
from tests.app.dom.values import JsBytes, JsObject

PLOTLY = "application/vnd.plotly.v1+json;version=4.1.1"
HTML = "text/html;live"


class Live(JsObject):
    """`window.offthreadLive`: what it is to show, and how it says what comes of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any, str]] = []
        self.roots: list[str] = []
        self.shown = 0
        self.tell: Any = None

    def show(self, _place: Any, library: str, data: Any, title: str, root: str, tell: Any) -> Any:
        self.roots.append(root)
        self.asked.append((library, data, title))
        self.tell = tell
        made: Any = JsObject()
        made.show = self._run
        return made

    def _run(self) -> None:
        self.shown += 1


class Shown:
    """An entry of the output."""

    def __init__(self, page: Page, displays: str) -> None:
        self.page, self.live = page, Live()
        page.element("displays").setAttribute("content", displays)
        page.window.offthreadScript = self._bring
        self.is_there = True
        self.entry = page.document.createElement("div")
        page.element("log").append(self.entry)

    def _bring(self, *_address: str) -> Promise:
        if self.is_there:
            self.page.window.offthreadLive = self.live
        return Promise(self.page.clock).resolve()

    def fill(self, mime: str) -> None:
        data = JsBytes(b"{}")
        display.fill(self.entry, {"mime": mime, "data": data, "text": "Figure(1)", "alt": "Figure"})
        self.page.settle()

    @property
    def text(self) -> str:
        return " ".join(self.entry.textContent.split())


@pytest.fixture
def shown(page: Page) -> Shown:
    return Shown(page, '{"plotly": "4.1.1"}')


def test_the_site_s_script_shows_it_by_the_library_that_it_names(shown: Shown) -> None:
    shown.fill(PLOTLY)
    ((library, data, title),) = shown.live.asked
    assert (library, bytes(data), title) == ("plotly", b"{}", "Figure")
    shown.fill(HTML)
    assert [each[0] for each in shown.live.asked] == ["plotly", ""]
    assert shown.text == ""


def test_the_script_is_told_which_widget_a_display_shows(page: Page) -> None:
    shown = Shown(page, '{"widgets": "5.0.13"}')
    shown.fill("application/vnd.jupyter.widget-view+json;root=ab12")
    assert ([each[0] for each in shown.live.asked], shown.live.roots) == (["widgets"], ["ab12"])


@pytest.mark.parametrize(
    ("displays", "mime", "said"),
    [
        ("{}", PLOTLY, words.MISSING.format("plotly.js")),
        ('{"plotly": "3.0.0"}', PLOTLY, words.UNFIT.format("plotly.js", "4.1.1", "3.0.0", "plotly==7.1.0")),
        (
            '{"bokeh": "3.8.0"}',
            "application/vnd.bokeh+json;version=3.9.0",
            words.UNFIT.format("BokehJS", "3.9.0", "3.8.0", "bokeh==3.9.0"),
        ),
    ],
)
def test_what_the_site_cannot_draw_is_said_under_its_text(
    page: Page, displays: str, mime: str, said: str
) -> None:
    shown = Shown(page, displays)
    shown.fill(mime)
    assert (shown.text, shown.live.asked) == (f"Figure(1){said}", [])


def test_a_script_that_cannot_be_had_is_said(page: Page, shown: Shown) -> None:
    shown.is_there = False
    shown.fill(PLOTLY)
    assert shown.text == f"Figure(1){words.UNREACHED}"


def test_where_threads_are_shared_it_waits_for_a_press(page: Page, shown: Shown) -> None:
    shown.fill(HTML)
    shown.live.tell("shared", "")
    assert (shown.live.shown, words.SHARED in shown.text) == (0, True)
    page.press(page.button(words.CLICK))
    assert (shown.live.shown, shown.text) == (1, "")


@pytest.mark.parametrize(
    ("what", "detail", "said"),
    [
        ("lacks", "tiles.test", words.LACKS.format("tiles.test")),
        ("failed", "no data", words.FAILED.format("no data")),
        ("silent", "", f"Figure(1){words.SILENT}"),
        ("greedy", "", f"Figure(1){words.GREEDY}"),
        ("height", "", ""),
        ("anything", "else", ""),
    ],
)
def test_what_comes_of_it_is_said_once(shown: Shown, what: str, detail: str, said: str) -> None:
    shown.fill(HTML)
    shown.live.tell(what, detail)
    shown.live.tell(what, detail)
    assert shown.text == said


def test_a_display_that_has_another_height_tells_those_who_stay_at_the_end(page: Page) -> None:
    shown = Shown(page, '{"plotly": "4.1.1"}')
    heard: list[Any] = []
    page.element("log").addEventListener("load", heard.append, True)
    shown.fill(PLOTLY)
    shown.live.tell("height", "")
    assert [event.target.getAttribute("class") for event in heard] == ["live"]
