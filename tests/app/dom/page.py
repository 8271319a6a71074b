"""A page for one test: what the test looks at and does. The window stays the same object for all of them."""

import importlib
import sys
from types import ModuleType
from typing import Any

from tests.app.dom import editor, guard, keeping, traffic, workers
from tests.app.dom.clock import Clock, Promise, run
from tests.app.dom.elements import FIELDS, HtmlElement
from tests.app.dom.events import Event
from tests.app.dom.parsing import Builder, source
from tests.app.dom.values import Thrown, read_live, to_js, undefined
from tests.app.dom.web import Url
from tests.app.dom.window import Window

CODE = "print('hello')\n"


class Page:
    """The browser's page as the test has it. What nobody catches is in `errors`."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.window = Window(self)
        self.renew()

    def renew(self, code: str = CODE, data: str = "") -> None:
        """Be freshly loaded, with some texts in the editors."""
        self.clock.__init__()  # type: ignore[misc]
        self.focused: Any = None
        self.scrolled_to: Any = None
        self.selected: Any = None
        # Elements that the style sheet hides.
        self.folded: list[Any] = []
        # What hears of an element's size.
        self.observers: list[tuple[Any, Any]] = []
        # Media queries that match.
        self.media: list[str] = []
        self.errors: list[BaseException] = []
        self.downloads: list[tuple[str, bytes]] = []
        self.choosers: list[Any] = []
        self.workers: list[workers.Worker] = []
        Url.held.clear()
        self.window.renew()
        self.document = self.window.document
        Builder(self.root, self._make).feed(source())
        self._publish(code, data)

    @property
    def root(self) -> HtmlElement:
        return self.document.documentElement

    def element(self, name: str) -> Any:
        """The element of an id."""
        found = self.document.getElementById(name)
        assert found is not None, f"the page has no element #{name}"
        return found

    def resize(self, element: Any) -> None:
        """Have those hear who wait for an element's size to change."""
        for observed, handler in self.observers:
            if observed is element:
                handler([], None)

    def text(self, name: str) -> str:
        """The text of the element of an id, with blanks run together."""
        return " ".join(self.element(name).textContent.split())

    def press(self, target: Any) -> None:
        """Press an element, or the one of an id, and see what comes of it."""
        found = self.element(target) if isinstance(target, str) else target
        if found.localName in (*FIELDS, "a") and self.can_focus(found):
            found.focus()
        found.click()
        self.settle()

    def button(self, words: str, inside: str = "") -> Any:
        """The button of these words or this label, in the element of an id."""
        around = self.element(inside) if inside else self.document
        found = [
            each
            for each in around.querySelectorAll("button")
            if words in (each.textContent.strip(), each.getAttribute("aria-label"))
        ]
        assert len(found) == 1, f"{len(found)} buttons {words!r}"
        return found[0]

    def key(self, key: str, target: Any = None, **fields: Any) -> Event:
        """Press a key where the keyboard is, or at an element; returns the event."""
        return self.fire(
            "keydown", self.document.activeElement if target is None else target, key=key, **fields
        )

    def fire(self, kind: str, target: Any, **fields: Any) -> Event:
        """Have something happen at an element, or at the one of an id; returns the event."""
        event = Event(kind, **fields)
        (self.element(target) if isinstance(target, str) else target).dispatchEvent(event)
        self.settle()
        return event

    def enter(self, name: str, text: str) -> None:
        """Type a text into a field, and send its form."""
        field = self.element(name)
        field.focus()
        field.value = text
        self.fire("input", field)
        field.submit()
        self.settle()

    def settle(self) -> None:
        """Let everything happen that waits for nothing but its turn."""
        self.clock.advance(0)

    def advance(self, milliseconds: float) -> None:
        """Let time pass, with its frames and timers."""
        self.clock.advance(milliseconds)

    def published(self, name: str) -> Any:
        """What `window.offthread` has under a name, as plain values."""
        return read_live(self.window.offthread, name)

    def start(self) -> Any:
        """Run the page's own `app.main` again; returns the module."""
        sys.modules.pop("app.main", None)
        handle = sys.modules.get("app.runtime.handle")
        if handle is not None:
            vars(handle).get("_compiled", {}).clear()
        main = importlib.import_module("app.main")
        run(main.start(lambda _archive: None, _go_on))
        self.settle()
        return main

    def content_of(self, address: str) -> bytes:
        """What is at the address of a Blob."""
        return Url.held[address]._bytes

    def report(self, error: BaseException) -> None:
        """Take what nobody caught: the browser tells `window`, and logs it unless that is prevented."""
        event = Event("error", bubbles=False, message=str(error), error=to_js({"message": str(error)}))
        before = len(self.errors)
        if self.window.dispatchEvent(event) and len(self.errors) == before:
            self.errors.append(error)

    def call(self, handler: Any) -> None:
        """Call what JavaScript kept of Python."""
        try:
            handler()
        except (Exception, Thrown) as error:
            self.report(error)

    def is_rendered(self, element: Any) -> bool:
        """Whether it is in the document, and neither hidden nor in what is closed."""
        if not element.isConnected:
            return False
        for each in element._ancestry()[:-1]:
            is_closed = each.localName == "dialog" and not each.hasAttribute("open")
            is_away = each.hasAttribute("popover") and not each._is_popped
            if is_closed or is_away or each.hasAttribute("hidden") or each in self.folded:
                return False
        return True

    def can_focus(self, element: Any) -> bool:
        """Whether the keyboard can be there."""
        is_field = (
            element.localName in FIELDS or "tabindex" in element.attributes or "href" in element.attributes
        )
        return is_field and not element.hasAttribute("disabled") and self.is_rendered(element)

    def _make(self, tag: str, attributes: dict[str, str]) -> HtmlElement:
        return HtmlElement(self, tag, attributes)

    def _bring_rooms(self, _address: str, _style: str) -> Promise:
        self.asked_rooms += 1
        return Promise(self.clock).resolve("" if self.has_rooms else undefined)

    def _publish(self, code: str, data: str) -> None:
        """Put what the page's JavaScript has published before Python begins."""
        window = self.window
        self.editor = window.offthreadEditor = editor.EditorModule(self, code, data)
        self.store = window.offthreadStore = keeping.Store(self.clock)
        self.turns = window.offthreadTurns = keeping.Turns(self.clock)
        self.versions = window.offthreadVersions = keeping.Versions(self.clock)
        self.archive = window.offthreadArchive = traffic.Archive(self)
        self.share = window.offthreadShare = traffic.Share(self)
        self.framing = window.offthreadFraming = traffic.Framing()
        window.offthreadGuard = guard.Guard(window)
        self.service = window.offthreadService = traffic.Service(self)
        window.offthreadReady = Promise(self.clock).resolve()
        # Whether the rooms that the start does without can be had, and how often they were asked for.
        self.has_rooms, self.asked_rooms = True, 0
        window.offthreadRooms = self._bring_rooms
        window.offthreadBox = workers.Box(self)
        window.offthreadEarly = workers.Worker(self, "./worker.js")
        self.root.setAttribute("data-engine", "cpython")
        mistakes = sys.modules.get("app.base.javascript")
        if mistakes is not None:
            mistakes.mistakes.__init__(window.console.error)


async def _go_on() -> None:
    """Keep the thread: a test has it for itself."""


PAGE: "Page | None" = None


def install() -> Page:
    """Put the stand-in where `js` and `jsffi` are imported from, once; returns the page."""
    global PAGE
    if PAGE is None:
        PAGE = Page()
        ffi = ModuleType("jsffi")
        ffi.create_proxy = lambda handler: handler  # type: ignore[attr-defined]
        ffi.to_js = to_js  # type: ignore[attr-defined]
        sys.modules.update({"js": PAGE.window, "jsffi": ffi})  # type: ignore[dict-item]
    return PAGE
