"""Turtles draw in the region "Drawing": keys and pointers reach the program; nothing holds up the page."""

import base64
import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.playground import Playground, playing
from tests.browser.settings import ISOLATED, OLDER, PLAIN, VIEWPORT
from tests.browser.test_page_look import audit
from tools.serve.server import Server

pytestmark = pytest.mark.settings(ISOLATED, PLAIN)

# A page of its own, with a port to its painter: what it has drawn is what it would save.
SEGMENTS = """(text) => {
  const picture = new DOMParser().parseFromString(text, "image/svg+xml");
  return [...picture.querySelectorAll("polyline")].map((each) => each.getAttribute("points"));
}"""
CORNER_AND_MIDDLE = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const at = (part) => [...canvas.getImageData(image.width * part, image.height * part, 1, 1).data];
  return [at(0.05), at(0.49)];
}"""
PROGRAMS = {
    "square": ("speed(0)\nfor _ in range(4): forward(100); left(90)", ["0 0 100 0 100 -100 0 -100 0 0"]),
    "pens": (
        "tracer(0)\npensize(3); fd(50); color('red'); up(); goto(0, 20); down(); fd(10); update()",
        ["0 0 50 0", "0 -20 10 -20"],
    ),
    "undo": ("speed(0)\nfd(10); left(90); fd(30); undo(); undo(); fd(5)", ["0 0 10 0 15 0"]),
    "world": ("setworldcoordinates(0, 0, 10, 10); speed(0); fd(5)", ["0 0 290 0"]),
    "two turtles": (
        "a, b = Turtle(), Turtle(); a.speed(0); b.speed(0)\na.fd(10); b.back(10)",
        ["0 0 10 0", "0 0 -10 0"],
    ),
}
HEARS = """from turtle import *
speed(0)
onkey(lambda: print("left"), "Left")
onkeypress(lambda: print("space"), "space")
onscreenclick(lambda x, y: print("click", round(x), round(y)))
box = Turtle("square")
box.penup(); box.shapesize(4); box.goto(100, 100)
box.ondrag(lambda x, y: box.goto(x, y))
box.onrelease(lambda x, y: print("released", round(box.xcor()), round(box.ycor())))
ontimer(lambda: print("timer"), 50)
listen()
print("ready")
done()
"""
FLOOD = """from turtle import *
tracer(0)
for at in range(100_000):
    forward(at % 300); left(91)
    if at % 3000 == 0: update()
