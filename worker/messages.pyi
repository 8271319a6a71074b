"""The messages of protocol.py for the type checker: made by `python -m tools.build.messages`, not by hand."""

from typing import Any, Literal, NotRequired, Protocol, TypedDict, overload

Capabilities = TypedDict(
    "Capabilities",
    {
        "site": str,
        "engine": str,
        "isolated": bool,
        "stop": str,
        "input": str,
        "packages": bool,
        "files": bool,
        "displays": bool,
        "translates": bool,
        "console": bool,
        "variables": bool,
        "await": bool,
        "suspends": bool,
        "guards": bool,
        "start": NotRequired[str],
        "start_cause": NotRequired[str],
        "image_cause": NotRequired[str],
    },
)

class StartFields(TypedDict):
    engine: NotRequired[str]
    index_url: NotRequired[str]
    packages: NotRequired[list[Any]]
    imports: NotRequired[list[Any]]
    control: NotRequired[Any]
    lock: NotRequired[str]
    compiled: NotRequired[Any]
    base: NotRequired[str]
    places: NotRequired[Any]

class StartMessage(StartFields):
    type: Literal["start"]

class LettersFields(TypedDict):
    urls: list[Any]

class LettersMessage(LettersFields):
    type: Literal["letters"]

class RunFields(TypedDict):
    id: int
    code: str
    filename: NotRequired[str]
    data: NotRequired[Any]
    data_json: NotRequired[str]
    context: NotRequired[Any]
    values: NotRequired[bool]
    fresh: NotRequired[bool]
    console: NotRequired[bool]
    args: NotRequired[list[Any]]
    functions: NotRequired[list[Any]]
    port: NotRequired[Any]
    still: NotRequired[bool]
    token: NotRequired[str]
    acks: NotRequired[list[Any]]
    files: NotRequired[list[Any]]
    removed: NotRequired[list[Any]]
    event: NotRequired[Any]
    root: NotRequired[str]
    buffers: NotRequired[list[Any]]

class RunMessage(RunFields):
    type: Literal["run"]

class StopFields(TypedDict):
    id: NotRequired[int]

class StopMessage(StopFields):
    type: Literal["stop"]

class InputFields(TypedDict):
    id: int
    text: NotRequired[str]

class InputMessage(InputFields):
    type: Literal["input"]

class AckFields(TypedDict):
    seq: int
    token: NotRequired[str]

class AckMessage(AckFields):
    type: Literal["ack"]

class RetryFields(TypedDict):
    pass

class RetryMessage(RetryFields):
    type: Literal["retry"]

class InstallFields(TypedDict):
    id: int
    names: list[Any]
    token: NotRequired[str]
    acks: NotRequired[list[Any]]

class InstallMessage(InstallFields):
    type: Literal["install"]

class RemoveFields(TypedDict):
    names: list[Any]

class RemoveMessage(RemoveFields):
    type: Literal["remove"]

class InventoryFields(TypedDict):
    pass

class InventoryMessage(InventoryFields):
    type: Literal["inventory"]

class CompleteFields(TypedDict):
    id: int
    code: str

class CompleteMessage(CompleteFields):
    type: Literal["complete"]

class TranslateFields(TypedDict):
    id: int
    code: str

class TranslateMessage(TranslateFields):
    type: Literal["translate"]

class InspectFields(TypedDict):
    id: int
    group: str
    start: int

class InspectMessage(InspectFields):
    type: Literal["inspect"]

class TabulateFields(TypedDict):
    id: int
    name: str
    start: int
    column: NotRequired[int]
    descending: NotRequired[bool]

class TabulateMessage(TabulateFields):
    type: Literal["tabulate"]

class ExportFields(TypedDict):
    id: int
    name: str
    start: int
    column: NotRequired[int]
    descending: NotRequired[bool]

class ExportMessage(ExportFields):
    type: Literal["export"]

class EventFields(TypedDict):
    id: int
    what: str
    x: NotRequired[float]
    y: NotRequired[float]
    button: NotRequired[int]
    key: NotRequired[str]

class EventMessage(EventFields):
    type: Literal["event"]

class ProgressFields(TypedDict):
    file: str
    loaded: int
    total: NotRequired[int]
    all_loaded: int
    all_total: NotRequired[int]
    source: str

