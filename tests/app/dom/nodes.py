"""The tree of a document: text, fragments, elements with their attributes. What tags do is in elements.py."""

from collections.abc import Iterator
from typing import Any

from tests.app.dom import selectors
from tests.app.dom.events import EventTarget
from tests.app.dom.values import JsArray, JsObject, Thrown


class Node(EventTarget):
    """What has a place in the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.parentNode: Any = None
        self._children: list[Any] = []

    @property
    def childNodes(self) -> JsArray:
        return JsArray(self._children)

    @property
    def children(self) -> JsArray:
        return JsArray([each for each in self._children if isinstance(each, Element)])

    @property
    def firstChild(self) -> Any:
        return self._children[0] if self._children else None

    @property
    def lastChild(self) -> Any:
        return self._children[-1] if self._children else None

    @property
    def parentElement(self) -> Any:
        return self.parentNode if isinstance(self.parentNode, Element) else None

    @property
    def isConnected(self) -> bool:
        return isinstance(self._root, Document)

    @property
    def textContent(self) -> str:
        return "".join(each.textContent for each in self._children)

    @textContent.setter
    def textContent(self, text: object) -> None:
        self.replaceChildren(*([] if text in (None, "") else [text]))

    def append(self, *given: Any) -> None:
        for each in given:
            self._insert(len(self._children), each)

    def prepend(self, *given: Any) -> None:
        for at, each in enumerate(given):
            self._insert(at, each)

    def replaceChildren(self, *given: Any) -> None:
        for each in list(self._children):
            each.remove()
        self.append(*given)

    def remove(self) -> None:
        if self.parentNode is not None:
            self.parentNode._children.remove(self)
            self.parentNode = None

    def contains(self, other: Any) -> bool:
        return other is not None and self in other._ancestry()

    def querySelector(self, selector: str) -> Any:
        return next(iter(self.querySelectorAll(selector)), None)

    def querySelectorAll(self, selector: str) -> JsArray:
        wanted = selectors.parse(selector)
        return JsArray([each for each in self.walk() if wanted.matches(each)])

    def walk(self) -> "Iterator[Element]":
        """All elements below, in their order."""
        for each in self._children:
            if isinstance(each, Element):
                yield each
            yield from each.walk()

    @property
    def _root(self) -> "Node":
        return self._ancestry()[-1]

    def _ancestry(self) -> "list[Node]":
        """The node itself and all around it."""
        return [self, *(self.parentNode._ancestry() if self.parentNode is not None else [])]

    def _insert(self, at: int, given: Any) -> None:
        if isinstance(given, Fragment):
            for number, each in enumerate(list(given._children)):
                self._insert(at + number, each)
            return
        node = given if isinstance(given, Node) else Text(given)
        if node in self._ancestry():
            raise Thrown("HierarchyRequestError", "the new child contains the parent")
        node.remove()
        self._children.insert(at, node)
        node.parentNode = self


class Text(Node):
    """Text; what is no text becomes it as in JavaScript: an object by its own `toString`."""

    def __init__(self, given: Any) -> None:
        super().__init__()
        self._text = (
            given.toString() if isinstance(given, JsObject) and hasattr(given, "toString") else str(given)
        )

    @property
    def textContent(self) -> str:
        return self._text

    @textContent.setter
    def textContent(self, text: object) -> None:
        self._text = str(text)


class Fragment(Node):
    """Nodes that go into the tree together."""


class Document(Node):
    """The root of a tree."""


class ClassList(JsObject):
    """The classes of an element, one by one."""

    def __init__(self, element: "Element") -> None:
        self._element = element

    def contains(self, name: str) -> bool:
        return name in self._element.className.split()

    def add(self, *names: str) -> None:
        now = self._element.className.split()
        self._element.className = " ".join([*now, *(name for name in names if name not in now)])

    def remove(self, *names: str) -> None:
        self._element.className = " ".join(
            each for each in self._element.className.split() if each not in names
        )

    def toggle(self, name: str, force: bool | None = None) -> bool:
        is_on = not self.contains(name) if force is None else force
        (self.add if is_on else self.remove)(name)
        return is_on


class Style(JsObject):
    """An element's own style: custom properties by `setProperty`, others also as attributes."""

    def setProperty(self, name: str, value: str) -> None:
        setattr(self, name, value)

    def getPropertyValue(self, name: str) -> str:
        return str(getattr(self, name, ""))

    def removeProperty(self, name: str) -> None:
        self.__dict__.pop(name, None)


class Dataset(JsObject):
    """The `data-` attributes of an element: `fooBar` for `data-foo-bar`."""

    _element: "Element"

    def __init__(self, element: "Element") -> None:
        self.__dict__["_element"] = element

    def __getattr__(self, name: str) -> str:
        value = self.__dict__["_element"].getAttribute(_data(name))
        if name.startswith("_") or value is None:
            raise AttributeError(name)
        return str(value)

    def __setattr__(self, name: str, value: object) -> None:
        self._element.setAttribute(_data(name), value)


def _data(name: str) -> str:
    return "data-" + "".join("-" + each.lower() if each.isupper() else each for each in name)


class Element(Node):
    """An element: a tag and attributes, which are text."""

    def __init__(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        super().__init__()
        self.localName = tag.lower()
        self.tagName = tag.upper()
        self.attributes: dict[str, str] = dict(attributes or {})
        self.style, self.classList, self.dataset = Style(), ClassList(self), Dataset(self)

    def getAttribute(self, name: str) -> str | None:
        return self.attributes.get(name.lower())

    def hasAttribute(self, name: str) -> bool:
        return name.lower() in self.attributes

    def setAttribute(self, name: str, value: object) -> None:
        if not name or any(character in name for character in " \t\n/>="):
            raise Thrown("InvalidCharacterError", f"{name!r} is no name of an attribute")
        self.attributes[name.lower()] = {True: "true", False: "false"}.get(value, str(value))  # type: ignore[call-overload]

    def removeAttribute(self, name: str) -> None:
        self.attributes.pop(name.lower(), None)

    def toggleAttribute(self, name: str, force: bool | None = None) -> bool:
        is_on = not self.hasAttribute(name) if force is None else force
        self.setAttribute(name, "") if is_on else self.removeAttribute(name)
        return is_on

    def matches(self, selector: str) -> bool:
        return selectors.parse(selector).matches(self)

    def closest(self, selector: str) -> Any:
        wanted = selectors.parse(selector)
        return next(
            (each for each in self._ancestry() if isinstance(each, Element) and wanted.matches(each)), None
        )

    @property
    def className(self) -> str:
        return self.attributes.get("class", "")

    @className.setter
    def className(self, value: str) -> None:
        self.attributes["class"] = value