update()
print("drawn")
"""
# Keeps the file that the page makes next.
KEEP = """() => {
  window.kept = undefined;
  window.make ??= URL.createObjectURL;
  URL.createObjectURL = (file) => {
    window.kept = file;
    return window.make.call(URL, file);
  };
}"""
KEPT = "async () => [...new Uint8Array(await window.kept.arrayBuffer())]"
# Frames of the page, and how long it went without one at most.
WATCH = """() => {
  window.turns = 0;
  const turn = () => { window.turns += 1; window.timer = setTimeout(turn, 20); };
  turn();
}"""
MARKUP = "<img src=x onerror=alert(1)>"
TEXTS = [["t", at, 0, 0, MARKUP, "#000000", "sw", "sans", 12, 0, 0, 0] for at in range(50, 55)]
BAD = [["l", 1, [0, 0, 1e300, 5], "#000000", 1], ["l", 1, [0], "url(x)", 1], ["w", 0, 0, 9e9, 1]]
HOSTILE = ["not json", "[[1e999]]", "{}", json.dumps([[1, *BAD]]), json.dumps([[0, *TEXTS]])]


def paper(play: Playground) -> Locator:
    return play.page.get_by_role("application", name="Paper")


def saved(play: Playground, kind: str) -> bytes:
    """What a button saves. A driven Firefox tells of no download while its window is not in front."""
    play.page.evaluate(KEEP)
    play.press(f"Save as {kind}")
    play.page.wait_for_function("() => window.kept")
    return bytes(play.page.evaluate(KEPT))


def is_active(play: Playground) -> bool:
    """Whether keys go to the paper, even if the window is not in front."""
    return bool(paper(play).evaluate("(each) => each === document.activeElement"))


def at(play: Playground, x: float, y: float) -> tuple[float, float]:
    """Where on the page a place of the drawing is, whose window is 600 units wide."""
    box: Any = paper(play).bounding_box()
    scale = box["width"] / 600
    return box["x"] + (300 + x) * scale, box["y"] + (300 - y) * scale


@pytest.mark.smoke
def test_the_region_is_there_when_a_program_draws_and_goes_with_the_next(play: Playground) -> None:
    region = play.page.get_by_role("region", name="Drawing")
    assert play.run("print(1)") == [("stdout", "1\n")]
    expect(region).to_be_hidden()
    assert play.run("from turtle import *\nspeed(0); fd(10)\nwrite('Hello')\n1 / 0")[-1][0] == "error"
    expect(play.page.get_by_role("tab", name="Drawing")).to_be_visible()
    play.page.get_by_role("tab", name="Drawing").click()
    expect(region).to_be_visible()
    expect(paper(play)).to_have_accessible_description(
        "Drawing: 1 line segment, 1 shape, 1 text. Colours: black. Text: Hello. Keys go to the program while "
        "the drawing has the focus. Press Escape to leave it."
    )
    assert audit(play) == []
    play.run("print(2)")
    expect(region).to_be_hidden()
    expect(play.page.get_by_role("tab", name="Drawing")).to_be_hidden()


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_page_draws_the_segments_of_a_program(play: Playground, name: str) -> None:
    code, points = PROGRAMS[name]
    assert play.run(f"from turtle import *\n{code}") == []
    text = saved(play, "SVG").decode()
    shown = [[float(each) for each in line.split()] for line in play.page.evaluate(SEGMENTS, text)]
    assert shown == [[float(each) for each in line.split()] for line in points]


def test_a_picture_is_saved_in_its_colours(play: Playground) -> None:
    play.run("from turtle import *\nbgcolor('light blue'); tracer(0); dot(300, 'red'); update()")
    picture = saved(play, "PNG")
    assert picture.startswith(b"\x89PNG")
    address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    assert play.page.evaluate(CORNER_AND_MIDDLE, address) == [[173, 216, 230, 255], [255, 0, 0, 255]]
    text = saved(play, "SVG").decode()
    assert 'fill="#add8e6"' in text
    assert 'stroke="#ff0000" stroke-width="300"' in text


@pytest.mark.smoke
def test_keys_clicks_and_timers_reach_the_program_and_escape_gives_the_keyboard_back(
    play: Playground,
) -> None:
    play.begin(HEARS).wait_for_entry("stdout", "timer")
    play.page.wait_for_function("() => document.activeElement?.id === 'drawing-paper'")
    play.page.keyboard.press("ArrowLeft")
    play.wait_for_entry("stdout", "left")
    play.page.keyboard.press(" ")
    play.page.mouse.click(*at(play, -50, -20))
    play.wait_for_entry("stdout", "click -50 -20")
    play.page.mouse.move(*at(play, 100, 100))
    play.page.mouse.down()
    play.page.mouse.move(*at(play, 50, 60), steps=3)
    play.page.mouse.move(*at(play, 0, 50))
    play.page.wait_for_timeout(100)
    play.page.mouse.up()
    play.wait_for_entry("stdout", "released 0 50")
    play.page.keyboard.press("Escape")
    assert not is_active(play)
    play.stop()
    (_, trace), (_, notice) = play.entries()[-2:]
    assert notice.startswith("Stopped after")
    assert "turtle.py" in trace
    assert "offthread_turtle" not in trace
    assert play.run("print(3)") == [("stdout", "3\n")]


def test_a_click_ends_a_program_that_waits_for_it_and_the_drawing_stays(play: Playground) -> None:
    play.begin("from turtle import *\nspeed(0); fd(10); print('waits')\nexitonclick()\nprint('over')")
    play.wait_for_entry("stdout", "waits")
    paper(play).click()
    play.wait_for_entry("stdout", "over")
    play.wait_for("ready")
    expect(paper(play)).to_be_visible()


def test_a_question_is_asked_in_the_output_and_the_drawing_comes_back(play: Playground) -> None:
    play.begin("from turtle import *\nspeed(0); fd(5)\nprint(numinput('Game', 'How many?', minval=3))")
    play.wait_for("waiting")
    expect(play.input).to_have_accessible_name("Game: How many?")
    play.input.fill("1")
    play.input.press("Enter")
    play.wait_for_entry("stdout", "The allowed minimum value is 3")
    play.input.fill("7")
    play.input.press("Enter")
    play.wait_for_entry("stdout", "7.0")
    play.wait_for("ready")
    expect(paper(play)).to_be_visible()


def test_a_moving_turtle_is_stopped(play: Playground) -> None:
    play.begin("from turtle import *\nprint('moves')\nwhile True: forward(100); left(91)")
    play.wait_for_entry("stdout", "moves")
    expect(paper(play)).to_be_visible()
    play.stop()
    assert play.entries()[-1][1].startswith("Stopped after")


def test_the_page_answers_while_a_hundred_thousand_segments_come(play: Playground) -> None:
    play.page.evaluate(WATCH)
    play.begin(FLOOD)
    for _ in range(3):
        play.page.wait_for_timeout(300)
        play.press("More")
        expect(play.button("Lessons")).to_be_visible()
        play.page.keyboard.press("Escape")
    play.wait_for_entry("stdout", "drawn")
    play.wait_for("ready")
    expect(paper(play)).to_have_accessible_description(re.compile("100,000 line segments"))
    assert play.page.evaluate("() => window.turns") > 20


def test_messages_past_the_library_do_no_harm(play: Playground) -> None:
    door = "from turtle import *\nspeed(0); fd(10)\nfrom offthread_turtle import door"
    posts = "\n".join(f"door.current._page.draw({each!r})" for each in HOSTILE)
    code = f"{door}\n{posts}"
    assert play.run(code) == []
    text = saved(play, "SVG").decode()
    assert text.count("&#60;img src=x onerror=alert(1)&#62;") == 5
    assert "<img" not in text
    assert play.run("print(4)") == [("stdout", "4\n")]


def test_a_line_of_the_console_hears_clicks_and_goes_on_with_the_drawing_after_clear(
    play: Playground,
) -> None:
    play.run("from turtle import *\nspeed(0); fd(10); print('drawn')")
    play.clear()
    expect(paper(play)).to_be_hidden()
    field = play.page.get_by_role("textbox", name="Console")
    field.fill("exitonclick()")
    field.press("Enter")
    play.wait_for("running")
    paper(play).click()
    play.wait_for("ready")
    expect(paper(play)).to_have_accessible_description(re.compile("1 line segment, 1 shape"))


def test_a_drawing_is_on_paper_and_as_large_as_can_be_in_a_low_window(play: Playground) -> None:
    play.run("from turtle import *\nspeed(0); fd(10)")
    play.page.set_viewport_size({"width": 740, "height": 360})
    expect(play.button("Save as PNG")).to_be_visible()
    play.page.wait_for_function("() => document.getElementById('drawing-paper').clientHeight > 200")
    assert audit(play) == []
    play.page.set_viewport_size(VIEWPORT)
    play.page.evaluate("() => { dispatchEvent(new Event('beforeprint')) }")
    play.page.emulate_media(media="print")
    expect(paper(play).locator("canvas")).to_be_visible()
    expect(play.button("Save as PNG")).to_be_hidden()
    play.page.emulate_media(media="screen")
    play.page.evaluate("() => { dispatchEvent(new Event('afterprint')) }")


def test_where_events_cannot_be_awaited_the_program_is_told(browser: Browser, plain_site: Server) -> None:
    with playing(browser, plain_site, OLDER) as play:
        assert play.run("from turtle import *\nspeed(0); fd(10)\ndone()\nprint('over')") == [
            ("stdout", "over\n")
        ]
        kind, text = play.run("from turtle import *\nonscreenclick(print)\ndone()")[-1]
        assert kind == "error"
        assert "This browser cannot tell a program of clicks and keys while it waits" in text


def test_a_painter_that_cannot_be_had_keeps_no_program_waiting(browser: Browser, site: Server) -> None:
    with playing(browser, site) as play:
        play.page.route("**/painter-worker.*.js", lambda route: route.abort())
        *_, (kind, said) = play.run(
            "from turtle import *\ntracer(0)\nfor _ in range(20_000): fd(1)\nupdate()"
        )
        assert kind == "notice"
        assert "what paints it could not be loaded" in said
        play.page.unroute_all(behavior="ignoreErrors")
        assert play.run("from turtle import *\nspeed(0); fd(10)") == []
        assert play.page.evaluate(SEGMENTS, saved(play, "SVG").decode()) == ["0 0 10 0"]


def test_without_motion_a_drawing_is_there_at_once(play: Playground) -> None:
    code = (
        "import time\nfrom turtle import *\nbegan = time.time(); speed(1); fd(1000)\ntime.time() - began < 3"
    )
    play.page.emulate_media(reduced_motion="reduce")
    assert play.run(code) == [("result", "True")]
    play.page.emulate_media(reduced_motion="no-preference")
