"""Makes the elements of the transcript, one for each block. All text goes in as text."""

from app import browser, places, transcript

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def make(block: "transcript.Block", go_to: "Callable[[int], object]") -> "Any":
    """Return the element of a block that holds something; a stream's begins empty."""
    element = browser.create("div", class_="entry", data_kind=block.kind)
    if block.begins:
        element.setAttribute("data-begins", "")
    if block.kind == transcript.ERROR:
        _fill_error(element, block.content, go_to)
    elif block.kind == transcript.INPUT:
        _fill_input(element, block.content)
    elif block.kind not in transcript.STREAMS:
        element.textContent = str(block.content)
    return element


def extend(element: "Any", block: "transcript.Block") -> None:
    """Add to a stream's element what has come since the last time."""
    if block.taken_back:
        element.textContent = element.textContent[: -block.taken_back]
        block.taken_back = 0
    element.append(block.take())
    if block.is_full:
        # From now on the browser may skip its layout while it is out of sight.
        element.style.setProperty("--lines", str(block.lines))
        element.setAttribute("data-full", "")


def _fill_input(element: "Any", content: "Any") -> None:
    element.append(browser.create("span", content["prompt"], class_="prompt"))
    element.append(browser.create("span", content["answer"], class_="answer"))


def _fill_error(element: "Any", content: "Any", go_to: "Callable[[int], object]") -> None:
    before, last = places.last_line(content["traceback"])
    for text, line in places.split(before):
        element.append(text if line is None else _link(text, line, go_to))
    closing = browser.create("span", class_="last")
    for text, line in places.split(last):
        closing.append(text if line is None else _link(text, line, go_to))
    element.append(closing)
    if content.get("hint"):
        element.append(browser.create("p", content["hint"], class_="advice"))


def _link(text: str, line: int, go_to: "Callable[[int], object]") -> "Any":
    link = browser.create("button", text, type="button", class_="link", title=f"Go to line {line}")
    browser.listen(link, "click", lambda _: go_to(line))
    return link
