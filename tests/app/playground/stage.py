"""A presenter and its controls between a real client and panes that note what they are told."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from app.output.intake import Intake
from app.output.log import Log
from app.output.transcript import Transcript
from app.packages.failures import Failure
from app.playground.controls import Controls
from app.playground.inbox import Inbox
from app.playground.leaving import Leaving
from app.playground.panes import Panes
from app.playground.presenter import Presenter
from app.runtime.engines import Engines
from app.shell.settings import Settings
from tests.app import chunks
from tests.app.fakes import Bench

if TYPE_CHECKING:
    from app.output.row import Run
    from worker.messages import CompletionFields, PackageFields, ProgressFields

ENGINES = [
    ["cpython", "CPython", "Python itself", "language packages"],
    ["brython", "Brython", "JavaScript", "language translation"],
]

Seen = list[tuple[Any, ...]]


class Pane:
    """Notes what it is told, in the order of all panes."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen


class Output(Pane):
    def refresh(self) -> None:
        self.seen.append(("output", "refresh"))

    def paint(self) -> bool:
        self.seen.append(("output", "paint"))
        return False

    def stick(self) -> None:
        self.seen.append(("output", "stick"))

    def clear(self) -> None:
        self.seen.append(("output", "clear"))


class Tabs(Pane):
    def choose(self, name: str) -> None:
        self.seen.append(("tabs", name))

    def note_output(self) -> None:
        self.seen.append(("tabs", "note"))


class Toolbar(Pane):
    def show(self, state: str, has_kept_run: bool, *, can_retry: bool) -> None:
        self.seen.append(("toolbar", state, has_kept_run, can_retry))

    def show_program(self, name: str) -> None:
        self.seen.append(("toolbar", "program", name))

    def show_output(self, is_empty: bool) -> None:
        self.seen.append(("toolbar", "empty", is_empty))


class Status(Pane):
    def show(self, state: str, has_kept_run: bool) -> None:
        self.seen.append(("status", state, has_kept_run))

    def remark(self, sentence: str) -> None:
        self.seen.append(("remark", sentence))

    def show_outcome(self, status: str, milliseconds: float) -> None:
        self.seen.append(("status", "outcome", status, milliseconds))

    def show_memory(self, heap: int) -> None:
        self.seen.append(("status", "memory", heap))

    def show_engine(self, *, engine: str, python: str) -> None:
        self.seen.append(("status", "engine", engine, python))


class Ask(Pane):
    must_wait = False

    def show(self, prompt: "list[Run]", secret: bool) -> None:
        self.seen.append(("ask", prompt, secret))

    def hide(self, *, goes_on: bool) -> None:
        self.seen.append(("ask", "hide", goes_on))


class Loading(Pane):
    def __init__(self, seen: Seen) -> None:
        super().__init__(seen)
        self.missing: list[str] = []
        self.failures: list[Failure] = []

    @property
    def failed(self) -> list[str]:
        return self.missing

    def show_start(self) -> None:
        self.seen.append(("loading", "start"))

    def show_progress(self, fields: "ProgressFields") -> None:
        self.seen.append(("loading", fields["file"]))

    def show_package(self, fields: "PackageFields") -> None:
        self.seen.append(("loading", fields["name"], fields["state"]))

    def take_failures(self) -> "list[Failure]":
        taken, self.failures = self.failures, []
        return taken

    def forget(self) -> None:
        self.missing = []
        self.seen.append(("loading", "forget"))

    def hide(self) -> None:
        self.seen.append(("loading", "hide"))


class Packages(Pane):
    def open(self) -> None:
        self.seen.append(("packages", "open"))

    def show(self, *, packages: Any, known: Any) -> None:
        self.seen.append(("packages", packages, known))


class Completion(Pane):
    def take(self, fields: "CompletionFields") -> None:
        self.seen.append(("completion", fields["names"], fields["length"]))


class Variables(Pane):
    def refresh(self) -> None:
        """Not of interest here: it follows DONE."""

    def take(self, fields: Any) -> None:
        self.seen.append(("variables", fields["id"]))


class Results(Pane):
    def note_output(self) -> None:
        """Not of interest here: it goes with that of the tabs."""

    def show_output(self) -> None:
        self.seen.append(("results", "show output"))

    def see_output(self) -> None:
        """Not of interest here: it goes with the choice of a tab."""


class Drawing(Pane):
    """seen: what it was told of a drawing. Most of the programs here have none."""

    def begin(self) -> None:
        """Not of interest here: it goes with STARTED."""

    def take(self, fields: Any) -> None:
        self.seen.append(("drawing", fields["seq"]))

    def end(self) -> None:
        """Not of interest here: it follows DONE."""

    def clear(self) -> None:
        """Not of interest here: it goes with the output."""

    def hurry(self) -> None:
        """Not of interest here: it goes with a Stop."""

    def give_way(self) -> None:
        """Not of interest here: see tests/app/drawing."""

    def come_back(self) -> None:
        """Not of interest here: see tests/app/drawing."""


class Widgets(Pane):
    """own: the number of a run that is a widget's."""

    own = 0

    def is_own(self, run: int) -> bool:
        return run == self.own

    def begin(self) -> None:
        """Not of interest here: see test_widgets.py."""

    def take(self, fields: Any) -> None:
        self.seen.append(("widgets", fields["root"]))

    def finish(self, run: int) -> None:
        """Not of interest here: see test_widgets.py."""

    def go_on(self) -> None:
        """Not of interest here: see test_widgets.py."""


