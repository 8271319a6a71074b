"""Widgets of ipywidgets and anywidget, the real ones: what is done on them reaches Python, and comes back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, expect

from tests.browser.index import Index
from tests.browser.live import FRAME, running
from tests.browser.playground import BOOT_MS, Playground, playing
from tools.build.resolution import Question, resolve
from tools.build.target import Target
from tools.serve.server import Server

PACKAGES = ("ipywidgets==8.1.9", "anywidget==0.11.0", "traitlets==5.16.1", "typing-extensions==4.16.0")
# Not those of the lock file, which lie at another host.
FIRST = "# requirements: traitlets>=5.16, typing-extensions>=4.16"
HEAD, ANY_HEAD = "import ipywidgets as w\n", "import anywidget, traitlets\n"

FORM = """
slider, text = w.IntSlider(3, description="n"), w.Text(description="name")
pick, check = w.Dropdown(options=["a", "b"], description="pick"), w.Checkbox(description="sure")
button, out, label = w.Button(description="Press"), w.Output(), w.Label("nothing yet")

def follow(change):
    label.value = f"n is {slider.value}"

def press(_):
    with out:
        print(slider.value, text.value, pick.value, check.value)
    print("pressed")

slider.observe(follow, "value")
button.on_click(press)
w.VBox([slider, text, pick, check, button, label, out])
"""
INTERACT = """
@w.interact(n=(0, 10), word=["x", "y"])
def show(n=4, word="x"):
    print(n * n, word)
    return n + 100
"""
COUNTER = '''
class Counter(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      const button = document.createElement("button");
      const write = () => { button.textContent = `count ${model.get("value")}`; };
      write();
      button.onclick = () => {
        model.set("value", model.get("value") + 1);
        model.save_changes();
        model.send({ about: "bytes" }, undefined, [new Uint8Array([1, 2, 3]).buffer]);
      };
      model.on("change:value", write);
      model.on("msg:custom", (message, [buffer]) => { button.title = message.word + buffer.getUint8(0); });
      el.append(button);
    }
    export default { render };
    """
    value = traitlets.Int(5).tag(sync=True)

counter = Counter()

def answer(_, content, buffers):
    print(counter.value, content["about"], [bytes(each) for each in buffers])
    counter.send({"word": "got "}, buffers=[b"\\x09"])