class ProgressMessage(ProgressFields):
    type: Literal["progress"]

class ReadyFields(TypedDict):
    python: str
    engine: str
    ms: float
    capabilities: Any
    compiled: NotRequired[Any]

class ReadyMessage(ReadyFields):
    type: Literal["ready"]

class FailedFields(TypedDict):
    reason: str
    file: NotRequired[str]
    fix: str

class FailedMessage(FailedFields):
    type: Literal["failed"]

class CrashedFields(TypedDict):
    reason: str
    id: NotRequired[int]

class CrashedMessage(CrashedFields):
    type: Literal["crashed"]

class StartedFields(TypedDict):
    id: int
    incomplete: NotRequired[bool]

class StartedMessage(StartedFields):
    type: Literal["started"]

class OutputFields(TypedDict):
    id: int
    seq: int
    chunks: list[Any]
    token: NotRequired[str]
    read: NotRequired[int]

class OutputMessage(OutputFields):
    type: Literal["output"]

class DisplayFields(TypedDict):
    id: int
    seq: int
    mime: str
    data: object
    text: str
    alt: NotRequired[str]
    name: NotRequired[str]
    width: NotRequired[int]
    height: NotRequired[int]
    slot: NotRequired[str]
    token: NotRequired[str]
    read: NotRequired[int]

class DisplayMessage(DisplayFields):
    type: Literal["display"]

class DrawingFields(TypedDict):
    id: int
    seq: int
    ops: Any
    pixels: NotRequired[Any]
    width: NotRequired[int]
    token: NotRequired[str]
    read: NotRequired[int]

class DrawingMessage(DrawingFields):
    type: Literal["drawing"]

class CommsFields(TypedDict):
    id: int
    seq: int
    root: str
    data: Any
    buffers: list[Any]
    token: NotRequired[str]
    read: NotRequired[int]

class CommsMessage(CommsFields):
    type: Literal["comms"]

class PackageFields(TypedDict):
    id: NotRequired[int]
    name: str
    version: NotRequired[str]
    loaded: int
    total: NotRequired[int]
    all_loaded: NotRequired[int]
    all_total: NotRequired[int]
    source: str
    state: str
    cause: NotRequired[str]
    why: NotRequired[str]

class PackageMessage(PackageFields):
    type: Literal["package"]

class InstalledFields(TypedDict):
    packages: list[Any]
    known: list[Any]

class InstalledMessage(InstalledFields):
    type: Literal["installed"]

class WaitingFields(TypedDict):
    id: int
    prompt: str
    secret: bool
    ask: NotRequired[int]
    read: NotRequired[int]

class WaitingMessage(WaitingFields):
    type: Literal["waiting"]

class ResultFields(TypedDict):
    id: int
    repr: NotRequired[str]
    value: NotRequired[object]
    shown: NotRequired[bool]

class ResultMessage(ResultFields):
    type: Literal["result"]

class ErrorFields(TypedDict):
    id: int
    name: str
    message: str
    traceback: str
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

class ErrorMessage(ErrorFields):
    type: Literal["error"]

class FilesFields(TypedDict):
    changed: list[Any]
    removed: list[Any]
    kept: list[Any]
    round: int

class FilesMessage(FilesFields):
    type: Literal["files"]

class DoneFields(TypedDict):
    id: int
    status: str
    ms: float
    heap: NotRequired[int]
    spoilt: NotRequired[bool]

class DoneMessage(DoneFields):
    type: Literal["done"]

class RefusedFields(TypedDict):
    reason: str
    id: NotRequired[int]

class RefusedMessage(RefusedFields):
    type: Literal["refused"]

class CompletionFields(TypedDict):
    id: int
    names: list[Any]
    length: int

class CompletionMessage(CompletionFields):
    type: Literal["completion"]

class TranslationFields(TypedDict):
    id: int
    code: NotRequired[str]
    lines: NotRequired[list[Any]]
    problem: NotRequired[str]
    line: NotRequired[int]

class TranslationMessage(TranslationFields):
    type: Literal["translation"]

class VariablesFields(TypedDict):
    id: int
    rows: list[Any]
    values: int
    functions: int
    modules: int
    problem: NotRequired[str]