class Errors(Pane):
    is_placed = False

    def begin(self) -> None:
        self.seen.append(("errors", "begin"))

    def note(self, failure: Any) -> bool:
        self.seen.append(("errors", failure.get("line", 0)))
        return self.is_placed

    def end(self, *, is_error: bool) -> None:
        self.seen.append(("errors", "end", is_error))

    def clear(self) -> None:
        self.seen.append(("errors", "clear"))


class Data(Pane):
    def __init__(self, seen: Seen) -> None:
        super().__init__(seen)
        self.text: str | None = "{}"

    def read(self) -> str | None:
        return self.text


class File:
    """A file that can be run."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text


class Desk:
    """The open work."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.file: File | None = File("main.py", "1 + 1")

    def program(self) -> File | None:
        return self.file

    def note_run(self) -> None:
        self.seen.append(("desk", "run"))

    def hand_over(self, worker: int) -> Mapping[str, Any]:
        return {"files": ["a.txt", f"for worker {worker}"], "removed": []}

    def reveal(self, name: str) -> bool:
        self.seen.append(("reveal", name))
        return self.file is not None and name == self.file.name

    def go_to(self, line: int) -> None:
        self.seen.append(("line", line))


class Gate:
    """Permits, or keeps what is to be done once it does."""

    def __init__(self) -> None:
        self.is_open = True
        self.asked: list[Callable[[], object]] = []

    def permits(self, again: Callable[[], object]) -> bool:
        if not self.is_open:
            self.asked.append(again)
        return self.is_open


class Console:
    """What was typed at the console, by the numbers of its runs."""

    def __init__(self) -> None:
        self.typed: dict[int, str] = {}
        self.told: list[tuple[object, ...]] = []

    def begin(self, run: int, is_incomplete: bool) -> str | None:
        self.told.append((run, is_incomplete))
        return "" if is_incomplete else self.typed.get(run)

    def end(self, run: int, status: str) -> None:
        self.told.append((run, status))

    def catch_up(self, entries: list[str]) -> None:
        self.told.append(tuple(entries))

    def show(self, state: str) -> None:
        self.told.append((state,))


class Stage:
    """Everything together; `seen` is what the panes were told, but for what a frame would do."""

    def __init__(self, engine: str = "cpython") -> None:
        self.bench, self.gate = Bench(), Gate()
        self.seen: Seen = []
        self.console = Console()
        self.loading, self.data, self.desk = Loading(self.seen), Data(self.seen), Desk(self.seen)
        self.ask, self.errors = Ask(self.seen), Errors(self.seen)
        self.panes = Panes(
            output=Output(self.seen),
            tabs=Tabs(self.seen),
            toolbar=Toolbar(self.seen),
            status=Status(self.seen),
            ask=self.ask,
            loading=self.loading,
            packages=Packages(self.seen),
            completion=Completion(self.seen),
            data=self.data,
            console=self.console,
            results=Results(self.seen),
            drawing=Drawing(self.seen),
            variables=Variables(self.seen),
            errors=self.errors,
            widgets=Widgets(self.seen),
        )
        self.transcript, self.log = Transcript(), Log(lambda texts: texts)
        intake = Intake(self.transcript, self.log, chunks.chunk, chunks.chunks)
        settings = Settings(lambda _key: None, lambda _key, _text: None)
        workers = {name: f"./{name}.mjs" for name, *_ in ENGINES}
        self.engines = Engines(ENGINES, workers, engine, settings)
        client = self.bench.client
        self.presenter = Presenter(
            client,
            self.panes,
            self.engines,
            self.transcript,
            self.log,
            intake,
            Inbox(self.bench.clock.now),
        )
        self.keeps_names = False
        self.leaving = Leaving(client, self.presenter)
        self.controls = Controls(
            client,
            self.presenter,
            self.panes,
            self.engines,
            self.desk,
            self.desk,
            json.loads,
            self.gate,
            lambda: self.keeps_names,
            lambda: False,
        )
        client.told.listen(self.presenter.hear)

    def ready(self) -> "Stage":
        """A page whose Python is ready."""
        self.bench.ready()
        self.forget()
        return self

    def running(self) -> "Stage":
        """A page on which a program runs."""
        self.ready()
        self.controls.run()
        self.bench.report("started", id=1)
        self.forget()
        return self

    def forget(self) -> None:
        """Forget what has been seen and posted."""
        self.seen.clear()
        self.bench.forget()

    def told(self, *panes: str) -> Seen:
        """What some panes were told."""
        return [entry for entry in self.seen if entry[0] in panes]

    def entries(self) -> list[tuple[str, Any]]:
        """What the transcript has: kind and content of each entry, a stream's as text."""
        shown = self.transcript.take()[1]
        return [(each.kind, each.content if each.chunk is None else str_of(each.chunk)) for each in shown]

    def kept(self) -> str:
        """The whole log."""
        return "".join(part.text for part in self.log.parts())


def str_of(chunk: Any) -> str:
    """The text of a chunk."""
    text: str = chunk.text
    return text
