"""What the tags that the page uses do: fields, buttons, dialogs, popovers, and where the keyboard is."""

from typing import Any

from tests.app.dom.events import Event
from tests.app.dom.nodes import Element
from tests.app.dom.values import JsArray, JsObject, Object, Thrown, to_js

# Attributes that are also properties of the element: text, and whether they are there at all.
TEXTS = (
    "id", "title", "href", "src", "alt", "name", "type", "rel", "download", "max", "min", "srcdoc",
    "placeholder",
)  # fmt: skip
FLAGS = ("hidden", "disabled", "open", "multiple", "readOnly", "autofocus")
FIELDS = ("input", "textarea", "select", "button")
VALUED = ("input", "textarea", "select", "option", "button")


class HtmlElement(Element):
    """An element of the page; what happens beyond the document is told to `page`."""

    def __init__(self, page: Any, tag: str, attributes: dict[str, str] | None = None) -> None:
        super().__init__(tag, attributes)
        self._page = page
        self.scrollTop = 0.0
        self.scrollHeight = self.scrollWidth = self.clientHeight = self.clientWidth = 0.0
        self.checked = self.hasAttribute("checked")
        self.files = JsArray()
        self.contentDocument: Any = None
        self._value: str | None = None
        self._selection = (0, 0)
        self._is_popped = self._is_modal = False

    def report(self, error: BaseException) -> None:
        self._page.report(error)

    @property
    def value(self) -> str:
        if self.localName not in VALUED:
            raise AttributeError("value")
        if self.localName == "select" and self._value is None:
            return next((each.value for each in self.walk() if each.localName == "option"), "")  # type: ignore[attr-defined]
        text = self.textContent if self.localName in ("textarea", "option") else ""
        return self.attributes.get("value", text) if self._value is None else self._value

    @value.setter
    def value(self, text: object) -> None:
        if self.localName == "input" and self.attributes.get("type") == "file" and text != "":
            raise Thrown("InvalidStateError", "a file field can only be emptied")
        self._value = str(text)
        self._selection = (len(self._value), len(self._value))
        if self.localName == "input" and self.attributes.get("type") == "file":
            self.files = JsArray()

    @property
    def selectionStart(self) -> int:
        return self._selection[0]

    @property
    def selectionEnd(self) -> int:
        return self._selection[1]

    def select(self) -> None:
        self._selection = (0, len(self.value))

    def setSelectionRange(self, start: int, end: int) -> None:
        if self.localName == "input" and self.attributes.get("type", "text") not in (
            "text",
            "password",
            "search",
        ):
            raise Thrown("InvalidStateError", "this field has no selection")
        self._selection = (start, end)

    def focus(self) -> None:
        if self._page.can_focus(self):
            self._page.focused = self

    def blur(self) -> None:
        if self._page.focused is self:
            self._page.focused = None

    def click(self) -> None:
        """Press it, as `click()` or a pointer does."""
        if self.hasAttribute("disabled"):
            return
        event = Event("click")
        before = self.checked
        is_box = self.localName == "input" and self.attributes.get("type") in ("checkbox", "radio")
        if is_box:
            self.checked = self.attributes["type"] == "radio" or not before
        if not self.dispatchEvent(event):
            self.checked = before
        elif is_box and self.checked != before:
            self.dispatchEvent(Event("change"))
        else:
            self._act()

    def submit(self) -> None:
        """Send the form, as Enter does in one of its fields."""
        form = self.closest("form")
        if form.dispatchEvent(Event("submit")) and form.getAttribute("method") == "dialog":
            form.closest("dialog").close()

    def showModal(self) -> None:
        if self.hasAttribute("open") or not self.isConnected:
            raise Thrown("InvalidStateError", "the dialog is open already, or not in the document")
        self.setAttribute("open", "")
        self._is_modal = True
        wanted = self.querySelector("[autofocus]") or next(filter(self._page.can_focus, self.walk()), None)
        if wanted is not None:
            wanted.focus()

    def close(self) -> None:
        if self.hasAttribute("open"):
            self.removeAttribute("open")
            self._page.clock.call(0, lambda: self.dispatchEvent(Event("close", bubbles=False)))

    def showPopover(self) -> None:
        self._pop(True)

    def hidePopover(self) -> None:
        self._pop(False)

    def _pop(self, is_shown: bool) -> None:
        if not self.hasAttribute("popover") or not self.isConnected:
            raise Thrown("NotSupportedError", "the element is no popover of the document")
        self._is_popped = is_shown

    def scrollIntoView(self, _options: Any = None) -> None:
        self._page.scrolled_to = self

    def getBoundingClientRect(self) -> JsObject:
        box = {"left": 0, "top": 0, "width": 1000, "height": 600}
        return to_js(getattr(self, "_box", box))  # type: ignore[no-any-return]

    def _path(self) -> Any:
        return [*self._ancestry(), *([self._page.window] if self.isConnected else [])]

    def _act(self) -> None:
        """Do what a pressed element does by itself."""
        kind = self.attributes.get("type", "submit" if self.localName == "button" else "")
        if self.localName == "a" and self.hasAttribute("download"):
            self._page.downloads.append(
                (self.attributes["download"], self._page.content_of(self.attributes["href"]))
            )
        elif self.localName == "input" and kind == "file":
            self._page.choosers.append(self)
        elif self.localName == "button" and "popovertarget" in self.attributes:
            target = self._page.element(self.attributes["popovertarget"])
            target._pop(not target._is_popped)
        elif self.localName == "button" and kind == "submit" and self.closest("form") is not None:
            self.submit()


def _text(name: str) -> property:
    def get(self: HtmlElement) -> str:
        default = "text" if (self.localName, name) == ("input", "type") else ""
        return self.attributes.get(name, default)

    return property(get, lambda self, value: self.setAttribute(name, value))


def _flag(name: str) -> property:
    def put(self: HtmlElement, is_on: object) -> None:
        self.toggleAttribute(name, bool(is_on))

    return property(lambda self: self.hasAttribute(name), put)


for _name in TEXTS:
    setattr(HtmlElement, _name, _text(_name))
for _name in FLAGS:
    setattr(HtmlElement, _name, _flag(_name))

__all__ = ["FIELDS", "HtmlElement", "Object"]