class VariablesMessage(VariablesFields):
    type: Literal["variables"]

class TableFields(TypedDict):
    id: int
    columns: list[Any]
    numbers: str
    labels: list[Any]
    cells: list[Any]
    rows: int
    width: int
    problem: NotRequired[str]

class TableMessage(TableFields):
    type: Literal["table"]

class CsvFields(TypedDict):
    id: int
    data: NotRequired[Any]
    next: int
    rows: int
    problem: NotRequired[str]

class CsvMessage(CsvFields):
    type: Literal["csv"]

Command = (
    StartMessage
    | LettersMessage
    | RunMessage
    | StopMessage
    | InputMessage
    | AckMessage
    | RetryMessage
    | InstallMessage
    | RemoveMessage
    | InventoryMessage
    | CompleteMessage
    | TranslateMessage
    | InspectMessage
    | TabulateMessage
    | ExportMessage
    | EventMessage
)

Report = (
    ProgressMessage
    | ReadyMessage
    | FailedMessage
    | CrashedMessage
    | StartedMessage
    | OutputMessage
    | DisplayMessage
    | DrawingMessage
    | CommsMessage
    | PackageMessage
    | InstalledMessage
    | WaitingMessage
    | ResultMessage
    | ErrorMessage
    | FilesMessage
    | DoneMessage
    | RefusedMessage
    | CompletionMessage
    | TranslationMessage
    | VariablesMessage
    | TableMessage
    | CsvMessage
)

class MakeCommand(Protocol):
    @overload
    def __call__(
        self,
        kind: Literal["start"],
        /,
        *,
        engine: str | None = None,
        index_url: str | None = None,
        packages: list[Any] | None = None,
        imports: list[Any] | None = None,
        control: Any | None = None,
        lock: str | None = None,
        compiled: Any | None = None,
        base: str | None = None,
        places: Any | None = None,
    ) -> StartMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["letters"],
        /,
        *,
        urls: list[Any],
    ) -> LettersMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["run"],
        /,
        *,
        id: int,
        code: str,
        filename: str | None = None,
        data: Any | None = None,
        data_json: str | None = None,
        context: Any | None = None,
        values: bool | None = None,
        fresh: bool | None = None,
        console: bool | None = None,
        args: list[Any] | None = None,
        functions: list[Any] | None = None,
        port: Any | None = None,
        still: bool | None = None,
        token: str | None = None,
        acks: list[Any] | None = None,
        files: list[Any] | None = None,
        removed: list[Any] | None = None,
        event: Any | None = None,
        root: str | None = None,
        buffers: list[Any] | None = None,
    ) -> RunMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["stop"],
        /,
        *,
        id: int | None = None,
    ) -> StopMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["input"],
        /,
        *,
        id: int,
        text: str | None = None,
    ) -> InputMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["ack"],
        /,
        *,
        seq: int,
        token: str | None = None,
    ) -> AckMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["retry"],
        /,
    ) -> RetryMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["install"],
        /,
        *,
        id: int,
        names: list[Any],
        token: str | None = None,
        acks: list[Any] | None = None,
    ) -> InstallMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["remove"],
        /,
        *,
        names: list[Any],
    ) -> RemoveMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["inventory"],
        /,
    ) -> InventoryMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["complete"],
        /,
        *,
        id: int,
        code: str,
    ) -> CompleteMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["translate"],
        /,
        *,
        id: int,
        code: str,
    ) -> TranslateMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["inspect"],
        /,
        *,
        id: int,
        group: str,
        start: int,
    ) -> InspectMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["tabulate"],
        /,
        *,
        id: int,
        name: str,
        start: int,
        column: int | None = None,
        descending: bool | None = None,
    ) -> TabulateMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["export"],
        /,
        *,
        id: int,
        name: str,
        start: int,
        column: int | None = None,
        descending: bool | None = None,
    ) -> ExportMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["event"],
        /,
        *,
        id: int,
        what: str,
        x: float | None = None,
        y: float | None = None,
        button: int | None = None,
        key: str | None = None,
    ) -> EventMessage: ...

