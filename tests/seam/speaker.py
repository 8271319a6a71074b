"""A worker as tests speak with it, wherever it runs: in a blank page, or in Node.

All of it goes by the protocol. What was heard is a list of messages, in their order.
"""

from abc import ABC, abstractmethod
from typing import Any

Heard = list[dict[str, Any]]


class Speaker(ABC):
    """Posts commands, and keeps what the worker reports."""

    def __init__(self) -> None:
        self.runs = 0
        self.ready: dict[str, Any] = {}

    @abstractmethod
    def post(self, *messages: Any) -> None:
        """Post messages one right after the other."""

    @abstractmethod
    def act(self, what: str, *given: Any) -> None:
        """Have the client of tests/seam/client.mjs do something."""

    @abstractmethod
    def heard(self, kind: str, count: int = 1, *, seconds: float = 60) -> Heard:
        """Wait until so many messages of a kind have come, and return everything heard until then."""

    @abstractmethod
    def text(self) -> str:
        """All output until now; forgotten with that."""

    @abstractmethod
    def renew(self) -> None:
        """End the worker, and have another in its place, which is not started."""

    def start(self, **options: Any) -> "Speaker":
        """Start Python, and wait until it is ready. options: further fields of START."""
        self.act("start", options)
        self.ready = self.heard("ready")[-1]
        return self

    @property
    def capabilities(self) -> dict[str, Any]:
        """What the worker said of itself when it was ready."""
        found: dict[str, Any] = self.ready["capabilities"]
        return found

    def begin(self, code: str, **fields: Any) -> int:
        """Begin to run a program, and return the run's id. fields: further ones of RUN."""
        self.runs += 1
        self.act("run", self.runs, code, fields)
        return self.runs

    def run(self, code: str, **fields: Any) -> Heard:
        """Run a program and return what was heard until it was done."""
        self.begin(code, **fields)
        return self.heard("done")

    def value(self, code: str, **fields: Any) -> str | None:
        """Run a program and return the repr of its result."""
        return result(self.run(code, **fields))

    def answer(self, text: str | None) -> None:
        """Answer the program's question; None is the end of input."""
        self.act("answer", self.runs, text)


def result(heard: Heard) -> str | None:
    """The repr of the result among the reports, if there is one."""
    return next((each["repr"] for each in heard if each["type"] == "result"), None)


def error(heard: Heard) -> dict[str, Any]:
    """The one error among the reports."""
    (found,) = (each for each in heard if each["type"] == "error")
    return found


def of_kind(heard: Heard, kind: str) -> Heard:
    """The reports of a kind."""
    return [each for each in heard if each["type"] == kind]
