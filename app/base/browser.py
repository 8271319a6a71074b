"""The page's only door to the browser: elements, workers, storage; and time, which is in timing.py.

Nothing here throws: what may is called by `call` or `attempt`, see javascript.py. Storage, which throws when
it is denied, is reached through functions of `public/storage.mjs` that answer instead.
"""

from app.base.javascript import Guarded as Guarded
from app.base.javascript import JavaScriptError as JavaScriptError
from app.base.javascript import attempt as attempt
from app.base.javascript import call as call
from app.base.javascript import make as make
from app.base.javascript import mistakes as mistakes
from app.base.javascript import proxy as proxy
from app.base.javascript import undefined as undefined
from app.base.javascript import watch_mistakes as watch_mistakes
from app.base.javascript import window as window
from app.base.published import publish as publish
from app.base.published import publish_live as publish_live
from app.base.timing import Delay as Delay
from app.base.timing import Frames as Frames
from app.base.timing import after as after
from app.base.timing import now as now
from app.base.timing import today as today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

js = window
document = window.document
root = document.documentElement


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


def wants_stillness() -> bool:
    """Tell whether the visitor wants no motion."""
    return bool(call(window, "matchMedia", "(prefers-reduced-motion: reduce)").matches)


def is_apple() -> bool:
    """Tell whether shortcuts go by the Command key here."""
    return "Mac" in js.navigator.platform or "iP" in js.navigator.platform


def show_modal(dialog: "Any") -> None:
    """Show a dialog above everything else; one that is shown already stays."""
    if not dialog.open:
        call(dialog, "showModal")


def hide_popover(popover: "Any") -> None:
    """Put a popover away, if it is there."""
    call(popover, "hidePopover")


def select(field: "Any", start: int, end: int) -> None:
    """Select characters of a field."""
    call(field, "setSelectionRange", start, end)


def select_all(element: "Any") -> None:
    """Mark all the text of an element, so that it can be copied."""
    call(js.getSelection(), "selectAllChildren", element)


def module(name: str) -> Guarded:
    """Return the functions that a script of the page publishes under a name."""
    return Guarded(getattr(window, name))


def editor_module() -> "Any":
    """Return the functions that `public/editor.mjs` publishes."""
    return module("offthreadEditor")


def read(key: str) -> "str | None":
    """Return what is stored under a key; None if nothing is, or storage is denied."""
    found = window.offthreadEditor.read(key)
    return found if type(found) is str else None


def write(key: str, value: str) -> str:
    """Store a text; return what went wrong, in words, or nothing."""
    return str(window.offthreadEditor.write(key, value))


def recall(key: str) -> str:
    """Return what the last load of this tab has kept under a key, or nothing."""
    return str(editor_module().recall(key))


def keep(key: str, value: str) -> None:
    """Keep a text for the next load of this tab."""
    editor_module().keep(key, value)


def parse_json(text: str) -> "Any":
    """Return JSON as a JavaScript value; the text must be known to be right."""
    return call(js.JSON, "parse", text)


def array(items: "list[Any]") -> "Any":
    """Return the items as an array of JavaScript's, each as it is."""
    made = js.Array.new()
    for item in items:
        made.push(item)
    return made


def items(array_like: "Any") -> "list[Any]":
    """Return the items of what should be an array of JavaScript's: nothing else can be gone through."""
    return list(call(window, "Array.from", array_like))


def blob(parts: "list[Any]") -> "Any":
    """Make a text file of strings, chunks and other blobs, which JavaScript keeps."""
    return editor_module().file(array(parts))


def html(text: str) -> "Any":
    """Make a file of a page."""
    return call(module("offthreadArchive"), "blob", text, "text/html")


def base64(content: "Any") -> str:
    """Return bytes, or a text as UTF-8, as base64."""
    if isinstance(content, str):
        content = module("offthreadArchive").utf8(content)
    return str(module("offthreadShare").base64(content))


def address_of(content: "Any") -> str:
    """Return an address for a blob, until it is given back by `forget_address`."""
    return str(call(window, "URL.createObjectURL", content))


def forget_address(address: str) -> None:
    """Give back the address of a blob; it need not be one."""
    js.URL.revokeObjectURL(address)


def download(name: str, content: "Any") -> None:
    """Offer a blob as a file."""
    address = address_of(content)
    link = create("a", href=address, download=name)
    link.click()
    after(10000, lambda: forget_address(address))


def is_secure() -> bool:
    """Tell whether the page's address is one that browsers trust: HTTPS or this machine."""
    return bool(window.isSecureContext)


def is_isolated() -> bool:
    """Tell whether the browser says that the page is cross-origin isolated, whatever comes of it."""
    return bool(window.crossOriginIsolated)


def shares_memory() -> bool:
    """Tell whether memory can be shared with workers."""
    return shared_memory(1) is not None


def is_framed() -> bool:
    """Tell whether the page is part of another page."""
    return bool(js.Reflect.get(window, "parent") != window)


def is_in_foreign_page() -> bool:
    """Tell whether the page is part of a page of another origin."""
    return bool(window.offthreadFraming.isForeign())


def locks() -> "Any":
    """Return the browser's Web Locks, or None: browsers have them in secure contexts only."""
    return getattr(js.navigator, "locks", None)


def device_memory() -> "float | None":
    """Return how many GB of memory the device has, rounded, if the browser says so."""
    found: Any = getattr(js.navigator, "deviceMemory", None)
    return found if type(found) in (int, float) else None


def shared_memory(size: int) -> "Any":
    """Return memory that can be shared with workers; None if there is none to be had.

    It is tried, as by worker/contract/probes.mjs: WebKitGTK says that a page is isolated, and has none.
    """
    try:
        return make("SharedArrayBuffer", size)
    except JavaScriptError:
        return None


def reload() -> None:
    """Reload the page."""
    js.location.reload()


def fields_of(message: "Any") -> "dict[str, object]":
    """Return the fields of a JavaScript object, without those that say nothing."""
    fields: dict[str, object] = {}
    if message is None or message is undefined:
        return fields
    for name in js.Object.keys(message):
        value = js.Reflect.get(message, name)
        if value is not None and value is not undefined:
            fields[name] = value
    return fields
