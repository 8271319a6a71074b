"""The page's only door to the browser: elements, workers, time, storage.

Nothing else imports js or pyscript. MicroPython cannot catch what JavaScript throws (an exception
leaves Python altogether, past every `except`), so nothing here calls what may throw; storage, which
throws when it is denied, is reached through functions of `public/storage.mjs` that answer instead.
"""

import js
import jsffi as ffi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

document = js.document
window = js.window
root = document.documentElement
_undefined = js.undefined

# A frame never comes while the tab is in the background: then the timer takes its place.
FRAME_DEADLINE_MS = 250


def element(name: str) -> "Any":
    """Return the element of this id, which the page must have."""
    found = document.getElementById(name)
    if found is None:
        raise LookupError(f"the page has no element #{name}")
    return found


def create(tag: str, text: str = "", **attributes: str) -> "Any":
    """Make an element; `_` in the name of an attribute stands for `-`, and `class_` for `class`."""
    made = document.createElement(tag)
    for name, value in attributes.items():
        made.setAttribute("class" if name == "class_" else name.replace("_", "-"), value)
    if text:
        made.textContent = text
    return made


def elements(selector: str) -> "list[Any]":
    """Return the elements that a selector finds."""
    return list(document.querySelectorAll(selector))


def fragment() -> "Any":
    """Make a place to gather elements in."""
    return document.createDocumentFragment()


def proxy(handler: "Callable[..., object]") -> "Any":
    """Return a function that JavaScript can keep."""
    return ffi.create_proxy(handler)


def listen(target: "Any", kind: str, handler: "Callable[[Any], object]") -> None:
    """Call a handler with every event of a kind."""
    target.addEventListener(kind, proxy(handler))


def on_press(button: "Any", handler: "Callable[[], object]") -> None:
    """Call a handler when a button is pressed that is not marked as disabled."""

    def on_click(_event: "Any") -> None:
        if button.getAttribute("aria-disabled") != "true":
            handler()

    listen(button, "click", on_click)


def set_disabled(button: "Any", reason: str, hint: str = "") -> None:
    """Disable a button for a reason, which it tells; without a reason, enable it with a hint.

    It stays focusable, so that the reason can be read: hence aria-disabled.
    """
    if reason:
        button.setAttribute("aria-disabled", "true")
        button.setAttribute("aria-description", reason)
    else:
        button.removeAttribute("aria-disabled")
        button.removeAttribute("aria-description")
    if reason or hint:
        button.setAttribute("title", reason or hint)
    else:
        button.removeAttribute("title")


def is_displayed(element: "Any") -> bool:
    """Tell whether the style sheet shows an element, whatever it may be in."""
    return bool(window.getComputedStyle(element).display != "none")


def is_apple() -> bool:
    """Tell whether shortcuts go by the Command key here."""
    return "Mac" in js.navigator.platform or "iP" in js.navigator.platform


def now() -> float:
    """Return milliseconds since the page began."""
    return float(js.performance.now())


def after(milliseconds: int, handler: "Callable[[], object]") -> "Callable[[], None]":
    """Call a handler later; return a function that calls it off."""
    timer = js.setTimeout(proxy(lambda *_: handler()), milliseconds)
    return lambda: js.clearTimeout(timer)


class Delay:
    """Calls a handler when it has not been started again for a while."""

    def __init__(self, milliseconds: int, handler: "Callable[[], object]") -> None:
        self._milliseconds = milliseconds
        self._timer: object = None
        self._proxy = proxy(lambda *_: handler())

    def start(self) -> None:
        """Begin the while anew."""
        self.call_off()
        self._timer = js.setTimeout(self._proxy, self._milliseconds)

    def call_off(self) -> None:
        """Do not call."""
        if self._timer is not None:
            js.clearTimeout(self._timer)
            self._timer = None


class Frames:
    """Calls a handler once with the next frame, however often it was asked for.

    A page in the background has no frames and slow timers: there it is a task of its own.
    """

    def __init__(self, handler: "Callable[[], object]") -> None:
        self._handler = handler
        self._asked = False
        self._timer: object = None
        self._frame: object = None
        self._proxy = proxy(self._fire)
        self._channel = js.MessageChannel.new()
        self._channel.port1.onmessage = self._proxy

    def ask(self) -> None:
        """Ask for one call."""
        if self._asked:
            return
        self._asked = True
        if document.hidden:
            self._channel.port2.postMessage(0)
        else:
            self._frame = js.requestAnimationFrame(self._proxy)
            self._timer = js.setTimeout(self._proxy, FRAME_DEADLINE_MS)

    def _fire(self, *_: object) -> None:
        js.cancelAnimationFrame(self._frame)
        js.clearTimeout(self._timer)
        if self._asked:
            self._asked = False
            self._handler()


