"""What the variables need of other rooms, by what it does: for the type checker alone."""

from typing import Protocol

from worker.messages import Command

class Asked(Protocol):
    """The present worker's side: app/runtime/client.py."""

    @property
    def state(self) -> str: ...
    def ask(self, message: Command) -> None: ...
