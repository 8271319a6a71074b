"""What `public/store.mjs` and `public/turns.mjs` publish: the projects of this device, and who holds them."""

from typing import Any

from tests.app.dom.clock import Clock, Promise
from tests.app.dom.values import JsArray, JsObject, to_js


class Store(JsObject):
    """`window.offthreadStore`, in memory. `problem`: what it answers instead; `answers`: whether at all."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.session = to_js({})
        self.problem, self.answers = "", True
        # id → head, contents by name
        self.kept: dict[str, tuple[str, dict[str, Any]]] = {}
        self.remembered = ""
        self.saves: list[tuple[str, bool]] = []
        # The ids that another tab changes before the next answer.
        self.conflicts: set[str] = set()
        self._count = 0

    def newId(self) -> str:
        self._count += 1
        return f"{self._count:024x}"

    def load(self, identity: str) -> Promise:
        if identity not in self.kept:
            return self._answer({})
        head, files = self.kept[identity]
        return self._answer(
            {"id": identity, "head": head, "names": list(files), "contents": list(files.values())}
        )

    def save(
        self, identity: str, head: str, names: JsArray, contents: JsArray, removed: JsArray, is_urgent: bool
    ) -> Promise:
        self.saves.append((identity, is_urgent))
        if identity in self.conflicts:
            return self._answer({"conflict": True, "gone": False})
        if not self.problem:
            _, files = self.kept.get(identity, ("", {}))
            files = {name: files[name] for name in files if name not in list(removed)}
            self.kept[identity] = (head, files | dict(zip(names, contents, strict=True)))
        return self._answer({"conflict": False, "gone": False})

    def list(self) -> Promise:
        works = [{"id": each, "head": head, "when": "today"} for each, (head, _) in self.kept.items()]
        return self._answer({"works": works})

    def remove(self, identity: str) -> Promise:
        if not self.problem:
            self.kept.pop(identity, None)
        return self._answer({})

    def remember(self, identity: str) -> None:
        self.remembered = identity

    def persist(self) -> None:
        """Ask the browser not to clear the storage: nothing to be seen here."""

    def _answer(self, fields: dict[str, Any]) -> Promise:
        if not self.answers:
            return Promise(self._clock)
        return Promise(self._clock).resolve(to_js({"problem": self.problem} if self.problem else fields))


class Versions(JsObject):
    """`window.offthreadVersions`, in memory. `problem`: what it answers instead."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.problem = ""
        self.kept: list[tuple[str, str, str, dict[str, Any]]] = []

    def take(self, work: str, why: str, head: str, names: JsArray, contents: JsArray) -> Promise:
        self.kept.append((work, why, head, dict(zip(names, contents, strict=True))))
        return self._answer({})

    def list(self, work: str) -> Promise:
        own = [
            {"id": str(number), "when": "today", "why": why, "changed": list(files)}
            for number, (each, why, _, files) in enumerate(self.kept)
            if each == work
        ]
        return self._answer({"versions": own[::-1]})

    def load(self, identity: str) -> Promise:
        _, _, head, files = self.kept[int(identity)]
        return self._answer({"head": head, "names": list(files), "contents": list(files.values())})

    def forget(self, work: str) -> Promise:
        self.kept = [each for each in self.kept if each[0] != work]
        return self._answer({})

    def _answer(self, fields: dict[str, Any]) -> Promise:
        return Promise(self._clock).resolve(to_js({"problem": self.problem} if self.problem else fields))


class Turns(JsObject):
    """`window.offthreadTurns`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.onAsked: Any = None
        self.onLost: Any = None
        self.held: set[str] = set()
        self.elsewhere: set[str] = set()
        self.asked: list[str] = []

    def hold(self, identity: str, _patience: int, steals: bool) -> Promise:
        has = identity not in self.elsewhere or steals
        if has:
            self.held.add(identity)
            self.elsewhere.discard(identity)
        return Promise(self._clock).resolve(has)

    def release(self, identity: str) -> None:
        self.held.discard(identity)

    def ask(self, identity: str) -> None:
        self.asked.append(identity)
