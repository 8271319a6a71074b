"""What happened, told to everybody who listens. It knows nothing of what is told.

A part that has something to tell owns a Signal as a public attribute; the module that joins the parts
listens. So nobody sets a callback on a finished object. The types are in signal.pyi, since MicroPython has
no generic classes: `self.listed: "Signal[[Project]]" = Signal()`.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Signal:
    """Calls everybody who listens, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[..., object]] = []

    @property
    def is_heard(self) -> bool:
        """Tell whether anybody listens."""
        return bool(self._listeners)

    def listen(self, listener: "Callable[..., object]") -> None:
        """Have a listener called from now on."""
        self._listeners.append(listener)

    def fire(self, *told: object) -> None:
        """Tell all listeners; what one of them raises goes to the caller, as with any call."""
        for listener in self._listeners:
            listener(*told)