class MakeReport(Protocol):
    @overload
    def __call__(
        self,
        kind: Literal["progress"],
        /,
        *,
        file: str,
        loaded: int,
        total: int | None = None,
        all_loaded: int,
        all_total: int | None = None,
        source: str,
    ) -> ProgressMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["ready"],
        /,
        *,
        python: str,
        engine: str,
        ms: float,
        capabilities: Any,
        compiled: Any | None = None,
    ) -> ReadyMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["failed"],
        /,
        *,
        reason: str,
        file: str | None = None,
        fix: str,
    ) -> FailedMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["crashed"],
        /,
        *,
        reason: str,
        id: int | None = None,
    ) -> CrashedMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["started"],
        /,
        *,
        id: int,
        incomplete: bool | None = None,
    ) -> StartedMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["output"],
        /,
        *,
        id: int,
        seq: int,
        chunks: list[Any],
        token: str | None = None,
        read: int | None = None,
    ) -> OutputMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["display"],
        /,
        *,
        id: int,
        seq: int,
        mime: str,
        data: object,
        text: str,
        alt: str | None = None,
        name: str | None = None,
        width: int | None = None,
        height: int | None = None,
        slot: str | None = None,
        token: str | None = None,
        read: int | None = None,
    ) -> DisplayMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["drawing"],
        /,
        *,
        id: int,
        seq: int,
        ops: Any,
        pixels: Any | None = None,
        width: int | None = None,
        token: str | None = None,
        read: int | None = None,
    ) -> DrawingMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["comms"],
        /,
        *,
        id: int,
        seq: int,
        root: str,
        data: Any,
        buffers: list[Any],
        token: str | None = None,
        read: int | None = None,
    ) -> CommsMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["package"],
        /,
        *,
        id: int | None = None,
        name: str,
        version: str | None = None,
        loaded: int,
        total: int | None = None,
        all_loaded: int | None = None,
        all_total: int | None = None,
        source: str,
        state: str,
        cause: str | None = None,
        why: str | None = None,
    ) -> PackageMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["installed"],
        /,
        *,
        packages: list[Any],
        known: list[Any],
    ) -> InstalledMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["waiting"],
        /,
        *,
        id: int,
        prompt: str,
        secret: bool,
        ask: int | None = None,
        read: int | None = None,
    ) -> WaitingMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["result"],
        /,
        *,
        id: int,
        repr: str | None = None,
        value: object | None = None,
        shown: bool | None = None,
    ) -> ResultMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["error"],
        /,
        *,
        id: int,
        name: str,
        message: str,
        traceback: str,
        hint: str | None = None,
        lacks: str | None = None,
        owners: list[Any] | None = None,
        maybe: bool | None = None,
        file: str | None = None,
        line: int | None = None,
        source: str | None = None,
        column: int | None = None,
        end_column: int | None = None,
        wants: str | None = None,
    ) -> ErrorMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["files"],
        /,
        *,
        changed: list[Any],
        removed: list[Any],
        kept: list[Any],
        round: int,
    ) -> FilesMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["done"],
        /,
        *,
        id: int,
        status: str,
        ms: float,
        heap: int | None = None,
        spoilt: bool | None = None,
    ) -> DoneMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["refused"],
        /,
        *,
        reason: str,
        id: int | None = None,
    ) -> RefusedMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["completion"],
        /,
        *,
        id: int,
        names: list[Any],
        length: int,
    ) -> CompletionMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["translation"],
        /,
        *,
        id: int,
        code: str | None = None,
        lines: list[Any] | None = None,
        problem: str | None = None,
        line: int | None = None,
    ) -> TranslationMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["variables"],
        /,
        *,
        id: int,
        rows: list[Any],
        values: int,
        functions: int,
        modules: int,
        problem: str | None = None,
    ) -> VariablesMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["table"],
        /,
        *,
        id: int,
        columns: list[Any],
        numbers: str,
        labels: list[Any],
        cells: list[Any],
        rows: int,
        width: int,
        problem: str | None = None,
    ) -> TableMessage: ...
    @overload
    def __call__(
        self,
        kind: Literal["csv"],
        /,
        *,
        id: int,
        data: Any | None = None,
        next: int,
        rows: int,
        problem: str | None = None,
    ) -> CsvMessage: ...
