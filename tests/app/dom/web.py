"""What a browser has beside the document, as far as the page's Python uses it."""

import uuid
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from tests.app.dom.clock import Clock, Promise
from tests.app.dom.values import JsArray, JsBytes, JsObject, Object, Thrown, to_js, undefined


class Blob(JsObject):
    """Text and bytes that JavaScript keeps."""

    def __init__(self, parts: Any = (), options: Any = None) -> None:
        if not isinstance(parts, JsArray):
            raise Thrown("TypeError", "the parts of a Blob are an array")
        self.type = getattr(options, "type", "") if options is not None else ""
        self._bytes = b"".join(_bytes(each) for each in parts)

    @property
    def size(self) -> int:
        return len(self._bytes)


class File(Blob):
    """A file of the visitor's."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(JsArray([JsBytes(content)]))
        self.name, self.webkitRelativePath = name, ""


def _bytes(part: Any) -> bytes:
    if isinstance(part, Blob):
        return part._bytes
    if isinstance(part, JsBytes):
        return part.bytes
    return str(part.toString() if hasattr(part, "toString") else part).encode("utf-8", "surrogateescape")


class SearchParams(JsObject):
    """`URL.searchParams`."""

    def __init__(self, text: str) -> None:
        self._pairs = parse_qsl(text, keep_blank_values=True)

    def get(self, name: str) -> str | None:
        return next((value for each, value in self._pairs if each == name), None)

    def delete(self, name: str) -> None:
        self._pairs = [pair for pair in self._pairs if pair[0] != name]


class Url(JsObject):
    """`URL`, and the addresses of Blobs."""

    held: dict[str, Blob] = {}  # noqa: RUF012
    count = 0

    def __init__(self, address: str, base: str = "") -> None:
        self._parts = urlsplit(urljoin(base, address))
        if not self._parts.scheme:
            raise Thrown("TypeError", f"Invalid URL: {address}")
        self.searchParams = SearchParams(self._parts.query)

    @property
    def href(self) -> str:
        return self._parts._replace(query=urlencode(self.searchParams._pairs)).geturl()

    @classmethod
    def createObjectURL(cls, blob: Any) -> str:
        if not isinstance(blob, Blob):
            raise Thrown("TypeError", "only a Blob can have an address")
        cls.count += 1
        cls.held[address := f"blob:{cls.count}"] = blob
        return address

    @classmethod
    def revokeObjectURL(cls, address: str) -> None:
        cls.held.pop(address, None)


class Storage(JsObject):
    """`localStorage`; one that is denied or full throws."""

    def __init__(self) -> None:
        self._items: dict[str, str] = {}
        self._problem = ""

    def getItem(self, name: str) -> str | None:
        self._check()
        return self._items.get(name)

    def setItem(self, name: str, value: str) -> None:
        self._check()
        self._items[name] = value

    def removeItem(self, name: str) -> None:
        self._check()
        self._items.pop(name, None)

    def _check(self) -> None:
        if self._problem:
            raise Thrown("SecurityError", self._problem)


class Location(JsObject):
    """Where the page is, and how often it was loaded again."""

    def __init__(self, href: str) -> None:
        self.href, self.reloads = href, 0

    @property
    def hash(self) -> str:
        """What stands behind the `#`, with it."""
        fragment = urlsplit(self.href).fragment
        return f"#{fragment}" if fragment else ""

    def reload(self) -> None:
        self.reloads += 1


class History(JsObject):
    """`history`, as far as the address is exchanged."""

    def __init__(self, location: Location) -> None:
        self._location, self.state = location, None

    def replaceState(self, state: Any, _title: str, address: str) -> None:
        target = urljoin(self._location.href, address)
        if urlsplit(target)[:2] != urlsplit(self._location.href)[:2]:
            raise Thrown("SecurityError", "the address is of another site")
        self.state, self._location.href = state, target


class Console(JsObject):
    """What is logged."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def error(self, *words: Any) -> None:
        self.errors.append(" ".join(map(str, words)))

    def info(self, *words: Any) -> None:
        """What is no error is of no interest."""

    log = warn = info


class Locks(JsObject):
    """Web Locks: those that somebody holds are granted when the test lets go of them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._held: set[str] = set()
        self._waiting: list[tuple[str, Any]] = []

    def request(self, name: str, handler: Any) -> Promise:
        self._waiting.append((name, handler))
        self._clock.call_soon(self.serve)
        return Promise(self._clock)

    def hold(self, name: str) -> None:
        """Have somebody else hold a lock."""
        self._held.add(name)

    def let_go(self, name: str) -> None:
        """Have the holder gone."""
        self._held.discard(name)
        self.serve()

    def serve(self) -> None:
        """Grant what is free."""
        waiting, self._waiting = self._waiting, []
        for name, handler in waiting:
            if name in self._held:
                self._waiting.append((name, handler))
            else:
                handler(Object())


class Crypto(JsObject):
    """`crypto`."""

    def randomUUID(self) -> str:
        return str(uuid.uuid4())


class TextEncoder(JsObject):
    """`TextEncoder`."""

    def encode(self, text: str) -> JsBytes:
        return JsBytes(text.encode())


class Navigator(JsObject):
    """`navigator`; deviceMemory and userAgentData are there where the test sets them."""

    def __init__(self, clock: Clock) -> None:
        self.platform = "Linux x86_64"
        self.locks = Locks(clock)


def clone(message: Any) -> Any:
    """Copy what goes to a worker; functions and elements throw, as in a browser."""
    if isinstance(message, JsArray) and not isinstance(message, JsBytes):
        return JsArray([clone(each) for each in message])
    if isinstance(message, Object):
        return to_js({name: clone(each) for name, each in vars(message).items()})
    if callable(message) or hasattr(message, "localName"):
        raise Thrown("DataCloneError", f"{type(message).__name__} could not be cloned")
    return message


__all__ = ["undefined"]
