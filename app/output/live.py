"""Shows what brings code of its own: in a frame that public/live/live.mjs makes, bounds and watches.

What runs there reaches neither the page nor the network. Where it would share the page's thread, it waits
for a press. What cannot be shown is said in a sentence, under the text that stands for it.
"""

import json

from app.base import browser
from app.output import displays, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# What the frame's script tells, and what is said of it.
SAID = {
    "failed": words.FAILED,
    "lacks": words.LACKS,
    "without": words.WITHOUT,
    "missing": words.UNREACHED,
    "silent": words.SILENT,
    "noisy": words.NOISY,
    "greedy": words.GREEDY,
    "unmade": words.UNMADE,
    "over": words.OVER,
}
# Beside a frame that stays.
KEPT = ("lacks", "without", "failed", "over")
TITLE = "Interactive display"


def fill(element: "Any", content: "Any") -> None:
    """Show such a display in an entry."""
    place = browser.create("div", class_="live")
    # What stands for it where no frame can be: in a file.
    place.setAttribute("data-text", content["text"])
    element.append(place)
    library, version = displays.needed(content["mime"])
    problem = _problem(library, version)
    if problem:
        _say(place, content, problem)
    else:
        with_script(lambda is_there: _show(place, content, library, is_there))


def _problem(library: str, version: str) -> str:
    """Return why the site cannot show what this library draws, or nothing."""
    if not library:
        return ""
    site: Any = json.loads(browser.element("displays").getAttribute("content"))
    name = displays.TITLES[library]
    if library not in site:
        return words.MISSING.format(name)
    if not displays.fits(library, version, site[library]):
        return words.UNFIT.format(name, version, site[library], displays.FITTING[library])
    return ""


def with_script(act: "Callable[[bool], object]") -> None:
    """Call act(whether the script is there), which comes when it is first needed."""
    if hasattr(browser.window, "offthreadLive"):
        act(True)
        return
    address = browser.root.getAttribute("data-live")
    arrive = browser.proxy(lambda *_: act(hasattr(browser.window, "offthreadLive")))
    browser.window.offthreadScript(address).then(arrive)


def _show(place: "Any", content: "Any", library: str, is_there: bool) -> None:
    if not place.isConnected and place.parentNode is None:
        return
    if not is_there:
        _say(place, content, words.UNREACHED)
        return
    made: list[Any] = []

    def hear(what: str, detail: str) -> None:
        if what == "height":
            # As of a frame that is loaded: who is at the end of the output stays there.
            place.dispatchEvent(browser.make("Event", "load"))
        elif what == "shared":
            _offer(place, lambda: browser.call(made[0], "show"))
        elif what in SAID:
            _say(place, content if what not in KEPT else None, SAID[what].format(detail))

    title, root = content.get("alt", TITLE), displays.root(content["mime"])
    live = browser.module("offthreadLive")
    made.append(live.show(place, library, content["data"], title, root, browser.proxy(hear)))


def _offer(place: "Any", run: "Callable[[], object]") -> None:
    """Let the visitor decide whether it runs."""
    offer = browser.create("p", class_="live-offer")
    button = browser.create("button", words.CLICK, type="button", class_="button small")

    def press() -> None:
        offer.remove()
        run()

    browser.on_press(button, press)
    offer.append(button, browser.create("span", words.SHARED))
    place.prepend(offer)


def _say(place: "Any", content: "Any", sentence: str) -> None:
    """Say something, under the text of a display that is not shown."""
    if content is not None:
        place.replaceChildren(browser.create("div", content["text"]))
    for told in list(place.querySelectorAll(".live-words")):
        told.remove()
    place.append(browser.create("p", sentence, class_="live-words"))
