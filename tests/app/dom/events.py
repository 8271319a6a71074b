"""Events, and what hears them."""

from typing import Any

from tests.app.dom.values import JsObject, Thrown


class Event(JsObject):
    """Something that happens at a target; fields: what the kind of event says, such as `key`."""

    def __init__(self, kind: str, *, bubbles: bool = True, **fields: Any) -> None:
        self.type, self.bubbles = kind, bubbles
        self.target: Any = None
        self.currentTarget: Any = None
        self.defaultPrevented = self._is_stopped = False
        for name in ("altKey", "ctrlKey", "metaKey", "shiftKey", "repeat", "isComposing"):
            setattr(self, name, False)
        self.code = ""
        for name, value in fields.items():
            setattr(self, name, value)

    def preventDefault(self) -> None:
        self.defaultPrevented = True

    def stopPropagation(self) -> None:
        self._is_stopped = True


class EventTarget(JsObject):
    """Hears events. What a listener raises or throws goes to `report`, as a browser's to `window.onerror`."""

    def report(self, error: BaseException) -> None:
        """Take what a listener raised or threw."""
        raise error

    def __init__(self) -> None:
        self._listeners: list[tuple[str, Any, bool]] = []

    def addEventListener(self, kind: str, listener: Any, options: Any = False) -> None:
        is_capturing = options if isinstance(options, bool) else bool(getattr(options, "capture", False))
        if (kind, listener, is_capturing) not in self._listeners:
            self._listeners.append((kind, listener, is_capturing))

    def removeEventListener(self, kind: str, listener: Any, options: Any = False) -> None:
        entry = (kind, listener, bool(options))
        self._listeners = [each for each in self._listeners if each != entry]

    def dispatchEvent(self, event: Event) -> bool:
        """Have everybody told who listens; return whether the default action may follow."""
        event.target = self
        path = self._path()
        for node in reversed(path[1:]):
            node._hear(event, True)
        for is_capturing in (True, False):
            self._hear(event, is_capturing)
        for node in path[1:] if event.bubbles else []:
            node._hear(event, False)
        return not event.defaultPrevented

    def _path(self) -> "list[EventTarget]":
        """The target, and what is around it, up to the window."""
        return [self]

    def _hear(self, event: Event, is_capturing: bool) -> None:
        if event._is_stopped:
            return
        event.currentTarget = self
        handler = None if is_capturing else getattr(self, "on" + event.type, None)
        found = [
            each for kind, each, captures in self._listeners if (kind, captures) == (event.type, is_capturing)
        ]
        for listener in ([handler] if callable(handler) else []) + found:
            try:
                listener(event)
            except (Exception, Thrown) as error:
                self.report(error)
