"""HTML with scripts and interactive plots run in the output, by libraries of the site, offline or not."""

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import FRAME, MAKING, running, show
from tests.browser.playground import Playground, playing
from tests.browser.settings import ISOLATED, PLAIN
from tools.serve.server import Server
from worker.kernel.interactive import NO_WIDGETS

pytestmark = pytest.mark.settings(ISOLATED, PLAIN)

COUNTER = """<p id="a">0</p><script>
const a = document.getElementById("a");
a.textContent = self.origin;
</script><button onclick="a.textContent = eval('6 * 7')">Go</button><div style="height: 300px"></div>"""
# What the libraries' own packages say that their plots are.
BUNDLE = """
class Plot:
    def __init__(self, mime, data): self.bundle = {{mime: data}}
    def _repr_mimebundle_(self, include=None, exclude=None): return self.bundle
    def __repr__(self): return "a plot"
Plot({!r}, {!r})
"""
PLOTLY = {"data": [{"type": "bar", "x": ["a", "b"], "y": [1, 2]}], "layout": {"title": {"text": "Two bars"}}}
VEGA = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.1.0.json",
    "data": {"values": [{"a": "A", "b": 2}, {"a": "B", "b": 5}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}},
}
HOSTED = """<script src="https://cdn.plot.ly/plotly-4.1.1.min.js"></script><div id="plot"></div>
<script>Plotly.newPlot("plot", [{ y: [1, 3, 2] }])</script>"""
BOKEH = """<script src="https://cdn.bokeh.org/bokeh/release/bokeh-3.9.0.min.js"></script><p id="v"></p>
<script>document.getElementById("v").textContent = Bokeh.version</script>"""
MAP = """<script src="https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js"></script>
<div id="m" style="height: 200px"></div><script>
const map = L.map("m").setView([51, 0], 9);
L.marker([51, 0]).addTo(map).bindPopup($("<b>here</b>")[0]);
L.tileLayer("https://tiles.invalid/{z}/{x}/{y}.png").addTo(map);
</script>"""


@pytest.mark.smoke
def test_html_with_scripts_runs_in_a_frame_as_high_as_it_is(play: Playground) -> None:
    frame = show(play, COUNTER)
    expect(frame.locator("#a")).to_have_text("null")
    frame.get_by_role("button", name="Go").click()
    expect(frame.locator("#a")).to_have_text("42")
    element = play.page.locator(FRAME)
    element.evaluate("(each) => new Promise((done) => setTimeout(done, 500))")
    assert 320 < element.evaluate("(each) => each.getBoundingClientRect().height") < 500
    assert element.get_attribute("sandbox") == "allow-scripts"


def test_html_without_scripts_runs_none(play: Playground) -> None:
    play.run(MAKING + "Html('<p>still</p>')")
    expect(play.page.locator("iframe.frame")).to_have_attribute("sandbox", "allow-same-origin")


@pytest.mark.smoke
def test_what_a_library_of_the_site_draws_is_drawn(play: Playground) -> None:
    play.run(BUNDLE.format("application/vnd.plotly.v1+json", PLOTLY))
    expect(running(play).get_by_text("Two bars")).to_be_visible(timeout=30_000)
    play.clear()
    play.run(BUNDLE.format("application/vnd.vegalite.v6+json", VEGA))
    expect(running(play).locator("canvas, svg").first).to_be_visible(timeout=30_000)


def test_a_plot_for_another_version_says_so(play: Playground) -> None:
    play.run(BUNDLE.format("application/vnd.vegalite.v5+json", VEGA))
    expect(play.log).to_contain_text("a plot")
    expect(play.page.locator(".live-words")).to_contain_text("needs Vega-Lite 5, and this site brings 6.1.0")


def test_a_widget_says_that_it_does_not_work_here(play: Playground) -> None:
    widget = json.dumps({"model_id": "1"})
    play.run(BUNDLE.format("application/vnd.jupyter.widget-view+json", widget))
    assert play.entries() == [("display", NO_WIDGETS)]


def test_a_first_display_that_gives_way_at_once_leaves_others_to_run(
    browser: Browser, host: Server, setting: str
) -> None:
    with playing(browser, host, setting) as play:
        # Asked whether it has a thread of its own, it is gone before it can say.
        code = "for number in range(60):\n    display(Html(f'<p>{number}</p><script>1</script>'))"
        play.run(MAKING + code)
        expect(running(play).get_by_text("59")).to_be_visible()


def test_who_is_at_the_end_of_the_output_sees_the_end_of_a_display(play: Playground) -> None:
    play.run("print('line\\n' * 60)")
    show(play, "<div style='height: 300px'>a</div><script>1</script>")
    play.page.wait_for_function(
        "() => { const { scrollTop, clientHeight, scrollHeight } = document.getElementById('scroll');"
        " return document.querySelector('iframe.live-frame').clientHeight > 300"
        " && scrollTop + clientHeight > scrollHeight - 3; }"
    )


def test_scripts_alone_leave_no_empty_frame(play: Playground) -> None:
    show(play, "<script>setTimeout(() => document.body.append('late'), 1500)</script>")
    frame = play.page.locator(FRAME)
    assert frame.evaluate("(each) => each.getBoundingClientRect().height") <= 1
    expect(frame).not_to_have_attribute("data-empty", "")
    assert frame.evaluate("(each) => each.getBoundingClientRect().height") > 20


def test_html_that_came_while_a_drawing_was_shown_is_whole(play: Playground) -> None:
    play.run("from turtle import *\nspeed(0); fd(9)" + MAKING + "Html('<p>one</p><p>two</p><p>three</p>')")
    play.page.get_by_role("tab", name="Output").last.click()
    play.page.wait_for_function("() => document.querySelector('iframe.frame').clientHeight > 100")


def test_html_that_names_a_library_at_a_host_gets_the_site_s(play: Playground, violations: list[str]) -> None:
    # The last of these: the browser tells again what was forbidden here as soon as there is another frame.
    expect(show(play, HOSTED).locator(".main-svg").first).to_be_visible(timeout=30_000)
    play.clear()
    expect(show(play, BOKEH).locator("#v")).to_have_text("3.9.0", timeout=30_000)
    play.clear()
    frame = show(play, MAP)
    expect(frame.locator(".leaflet-marker-icon")).to_be_visible(timeout=30_000)
    expect(play.page.locator(".live-words")).to_contain_text("tiles.invalid")
    violations.clear()
    play.errors.clear()
