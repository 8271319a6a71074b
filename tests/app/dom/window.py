"""The window and the document: the same two objects for all tests, made new inside for each.

The page's modules take `js.window` and `js.document` when they are imported, so these must stay the same.
"""

from typing import Any

from tests.app.dom import clock, values, web
from tests.app.dom.elements import HtmlElement
from tests.app.dom.events import Event, EventTarget
from tests.app.dom.nodes import Document, Fragment
from tests.app.dom.values import Thrown, undefined


class HtmlDocument(Document):
    """`document`."""

    def __init__(self, page: Any) -> None:
        super().__init__()
        self._page = page
        self.hidden = False
        self.title = ""
        self.documentElement = HtmlElement(page, "html")
        self.append(self.documentElement)

    def renew(self) -> None:
        """Be empty, but for the root, which stays the same element."""
        root = self.documentElement
        self._listeners = []
        self.hidden = False
        self.title = "Offthread"
        for each in list(root._children):
            each.remove()
        root.__init__(self._page, "html")  # type: ignore[misc]
        root.parentNode = self

    @property
    def body(self) -> Any:
        return self.querySelector("body")

    @property
    def activeElement(self) -> Any:
        focused = self._page.focused
        return focused if focused is not None and self._page.is_rendered(focused) else self.body

    def getElementById(self, name: str) -> Any:
        return next((each for each in self.walk() if each.attributes.get("id") == name), None)

    def createElement(self, tag: str) -> HtmlElement:
        if not tag or not tag.replace("-", "").isalnum():
            raise Thrown("InvalidCharacterError", f"{tag!r} is no name of a tag")
        return HtmlElement(self._page, tag)

    def createDocumentFragment(self) -> Fragment:
        return Fragment()

    def execCommand(self, _name: str) -> bool:
        return False

    def report(self, error: BaseException) -> None:
        self._page.report(error)

    def _path(self) -> Any:
        return [self, self._page.window]


class Maker:
    """A class of the browser's that needs to know the page."""

    def __init__(self, make: Any) -> None:
        self.new = make


class ResizeObserver:
    """Tells of sizes that change: here, when a test says so by `page.resize(element)`."""

    def __init__(self, page: Any, handler: Any) -> None:
        self._page, self._handler = page, handler

    def observe(self, element: Any) -> None:
        self._page.observers.append((element, self._handler))


class Window(EventTarget):
    """`window`, which is also the module `js`."""

    __spec__ = None
    # What the page's scripts publish.
    offthread: Any
    offthreadEditor: Any
    offthreadStore: Any
    offthreadTurn: Any
    offthreadVersions: Any
    offthreadForgetting: Any
    offthreadTurns: Any
    offthreadArchive: Any
    offthreadShare: Any
    offthreadFraming: Any
    offthreadService: Any
    offthreadReady: Any
    offthreadGuard: Any
    offthreadRooms: Any
    offthreadScript: Any
    offthreadLive: Any
    offthreadEarly: Any
    offthreadBox: Any
    performance: Any

    def __init__(self, page: Any) -> None:
        super().__init__()
        self._page = page
        self.document = HtmlDocument(page)

    def renew(self) -> None:
        """Be as a browser has it before any script has run."""
        page, document = self._page, self.document
        self.__dict__.clear()
        super().__init__()
        self._page, self.document = page, document
        document.renew()
        self.undefined = undefined
        self.isSecureContext = self.crossOriginIsolated = True
        self._put_time(page.clock)
        self._put_values()
        self._put_web(page.clock)

    @property
    def window(self) -> "Window":
        return self

    parent = window

    def report(self, error: BaseException) -> None:
        self._page.report(error)

    def getComputedStyle(self, element: Any) -> Any:
        if not isinstance(element, HtmlElement):
            raise Thrown("TypeError", "only an element has a computed style")
        made: Any = values.Object()
        is_shown = not element.hasAttribute("hidden") and element not in self._page.folded
        made.display = "block" if is_shown else "none"
        return made

    def matchMedia(self, query: str) -> Any:
        made: Any = values.Object()
        made.matches = query in self._page.media
        return made

    def getSelection(self) -> Any:
        made: Any = values.Object()
        made.selectAllChildren = lambda element: setattr(self._page, "selected", element)
        return made

    def _put_time(self, time: clock.Clock) -> None:
        def guarded(handler: Any) -> Any:
            return lambda: self._page.call(handler)

        self.setTimeout = lambda handler, ms=0: time.call(ms, guarded(handler))
        self.clearTimeout = self.cancelAnimationFrame = time.call_off
        self.requestAnimationFrame = lambda handler: time.call_frame(guarded(handler))
        self.performance = values.Object()
        self.performance.now = lambda: time.now
        self.Date = Maker(lambda: clock.Date(2026, 11, 27))
        self.MessageChannel = Maker(lambda: clock.MessageChannel(time))
        self.Event = Maker(lambda kind: Event(kind, bubbles=False))
        self.ResizeObserver = Maker(lambda handler: ResizeObserver(self._page, handler))

    def _put_values(self) -> None:
        self.JSON, self.Object, self.Reflect = values.JsonObject(), values.Object, values.Reflect()
        self.Array, self.Uint8Array = values.JsArray, values.JsBytes
        self.SharedArrayBuffer, self.Int32Array = values.SharedArrayBuffer, values.Int32Array
        self.Atomics = values.Atomics()

    def _put_web(self, time: clock.Clock) -> None:
        self.URL, self.Blob, self.TextEncoder = web.Url, web.Blob, web.TextEncoder
        self.localStorage, self.crypto = web.Storage(), web.Crypto()
        self.navigator, self.console = web.Navigator(time), web.Console()
        self.location = web.Location("https://play.example/site/")
        self.history = web.History(self.location)
