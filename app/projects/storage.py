"""The page's door to what `public/store.mjs` and `public/turns.mjs` keep: works, and which tab has which.

Every answer is a callback that comes, whatever happens: the JavaScript behind it has deadlines.
"""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.projects.files import File

js = browser.window


def settle(promise: "Any", handler: "Callable[[Any], object]") -> None:
    """Call a handler with what a promise comes to; it must be one that is always kept."""

    def act(*given: object) -> None:
        handler(given[0] if given else None)

    promise.then(browser.proxy(act))


def array(items: "list[Any]") -> "Any":
    """Return a JavaScript array of texts and of what JavaScript made itself."""
    made = js.Array.new()
    for item in items:
        made.push(item)
    return made


def pairs(listed: "Any") -> "list[tuple[str, Any]]":
    """Return name, content, name, content, … as pairs."""
    items = list(listed)
    return [(items[at], items[at + 1]) for at in range(0, len(items), 2)]


class Storage:
    """Works by their ids. A work comes as fields: id, head, names, contents; or problem in words."""

    def __init__(self) -> None:
        self._store, self._turns = browser.module("offthreadStore"), browser.module("offthreadTurns")

    @property
    def session(self) -> "dict[str, Any]":
        """Return the work that the editor was filled with."""
        return browser.fields_of(js.offthreadStore.session)

    def new_id(self) -> str:
        """Return a name that no other work has."""
        return str(self._store.newId())

    def load(self, identity: str, on_answer: "Callable[[dict[str, Any]], object]") -> None:
        """Read a work."""
        settle(self._store.load(identity), lambda answer: on_answer(browser.fields_of(answer)))

    def save(
        self,
        identity: str,
        head: str,
        changed: "list[File]",
        gone: "list[str]",
        is_urgent: bool,
        on_answer: "Callable[[dict[str, Any]], object]",
    ) -> None:
        """Store what has changed of a work; is_urgent: the page may be gone in a moment."""
        file_names = array([file.name for file in changed])
        contents = array([file.content for file in changed])
        promise = self._store.save(identity, head, file_names, contents, array(gone), is_urgent)
        settle(promise, lambda answer: on_answer(browser.fields_of(answer)))

    def catalogue(self, on_answer: "Callable[[list[dict[str, Any]], str], object]") -> None:
        """Tell of all works, the latest first, or what went wrong."""

        def answered(answer: "Any") -> None:
            fields = browser.fields_of(answer)
            found: Any = fields.get("works", [])
            works = [browser.fields_of(each) for each in list(found)]
            on_answer(works, str(fields.get("problem", "")))

        settle(self._store.list(), answered)

    def remove(self, identity: str, on_answer: "Callable[[dict[str, Any]], object]") -> None:
        """Remove a work."""
        settle(self._store.remove(identity), lambda answer: on_answer(browser.fields_of(answer)))

    def remember(self, identity: str) -> None:
        """Begin with this work next time, and ask the browser to keep it."""
        self._store.remember(identity)
        self._store.persist()

    def hold(self, identity: str, patience: int, steals: bool, on_answer: "Callable[[bool], object]") -> None:
        """Be the one tab that writes a work, if that can be had."""
        settle(self._turns.hold(identity, patience, steals), lambda has: on_answer(bool(has)))

    def release(self, identity: str) -> None:
        """Leave a work to other tabs."""
        self._turns.release(identity)

    def ask(self, identity: str) -> None:
        """Ask the tab that holds a work for it."""
        self._turns.ask(identity)

    def watch(self, on_asked: "Callable[[str], object]", on_lost: "Callable[[str], object]") -> None:
        """Be told when another tab asks for a work that is held here, or has taken it."""
        js.offthreadTurns.onAsked = browser.proxy(on_asked)
        js.offthreadTurns.onLost = browser.proxy(on_lost)


def contents_of(work: "dict[str, Any]") -> "dict[str, Any]":
    """Return the contents of a work's files by their names."""
    return dict(zip(list(work.get("names", [])), list(work.get("contents", []))))
