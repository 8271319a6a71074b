"""Makes the elements of the transcript, one for each block. All text goes in as text."""

from app.base import browser
from app.output import display, nesting, places, runs, transcript

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.output.block import Block
    from app.output.places import Place


USE = "Run it with {}"
LOAD, LOAD_AGAIN = "Load {}", "Load {} and run again"
GO_TO = "Go to line {} of {}"
DETAILS = "Details"


def make(block: "Block", go_to: "Callable[[str, int], object]") -> "Any":
    """Return the element of a block that holds something; a stream's begins empty."""
    element = browser.create("div", class_="entry", data_kind=block.kind)
    if block.begins:
        element.setAttribute("data-begins", "")
    if block.kind == transcript.ERROR:
        _fill_error(element, block.content, go_to)
    elif block.kind == transcript.INPUT:
        _fill_input(element, block.content)
    elif block.kind == transcript.CONSOLE:
        _fill_typed(element, block.content)
    elif block.kind == transcript.DISPLAY:
        display.fill(element, block.content)
    elif block.kind == transcript.RESULT:
        _fill_result(element, str(block.content))
    elif block.kind == transcript.NOTICE and isinstance(block.content, tuple):
        _fill_notice(element, block.content)
    elif block.kind not in transcript.STREAMS:
        element.textContent = str(block.content)
    return element


def extend(element: "Any", block: "Block") -> None:
    """Add to a stream's element what has come since the last time."""
    if block.chunk is not None:
        if block.is_stale:
            block.chunk.fill(element)
        else:
            block.chunk.extend(element, block.shown)
    block.show()
    _seal(element, block)


def redraw(element: "Any", block: "Block") -> None:
    """Show the lines in which a cursor moves, behind those that can no longer change."""
    if element.lastChild is not None:
        element.lastChild.remove()
    settled = browser.fragment()
    runs.add(settled, block.take_runs())
    element.append(settled)
    live = browser.create("span")
    for number, row in enumerate(block.rows or []):
        if number:
            live.append("\n")
        runs.add(live, row.runs)
    element.append(live)
    _seal(element, block)


def _seal(element: "Any", block: "Block") -> None:
    if block.is_full:
        # From now on the browser may skip its layout while it is out of sight.
        element.style.setProperty("--lines", str(block.lines))
        element.setAttribute("data-full", "")


def _fill_input(element: "Any", content: "Any") -> None:
    prompt = browser.create("span", class_="prompt")
    runs.add(prompt, content["prompt"])
    element.append(prompt)
    element.append(browser.create("span", content["answer"], class_="answer"))


def _fill_notice(element: "Any", content: "Any") -> None:
    """Show a sentence, and what is behind it where somebody wants to know."""
    text, details = content
    element.append(text)
    if details:
        folded = browser.create("details")
        folded.append(browser.create("summary", DETAILS), browser.create("div", "\n".join(details)))
        element.append(folded)


def _fill_result(element: "Any", text: str) -> None:
    pieces = nesting.pieces(text)
    if len(pieces) == 1:
        element.textContent = text
        return
    for depth, piece in pieces:
        line = browser.create("span", piece, class_="nested")
        line.style.setProperty("--depth", str(depth))
        element.append(line)


def _fill_typed(element: "Any", content: "Any") -> None:
    for number, (sign, line) in enumerate(content):
        if number:
            element.append("\n")
        element.append(browser.create("span", sign, class_="sign"), line)


def _fill_error(element: "Any", content: "Any", go_to: "Callable[[str, int], object]") -> None:
    if content.get("is_said"):
        # In a sentence: see app/editor/errors.py. Who wants all of it finds it here.
        element.setAttribute("aria-live", "off")
    before, last = places.last_line(content["traceback"])
    if before:
        trace = browser.create("span", class_="trace")
        for text, place in places.split(before[:-1]):
            trace.append(text if place is None else _link(text, place, go_to))
        element.append(trace, "\n")
    closing = browser.create("span", class_="last")
    for text, place in places.split(last):
        closing.append(text if place is None else _link(text, place, go_to))
    element.append(closing)
    if content.get("hint"):
        element.append(browser.create("p", content["hint"], class_="advice"))
    if content.get("wants"):
        element.append(_offer(content["wants"], bool(content.get("again"))))
    if content.get("engine"):
        # app/shell/engine_picker.py acts on it.
        name, title = content["engine"]
        words = USE.format(title)
        element.append(browser.create("button", words, type="button", class_="button small", data_use=name))


def _offer(package: str, again: bool) -> "Any":
    """Return the button on which app/packages/offers.py acts."""
    words = (LOAD_AGAIN if again else LOAD).format(package)
    button = browser.create("button", words, type="button", class_="button small", data_load=package)
    if again:
        button.setAttribute("data-again", "")
    return button


def _link(text: str, place: "Place", go_to: "Callable[[str, int], object]") -> "Any":
    file, line = place
    link = browser.create("button", text, type="button", class_="link", title=GO_TO.format(line, file))
    browser.listen(link, "click", lambda _: go_to(file, line))
    return link