def editor_module() -> "Any":
    """Return what `public/editor.mjs` publishes."""
    return js.window.offthreadEditor


def read(key: str) -> "str | None":
    """Return what is stored under a key; None if nothing is, or storage is denied."""
    found = js.window.offthreadEditor.read(key)
    return found if type(found) is str else None


def write(key: str, value: str) -> str:
    """Store a text; return what went wrong, in words, or nothing."""
    return str(js.window.offthreadEditor.write(key, value))


def parse_json(text: str) -> "Any":
    """Return JSON as a JavaScript value; the text must be known to be right."""
    return js.JSON.parse(text)


def array(items: "list[Any]") -> "Any":
    """Return the items as an array of JavaScript's, each as it is."""
    made = js.Array.new()
    for item in items:
        made.push(item)
    return made


def blob(parts: "list[Any]") -> "Any":
    """Make a text file of strings, portions and other blobs, which JavaScript keeps."""
    return js.window.offthreadEditor.file(array(parts))


def download(name: str, content: "Any") -> None:
    """Offer a blob as a file."""
    address = js.URL.createObjectURL(content)
    link = create("a", href=address, download=name)
    link.click()
    after(10000, lambda: js.URL.revokeObjectURL(address))


def publish(name: str, value: object) -> None:
    """Set a property of `window.offthread`, which embedders and tests read."""
    js.Reflect.set(_published(), name, value)


def publish_live(name: str, make: "Callable[[], object]") -> None:
    """Have a property of `window.offthread` made anew whenever it is read, of plain dicts and lists."""
    held: dict[str, object] = {}

    def get(*_: object) -> object:
        # MicroPython may collect what it returns to JavaScript before it has arrived: hold on to it.
        held["made"] = ffi.to_js(make())
        return held["made"]

    described = ffi.to_js({"configurable": True, "enumerable": True})
    js.Reflect.set(described, "get", proxy(get))
    js.Reflect.defineProperty(_published(), name, described)


def _published() -> "Any":
    if not hasattr(js.window, "offthread"):
        js.window.offthread = js.Object.new()
    return js.window.offthread


def is_secure() -> bool:
    """Tell whether the page's address is one that browsers trust: HTTPS or this machine."""
    return bool(js.window.isSecureContext)


def is_isolated() -> bool:
    """Tell whether memory can be shared with workers."""
    return bool(js.window.crossOriginIsolated)


def is_framed() -> bool:
    """Tell whether the page is part of another page."""
    return bool(js.Reflect.get(js.window, "parent") != js.window)


def locks() -> "Any":
    """Return the browser's Web Locks, or None: browsers have them in secure contexts only."""
    return getattr(js.navigator, "locks", None)


def device_memory() -> "float | None":
    """Return how many GB of memory the device has, rounded, if the browser says so."""
    found: Any = getattr(js.navigator, "deviceMemory", None)
    return found if type(found) in (int, float) else None


def request_lock(name: str, on_granted: "Callable[[], object]") -> None:
    """Call a handler when a Web Lock is free, and let go of it at once; never if the browser denies locks."""

    def act(*_: object) -> None:
        on_granted()

    js.navigator.locks.request(name, proxy(act)).catch(proxy(lambda *_: None))


def worker(
    address: str,
    on_message: "Callable[[dict[str, object]], object]",
    on_error: "Callable[[str], object]",
    early: "Any" = None,
) -> "Any":
    """Spawn a worker, or take over one of `public/early.js`; on_message(fields), on_error(reason)."""
    if early is None:
        made = js.Worker.new(address, ffi.to_js({"type": "module", "name": "offthread"}))
    else:
        made = early.worker
        early.release()
    listen(made, "message", lambda event: on_message(fields_of(event.data)))
    listen(made, "error", lambda event: on_error(_error_words(event)))
    listen(made, "messageerror", lambda _: on_error("a message of the worker could not be read"))
    return made


def fields_of(message: "Any") -> "dict[str, object]":
    """Return the fields of a JavaScript object, without those that say nothing."""
    fields: dict[str, object] = {}
    for name in js.Object.keys(message):
        value = js.Reflect.get(message, name)
        if value is not None and value is not _undefined:
            fields[name] = value
    return fields


def _error_words(event: "Any") -> str:
    event.preventDefault()
    message = getattr(event, "message", None)
    return message if type(message) is str and message else "its script could not be loaded"
