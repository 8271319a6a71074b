"""The output pane: takes the transcript's changes into the document, and stays at the end.

It knows neither messages nor when a frame comes (see app/playground/frames.py). What is appended costs as
much as it is long, however much is there already.
"""

from app.base import browser, units
from app.base.signal import Signal
from app.output import display, entries, transcript

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.output.block import Block

ABOVE = "{} line above is no longer shown.", "{} lines above are no longer shown."

# So near to the end counts as being there, in pixels.
NEAR = 24
# Milliseconds without a change of its size after which frames are fitted to it.
SETTLED_MS = 100
# Milliseconds in which the frame of a display that takes the place of another gets its height.
HELD_MS = 800


class Output:
    """Shows a transcript.

    `chosen` (file, line): a place was chosen; `changed`: there is something to paint; `painted`: it is shown.
    """

    def __init__(self, model: "transcript.Transcript") -> None:
        self.chosen: Signal[[str, int]] = Signal()
        self.changed: Signal[[]] = Signal()
        self.painted: Signal[[]] = Signal()
        self.model = model
        self._log, self._scroll = browser.element("log"), browser.element("scroll")
        self._above, self._above_words = browser.element("above"), browser.element("above-words")
        self._welcome = browser.element("welcome")
        self._elements: dict[int, Any] = {}
        self._sticks = True
        # Where the visitor was last, and whether the pane has been led to the end since.
        self._top, self._is_led = 0.0, False
        # What keeps its height while displays in it are replaced.
        self._held: list[Any] = []
        self._holding = browser.Delay(HELD_MS, self._let_go)
        browser.listen(self._scroll, "scroll", self._on_scroll)
        browser.listen(self._log, "click", display.on_click)
        # A frame says so when its height is known; what loads does not bubble.
        self._log.addEventListener("load", browser.proxy(self._on_load), True)
        fitting = browser.Delay(SETTLED_MS, lambda: display.fit_all(self._log))
        browser.make("ResizeObserver", browser.proxy(lambda *_: fitting.start())).observe(self._scroll)

    def refresh(self) -> None:
        """Show the model's changes with the next frame."""
        self.changed.fire()

    def clear(self) -> None:
        """Empty the pane; the model has been cleared."""
        self._elements = {}
        display.release(self._log)
        self._log.replaceChildren()
        self._sticks = True
        self.refresh()

    def stick(self) -> None:
        """Go to the end and stay there."""
        self._sticks = True
        self.refresh()

    def shown(self) -> "list[tuple[Block, Any]]":
        """Return the blocks that are shown, in their order, with their elements."""
        return [(each, self._elements[id(each)]) for each in self.model.blocks if id(each) in self._elements]

    def pictures(self) -> "list[tuple[str, Any]]":
        """Return the pictures that are there: the address at which each is shown, and its display."""
        found: list[tuple[str, Any]] = []
        for block, element in self.shown():
            image = element.querySelector("img") if block.kind == transcript.DISPLAY else None
            if image is not None:
                found.append((str(image.src), block.content))
        return found

    def paint(self) -> bool:
        """Show the model's changes now, or as many as do not take long; tell whether there are more."""
        dropped, changed = self.model.take()
        if dropped and changed and len(dropped) == len(self._elements):
            self._hold(self._log)
        for block in dropped:
            element = self._elements.pop(id(block))
            display.release(element)
            element.remove()
        fresh = browser.fragment()
        for block in changed:
            self._show(block, fresh)
        self._log.append(fresh)
        self._welcome.hidden = not self.model.is_empty
        lines = self.model.lines_above
        self._above.hidden = lines == 0
        if lines:
            self._above_words.textContent = units.count(lines, ABOVE)
        if self._sticks:
            self._scroll.scrollTop = 1e9
            self._is_led = True
        self.painted.fire()
        return self.model.has_changes

    def _show(self, block: "Block", fresh: "Any") -> None:
        element = self._elements.get(id(block))
        if element is None:
            element = entries.make(block, self.chosen.fire)
            self._elements[id(block)] = element
            fresh.append(element)
        if block.rows is not None:
            entries.redraw(element, block)
        elif block.kind in transcript.STREAMS:
            entries.extend(element, block)
        else:
            if block.is_shown:
                self._hold(element)
                display.renew(element, block.content)
            block.is_shown = True

    def _hold(self, element: "Any") -> None:
        """Have an element with a frame keep its height until another frame has its own: nothing jumps."""
        if element.querySelector("iframe") is not None:
            element.style.minHeight = f"{int(element.getBoundingClientRect().height)}px"
            self._held.append(element)
            self._holding.start()

    def _let_go(self) -> None:
        for element in self._held:
            element.style.minHeight = ""
        self._held = []

    def _on_load(self, event: "Any") -> None:
        display.fit(event.target)
        self.refresh()

    def _on_scroll(self, _event: "Any") -> None:
        pane = self._scroll
        top = float(pane.scrollTop)
        is_at_end = pane.scrollHeight - top - pane.clientHeight < NEAR
        # The browser tells later that it was led to the end: a display may have grown meanwhile.
        self._sticks = is_at_end or (self._sticks and self._is_led and top > self._top)
        self._top, self._is_led = top, False
