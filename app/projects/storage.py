"""The page's door to what `public/store.mjs` and `public/turns.mjs` keep: projects, and which tab has which.

Every answer is a callback that comes, whatever happens: the JavaScript behind it has deadlines. What is
answered here is what joints.pyi says, whatever JavaScript may have said.
"""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.projects.files import File
    from app.projects.joints import Listed, Outcome, Pairs, Session

js = browser.window


def settle(promise: "JsObject", handler: "Callable[[JsObject], object]") -> None:
    """Call a handler with what a promise comes to; it must be one that is always kept."""

    def act(*given: object) -> None:
        handler(given[0] if given else None)

    promise.then(browser.proxy(act))


def pairs(listed: "JsObject") -> "Pairs":
    """Return name, content, name, content, … as pairs."""
    items = browser.items(listed)
    return [(str(items[at]), items[at + 1]) for at in range(0, len(items), 2)]


class Storage:
    """The projects of this device by their ids: a `Store`."""

    def __init__(self) -> None:
        self._store, self._turns = browser.module("offthreadStore"), browser.module("offthreadTurns")

    @property
    def session(self) -> "Session":
        """Return the project that the editor was filled with."""
        return _session(js.offthreadStore.session)

    def new_id(self) -> str:
        """Return a name that no other project has."""
        return str(self._store.newId())

    def load(self, identity: str, on_loaded: "Callable[[Session], object]") -> None:
        """Read a project."""
        settle(self._store.load(identity), lambda answer: on_loaded(_session(answer)))

    def save(
        self,
        identity: str,
        *,
        head: str,
        changed: "list[File]",
        gone: "list[str]",
        is_urgent: bool,
        on_outcome: "Callable[[Outcome], object]",
    ) -> None:
        """Store what has changed of a project; is_urgent: the page may be gone in a moment."""
        file_names = browser.array([file.name for file in changed])
        contents = browser.array([file.content for file in changed])
        promise = self._store.save(identity, head, file_names, contents, browser.array(gone), is_urgent)
        settle(promise, lambda answer: on_outcome(_outcome(answer)))

    def catalogue(self, on_listed: "Callable[[list[Listed], str], object]") -> None:
        """Tell of all projects, the latest first, or what went wrong."""

        def answered(answer: "JsObject") -> None:
            fields = browser.fields_of(answer)
            found: JsObject = fields.get("works", [])
            on_listed([_listed(each) for each in list(found)], str(fields.get("problem", "")))

        settle(self._store.list(), answered)

    def remove(self, identity: str, on_outcome: "Callable[[Outcome], object]") -> None:
        """Remove a project, and its earlier states."""
        browser.module("offthreadVersions").forget(identity)
        settle(self._store.remove(identity), lambda answer: on_outcome(_outcome(answer)))

    def remember(self, identity: str) -> None:
        """Begin with this project next time, and ask the browser to keep it."""
        self._store.remember(identity)
        self._store.persist()

    def hold(
        self, identity: str, *, patience_ms: int, steals: bool, on_answer: "Callable[[bool], object]"
    ) -> None:
        """Be the one tab that writes a project, if that can be had."""
        settle(self._turns.hold(identity, patience_ms, steals), lambda has: on_answer(bool(has)))

    def release(self, identity: str) -> None:
        """Leave a project to other tabs."""
        self._turns.release(identity)

    def ask(self, identity: str) -> None:
        """Ask the tab that holds a project for it."""
        self._turns.ask(identity)

    def watch(self, *, on_asked: "Callable[[str], object]", on_lost: "Callable[[str], object]") -> None:
        """Be told when another tab asks for a project that is held here, or has taken it."""
        js.offthreadTurns.onAsked = browser.proxy(on_asked)
        js.offthreadTurns.onLost = browser.proxy(on_lost)


def _session(answer: "JsObject") -> "Session":
    fields = browser.fields_of(answer)
    names: JsObject = fields.get("names", [])
    contents: JsObject = fields.get("contents", [])
    return {
        "id": str(fields.get("id", "")),
        "head": str(fields.get("head", "")),
        "contents": dict(zip([str(name) for name in list(names)], list(contents))),
        "problem": str(fields.get("problem", "")),
    }


def _outcome(answer: "JsObject") -> "Outcome":
    fields = browser.fields_of(answer)
    return {
        "problem": str(fields.get("problem", "")),
        "conflict": bool(fields.get("conflict")),
        "gone": bool(fields.get("gone")),
    }


def _listed(entry: "JsObject") -> "Listed":
    fields = browser.fields_of(entry)
    return {"id": str(fields["id"]), "head": str(fields.get("head", "")), "when": str(fields["when"])}
