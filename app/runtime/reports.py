"""What the client tells its listeners: the reports of the protocol that it passes on, and some of its own.

    state {state}                     one of protocol.STATES, whenever it changes
    notice {text}                     a sentence that the visitor should read
    echo {prompt, text?, secret}      an answer to `input()` was sent; text is left out at the end of
                                      input and if it is secret

OUTPUT, DISPLAY, DRAWING, COMMS and FILES come with the number of their `worker`; the `heap` of DONE is in
bytes.
CRASHED has the reason in words and `fix`, which says what is lost.
"""

from app.base.signal import Signal
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, NotRequired, TypedDict

    from worker.messages import (
        CommsFields,
        DisplayFields,
        DoneFields,
        DrawingFields,
        FilesFields,
        OutputFields,
    )

    class StateFields(TypedDict):
        """Those of STATE."""

        state: str

    class NoticeFields(TypedDict):
        """Those of NOTICE."""

        text: str

    class EchoFields(TypedDict):
        """Those of ECHO."""

        prompt: str
        secret: bool
        text: NotRequired[str]

    class LossFields(TypedDict):
        """Those of FAILED and CRASHED."""

        reason: str
        fix: str

    class FailureFields(TypedDict):
        """Those of ERROR, which lacks what an error outside of any run does not have."""

        traceback: str
        id: NotRequired[int]
        name: NotRequired[str]
        message: NotRequired[str]
        hint: NotRequired[str]
        lacks: NotRequired[str]
        owners: NotRequired[list[Any]]
        maybe: NotRequired[bool]
        file: NotRequired[str]
        line: NotRequired[int]
        source: NotRequired[str]
        column: NotRequired[int]
        end_column: NotRequired[int]
        wants: NotRequired[str]

    class WorkerOutput(OutputFields):
        """Those of OUTPUT."""

        worker: int

    class WorkerDisplay(DisplayFields):
        """Those of DISPLAY."""

        worker: int

    class WorkerDrawing(DrawingFields):
        """Those of DRAWING."""

        worker: int

    class WorkerComms(CommsFields):
        """Those of COMMS."""

        worker: int

    class WorkerFiles(FilesFields):
        """Those of FILES."""

        worker: int


STATE = "state"
NOTICE = "notice"
ECHO = "echo"

# What is told with the number of its worker.
NUMBERED = (protocol.OUTPUT, protocol.DISPLAY, protocol.DRAWING, protocol.COMMS, protocol.FILES)

# What the client passes on as it comes.
PASSED = NUMBERED + (
    protocol.PROGRESS,
    protocol.FAILED,
    protocol.PACKAGE,
    protocol.INSTALLED,
    protocol.RESULT,
    protocol.ERROR,
    protocol.COMPLETION,
    protocol.VARIABLES,
    protocol.TABLE,
    protocol.CSV,
)

# All that is told.
TOLD = PASSED + (
    STATE,
    NOTICE,
    ECHO,
    protocol.READY,
    protocol.STARTED,
    protocol.WAITING,
    protocol.DONE,
    protocol.CRASHED,
)


class Teller:
    """Tells by `told`, and knows how what the client tells of its own is put together."""

    def __init__(self) -> None:
        self.told: Signal[[str, Mapping[str, object]]] = Signal()
        self._state = ""

    def tell_state(self, state: str) -> None:
        """Tell the state if it has changed."""
        if state != self._state:
            self._state = state
            fields: StateFields = {"state": state}
            self.told.fire(STATE, fields)

    def tell_notice(self, text: str) -> None:
        """Tell a sentence."""
        fields: NoticeFields = {"text": text}
        self.told.fire(NOTICE, fields)

    def tell_done(self, run: int, status: str, milliseconds: float, *, heap: int = 0) -> None:
        """Tell that a run is over; heap: in bytes, or 0 if it is not known."""
        fields: DoneFields = {"id": run, "status": status, "ms": milliseconds}
        if heap:
            fields["heap"] = heap
        self.told.fire(protocol.DONE, fields)