counter.on_msg(answer)
counter
'''
FALLING = """
button, n = w.Button(description="Go"), 0
box = w.VBox([button])

def go(_):
    global n
    n += 1
    if n == 1:
        box.children = [button, w.HTML("<b>another</b>")]
    elif n == 2:
        1 / 0
    else:
        while True:
            pass

button.on_click(go)
box
"""
IN_TURN = """
bar = w.IntProgress(max=300, description="work")
display(bar)
for n in range(301):
    bar.value = n
"""
ICONS = """
sure = w.Button(icon="check", tooltip="I am sure")
w.VBox([w.Button(description="Save", icon="download"), sure, w.Button(icon="rocket"), w.Play()])
"""


# See public/live/focus.mjs.
TYPING_MS = 1000
# The driver's pointer goes straight to the process of a frame, and the page around it does not hear of it.
OVER = """() => {
  const { matches } = Element.prototype;
  HTMLIFrameElement.prototype.matches = function (selector) {
    return selector === ":hover" || matches.call(this, selector);
  };
}"""


@pytest.fixture(scope="module")
def index() -> Index:
    """An index that has them."""
    return index_of_widgets()


def index_of_widgets() -> Index:
    """Return an index of the packages, as they are."""
    wheels = resolve(Question(Target("3.14.2", "pyodide_2026_0_wasm32", "5.0.3"), PACKAGES))
    return Index({wheel.name: wheel.read_bytes() for wheel in wheels})


@pytest.fixture(scope="module")
def page_of_widgets(browser: Browser, site: Server, index: Index) -> Iterator[Playground]:
    """A page whose Python has the packages."""
    with playing(browser, site) as made:
        made.page.context.route(index.has, index.fulfil)
        assert made.run(FIRST) == []
        yield made


@pytest.fixture
def play(page_of_widgets: Playground) -> Playground:
    """The page, as after a reload."""
    page_of_widgets.reset()
    return page_of_widgets


def shown(play: Playground, code: str) -> Frame:
    """Run a program whose last value is a widget, and return its frame."""
    said = play.run(code, BOOT_MS)
    assert [kind for kind, _ in said] == ["display"], said
    frame = running(play)
    play.page.evaluate(OVER)
    # As a hand goes from the keys to the pointer: who types has the keyboard kept.
    play.page.wait_for_timeout(TYPING_MS)
    return frame


@pytest.mark.smoke
def test_what_is_done_on_widgets_reaches_a_program_that_is_over(play: Playground) -> None:
    frame = shown(play, HEAD + FORM)
    frame.locator(".noUi-handle").press("ArrowRight")
    expect(frame.get_by_text("n is 4")).to_be_visible()
    frame.get_by_role("textbox").first.fill("Ada")
    frame.get_by_role("combobox").select_option("b")
    frame.get_by_role("checkbox").check()
    frame.get_by_role("button", name="Press").click()
    expect(frame.locator(".widget-output")).to_have_text("4 Ada b True")
    expect(play.log).to_contain_text("pressed")
    assert play.entries()[1:] == [("stdout", "pressed\n")]


@pytest.mark.smoke
def test_buttons_of_no_more_than_an_icon_have_a_sign_and_a_name(play: Playground) -> None:
    frame = shown(play, HEAD + ICONS)
    for name, text in {"Save": "\u21a7", "I am sure": "\u2713", "rocket": "rocket", "play": "\u25b6"}.items():
        button = frame.get_by_role("button", name=name, exact=True)
        expect(button.locator("i")).to_have_text(re.compile(text))


def test_interact_calls_its_function_at_each_change(play: Playground) -> None:
    frame = shown(play, HEAD + INTERACT)
    expect(frame.locator(".widget-output")).to_have_text("16 x\n104")
    frame.locator(".noUi-handle").press("ArrowRight")
    expect(frame.locator(".widget-output")).to_have_text("25 x\n105")
    frame.get_by_role("combobox").select_option("y")
    expect(frame.locator(".widget-output")).to_have_text("25 y\n105")


@pytest.mark.smoke
def test_a_widget_of_anywidget_speaks_with_bytes_both_ways(play: Playground) -> None:
    frame = shown(play, ANY_HEAD + COUNTER)
    button = frame.get_by_role("button")
    button.click()
    expect(button).to_have_text("count 6")
    expect(button).to_have_attribute("title", "got 9")
    assert play.entries()[1:] == [("stdout", "6 bytes [b'\\x01\\x02\\x03']\n")]


def test_a_callback_may_show_more_fail_and_be_stopped(play: Playground) -> None:
    frame = shown(play, HEAD + FALLING)
    button = frame.get_by_role("button", name="Go")
    button.click()
    expect(frame.get_by_text("another")).to_be_visible()
    button.click()
    expect(play.log).to_contain_text("ZeroDivisionError")
    assert "site-packages" not in str(play.log.text_content())
    play.wait_for("ready")
    button.click()
    play.wait_for("running")
    play.stop()
    kinds = [kind for kind, _ in play.entries()]
    assert kinds == ["display", "stderr", "error", "notice"]
    assert "site-packages" not in str(play.log.text_content())


def test_widgets_of_a_program_that_is_over_are_grey_and_say_so(play: Playground) -> None:
    shown(play, HEAD + FORM)
    play.run("1 + 1")
    expect(play.page.locator(".live-words")).to_have_text(
        "These widgets belong to a program that is over. Run it again to use them."
    )
    assert play.page.locator(FRAME).evaluate("(frame) => frame.inert")


def test_a_program_that_computes_changes_its_widgets_meanwhile(play: Playground) -> None:
    frame = shown(play, HEAD + IN_TURN)
    expect(frame.locator(".progress-bar")).to_have_attribute("style", re.compile("width: 100%"))
