"""Which program or installation is carried out, and which one is kept until the worker is ready. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    HandOver = Callable[[int], Mapping[str, object]]


class Jobs:
    """At most one job at a time, each with a number of its own. now(): milliseconds.

    `kept` has the fields of RUN or INSTALL of a job that waits, `active` is the number of the one that was
    sent to a worker; `is_stopping`: it has been asked to stop.
    """

    def __init__(self, now: "Callable[[], float]") -> None:
        self._now = now
        self._last = 0
        self._began: float | None = None
        self._hand_over: HandOver = _nothing
        # What was sent, but for what was handed over with it.
        self._sent: Any = None
        self.kept: Any = None
        self.active: int | None = None
        self.is_installing = self.is_stopping = False

    @property
    def is_free(self) -> bool:
        """Tell whether another job can be taken on."""
        return self.active is None and self.kept is None

    @property
    def has_begun(self) -> bool:
        """Tell whether the worker has begun with the active job."""
        return self._began is not None

    @property
    def elapsed(self) -> float:
        """Return for how many milliseconds the active job has been carried out."""
        return 0 if self._began is None else self._now() - self._began

    def keep_run(self, fields: "Any", hand_over: "HandOver") -> int:
        """Keep a program, which gets further fields when it is known which worker it goes to."""
        self._hand_over = hand_over
        return self._keep(fields)

    def keep_installation(self, names: "list[str]") -> int:
        """Keep the names of packages to be loaded."""
        return self._keep({"names": names})

    def drop(self) -> int:
        """Give up what is kept; return its number."""
        dropped, self.kept = self.kept, None
        number: int = dropped["id"]
        return number

    def take(self, worker: int) -> "Any":
        """Return the fields of what is kept, which is active from now on, for a worker of this number."""
        fields, self.kept = self.kept, None
        self.active = fields["id"]
        self.is_installing = "names" in fields
        self._sent = dict(fields)
        if not self.is_installing:
            fields.update(self._hand_over(worker))
        return fields

    def begin(self) -> None:
        """Note that the worker has begun."""
        self._began = self._now()

    def put_back(self) -> bool:
        """Keep a job for the next worker if this one is lost before it has begun; tell whether."""
        if self.active is None or self.has_begun or self.is_stopping:
            return False
        self.kept, self.active = self._sent, None
        return True

    def finish(self) -> "int | None":
        """Note that the active job is over; return its number, if there was one."""
        run, self.active = self.active, None
        self.is_stopping, self._began = False, None
        return run

    def _keep(self, fields: "Any") -> int:
        self._last += 1
        fields["id"] = self._last
        self.kept = fields
        return self._last


def _nothing(_worker: int) -> "dict[str, object]":
    return {}
