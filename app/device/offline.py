"""The site on this device: when it is stored, what became of it, and whether there is a newer one. Pure.

It drives `public/offline.mjs` through what is given, hears its news, and puts them in words.
"""

from app.base import units
from app.base.signal import Signal
from app.device import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.runtime.connection import Fields
    from app.runtime.deadline import After

# The first start is not to be slowed: the site is stored when the spare worker has had its time, too.
STORE_MS = 5000
RETRY_MS, RETRY_MOST_MS = 60000, 3600000
CHECK_MS = 3600000
# A page that is looked at again asks for a new version, unless it has just asked.
GLANCE_MS = 600000

STORED = "stored"
DAMAGED = "The server has a wrong copy of {}."


class Offline:
    """Knows how the storing goes, and of the versions.

    service: has store(), check() and update(), none of which throws; save(then): has the visitor's work
    saved, and then calls. `changed`: there is something to be seen.
    """

    def __init__(
        self,
        service: "Any",
        after: "After",
        now: "Callable[[], float]",
        save: "Callable[[Callable[[], object]], object]",
    ) -> None:
        self.changed: Signal[[]] = Signal()
        self._service, self._after, self._now, self._save = service, after, now, save
        self._news: Fields = {}
        self._has_begun, self._is_storing = False, False
        self._retry_ms = RETRY_MS
        self._checked = now()
        self._refusal: Fields = {}
        self.version = self._damaged = ""

    @property
    def is_stored(self) -> bool:
        """Tell whether the whole site is on this device."""
        return self._news.get("kind") == STORED

    def begin(self) -> None:
        """Store the site a while from now, as Python is ready; only the first call counts."""
        if not self._has_begun:
            self._has_begun = True
            self._after(STORE_MS, self._store)
            self._after(CHECK_MS, self._check_hourly)

    def glance(self) -> None:
        """Note that the visitor looks at the page again, or that there is a network again."""
        if not self._has_begun:
            return
        if self._now() - self._checked >= GLANCE_MS:
            self._check()
        if self._news.get("kind") == "unstored" and not self._is_storing:
            self._store()

    def update(self) -> None:
        """Save the work, and load the new version."""
        self._save(self._service.update)

    def hear(self, news: "Fields") -> None:
        """Take news of the service worker."""
        kind = news["kind"]
        if kind == STORED or "damaged" in news:
            name = str(news.get("damaged", ""))
            self._damaged = "the page itself" if name == "./" else name.replace("./", "", 1)
        if kind == "update":
            self.version, self._refusal = str(news["version"]), {}
        elif kind == "refused":
            self._refusal = news
        elif kind not in ("other", "damaged"):
            self._news = news
            self._is_storing = kind == "storing"
        if kind == "unstored":
            self._after(self._retry_ms, self.glance)
            self._retry_ms = min(2 * self._retry_ms, RETRY_MOST_MS)
        self.changed.fire()

    def words(self) -> str:
        """Return what the status line says, in few words."""
        kind = self._news.get("kind")
        if self._damaged:
            return DAMAGED.format(self._damaged)
        if kind == STORED:
            return words.IS_READY.format(units.size(self._number("size")))
        if kind == "storing":
            return words.IS_STORING.format(units.progress(self._number("loaded"), self._number("total")))
        return words.IS_NOT_STORED if kind == "unstored" else ""

    def facts(self) -> "dict[str, Any]":
        """Return what is known, for app/device/device.py."""
        facts: dict[str, Any] = {"offline": self.is_stored, "newer": self.version}
        if self.is_stored:
            facts["offline_size"] = self._number("size")
        if "reason" in self._news:
            facts["offline_problem"] = str(self._news["reason"])
            facts["offline_retry"] = self._news["kind"] == "unstored"
        if self._refusal:
            facts["refused"] = str(self._refusal["version"])
            facts["refusal"] = str(self._refusal["reason"])
        return facts

    def _number(self, name: str) -> int:
        value = self._news.get(name)
        return value if type(value) is int else 0

    def _store(self) -> None:
        self._is_storing = True
        self._service.store()

    def _check(self) -> None:
        self._checked = self._now()
        self._service.check()

    def _check_hourly(self) -> None:
        self._check()
        self._after(CHECK_MS, self._check_hourly)
